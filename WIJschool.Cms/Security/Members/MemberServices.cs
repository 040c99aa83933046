using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security.Members;

/// <summary>Members of the site: ASP.NET Core Identity over Umbraco's own accounts.</summary>
public static class MemberServices
{
    /// <summary>How long the link of a mail about a forgotten password holds.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(4);

    private static readonly TimeSpan SecondStepLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The cookies by which a member is known, apart from those of the back office. They come with the pages where members sign in.</summary>
    /// <param name="signInPath">Where whoever is not signed in is sent.</param>
    public static IServiceCollection AddMemberCookies(this IServiceCollection services, string signInPath)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => ConfigureSession(Safe(options, "lid"), signInPath))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Safe(options, "lid-stap").ExpireTimeSpan = SecondStepLifetime)
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme, options => Safe(options, "lid-bekend"))
            .AddCookie(IdentityConstants.ExternalScheme, options => Safe(options, "lid-elders").ExpireTimeSpan = SecondStepLifetime);
        return services;
    }

    internal static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services
            .AddScoped<IPasswordValidator<MemberAccount>, MemberPasswordValidator>()
            .AddSingleton<IPasswordHasher<MemberAccount>, MemberPasswordHasher>()
            .AddSingleton<ILookupNormalizer, AsTyped>()
            .AddSingleton<OneAtATime>()
            .AddSingleton<MemberRush>()
            .AddSingleton<MemberAccounts>()
            .AddSingleton<MemberSecrets>()
            .AddSingleton<MemberSessions>()
            .AddSingleton(provider => new MemberTraces(
                provider.GetRequiredService<MemberSecrets>(), provider.GetRequiredService<MemberSessions>(), provider.GetRequiredService<ITwoFactorLoginService>()))
            .AddScoped<MemberSecurity>()
            .Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = LinkLifetime)
            .Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"))
            .AddOptions<IdentityOptions>().Configure<IMemberPasswordConfiguration>(Configure);
        services.AddAuthentication(); // the sign-in asks for its schemes
        services.AddIdentityCore<MemberAccount>()
            .AddUserStore<MemberStore>()
            .AddClaimsPrincipalFactory<MemberPrincipals>()
            .AddUserManager<MemberManager>()
            .AddSignInManager<MemberSignInManager>()
            .AddTokenProvider<DataProtectorTokenProvider<MemberAccount>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AuthenticatorCodes>(AuthenticatorApp.Name);
        return services;
    }

    internal static void AddMemberHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<MemberCacheRefresherNotification, MemberChanges>()
        .AddNotificationHandler<MemberGroupCacheRefresherNotification, MemberChanges>()
        .AddNotificationHandler<AssignedMemberRolesNotification, MemberChanges>()
        .AddNotificationHandler<RemovedMemberRolesNotification, MemberChanges>()
        .AddNotificationAsyncHandler<MemberDeletedNotification, SecretsOfDeletedMembers>()
        .AddNotificationAsyncHandler<MemberLoginSuccessNotification, MemberAudit>()
        .AddNotificationAsyncHandler<MemberLoginFailedNotification, MemberAudit>()
        .AddNotificationAsyncHandler<MemberLogoutSuccessNotification, MemberAudit>()
        .AddNotificationAsyncHandler<MemberSecurityNotification, MemberAudit>();

    private static void Configure(IdentityOptions options, IMemberPasswordConfiguration rules)
    {
        options.User.AllowedUserNameCharacters = ""; // Umbraco's members may be called anything
        options.Lockout.MaxFailedAccessAttempts = rules.MaxFailedAccessAttemptsBeforeLockout;
        options.Tokens.AuthenticatorTokenProvider = AuthenticatorApp.Name;
    }

    private static CookieAuthenticationOptions Safe(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail leads to a page for members
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        return options;
    }

    private static void ConfigureSession(CookieAuthenticationOptions options, string signInPath)
    {
        options.ExpireTimeSpan = MemberSessions.Lifetime;
        options.SlidingExpiration = true;
        (options.LoginPath, options.AccessDeniedPath) = (signInPath, signInPath);
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = CheckAsync;
    }

    /// <summary>A cookie is only as good as its session, and says nothing about the member that may have changed.</summary>
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var (http, told) = (context.HttpContext, context.Principal!);
        var sessions = http.RequestServices.GetRequiredService<MemberSessions>();
        var user = MemberSessions.IdOf(told) is { } session && Guid.TryParse(told.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var member)
            ? await sessions.FindAsync(session, member, http.RequestAborted) : null;
        if (user is not null)
        {
            context.ReplacePrincipal(user);
            return;
        }
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Leaves names as they are: the database compares them without regard to case, and knows more letters than a to z.</summary>
    private sealed class AsTyped : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
