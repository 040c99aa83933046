using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core.DependencyInjection;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Privacy;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Members;

/// <summary>The pages where members of the site sign in and keep their account.</summary>
internal static class MembersFeature
{
    public static IServiceCollection AddMemberPages(this IServiceCollection services)
    {
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.Events.OnRedirectToLogin = SendAsync;
            options.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        return services.AddMemberCookies(MemberAddresses.SignIn)
            .AddFederation()
            .AddScoped<MemberDesk>()
            .AddScoped<FreshSignIn>()
            .AddScoped<IPersonalData, SignInPersonalData>()
            .AddScoped<MemberMail>()
            .AddSingleton<OfferedSecrets>()
            .AddSingleton<MemberPost>()
            .AddHostedService(provider => provider.GetRequiredService<MemberPost>());
    }

    public static IUmbracoBuilder AddMemberLetters(this IUmbracoBuilder builder) =>
        builder.AddNotificationAsyncHandler<MemberSecurityNotification, SecurityLetters>();

    /// <summary>What a page says to one who is signed in is for nobody else: no cache between here and there keeps it.</summary>
    public static void UsePrivatePages(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "private, no-cache";
                return Task.CompletedTask;
            });
        }
        return next(http);
    });

    /// <summary>To the page that says what keeps a member out. Programs are told so without being sent anywhere.</summary>
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPrograms(context.Request)) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else context.Response.Redirect(MemberAddresses.In(CultureOf(context.Request), SchoolLinks.NoAccessPath));
        return Task.CompletedTask;
    }

    /// <summary>To the page of the sign-in in the language of the page that was asked for. Programs are told so without being sent anywhere.</summary>
    private static Task SendAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (IsForPrograms(request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var culture = CultureOf(request);
        context.Response.Redirect(MemberAddresses.SignInFor(culture, HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : MemberAddresses.In(culture, MemberAddresses.Account)));
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/umbraco", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static string CultureOf(HttpRequest request) => request.Path.StartsWithSegments(MemberAddresses.English, StringComparison.OrdinalIgnoreCase) ? "en" : "nl";
}
