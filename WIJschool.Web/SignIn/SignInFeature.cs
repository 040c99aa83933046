namespace WIJschool.Web.SignIn;

/// <summary>The pages below /umbraco/login: signing in, the second step, a forgotten password, and the links of mails.</summary>
internal static class SignInFeature
{
    public static IServiceCollection AddSignInPages(this IServiceCollection services) => services.AddSingleton<SignInDesk>();

    /// <summary>
    /// While developing, links in mails lead to the address that the site listens on. Elsewhere the address is a setting: taken from a
    /// request, it would let somebody send a user a link to another site.
    /// </summary>
    public static void KnowOwnAddress(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.Urls.FirstOrDefault() is { } address && Uri.TryCreate(address, UriKind.Absolute, out var own))
                app.Services.GetRequiredService<Umbraco.Cms.Core.Hosting.IHostingEnvironment>().EnsureApplicationMainUrl(own);
        });
    }
}
