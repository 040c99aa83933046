using Microsoft.Playwright;

namespace WIJschool.Browser.Tests;

/// <summary>One site and one Chromium for all tests; each test opens a visit of its own.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", // a test machine has no screen and often runs as root
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private const int Patience = 15_000; // milliseconds; other tests may keep the machine busy

    private IPlaywright? playwright;
    private IBrowser? browser;

    public SiteProcess Site { get; } = new();

    public async Task InitializeAsync()
    {
        await Site.StartAsync();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath(), Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>A browser window without memory of earlier visits.</summary>
    public async Task<Visit> VisitAsync(int width = 1440, int height = 900, bool dark = false, bool scripts = true, bool forcedColours = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = forcedColours ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce, // what moves would make the answers depend on time
            JavaScriptEnabled = scripts,
            Locale = "nl-NL",
        });
        context.SetDefaultTimeout(Patience);
        return new Visit(context, await context.NewPageAsync());
    }

    private static string ChromiumPath() => Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_CHROMIUM") ?? "/usr/bin/chromium";
}

/// <summary>A site of their own for tests that change it, with an administrator whose password is known.</summary>
public sealed class BackOfficeFixture : BrowserFixture
{
    public const string Login = "lotte@wijschool.nl";
    public const string Password = "Een-lange-zin-voor-Lotte";

    public BackOfficeFixture()
    {
        Site.Settings["Umbraco__CMS__Unattended__UnattendedUserName"] = "Lotte";
        Site.Settings["Umbraco__CMS__Unattended__UnattendedUserEmail"] = Login;
        Site.Settings["Umbraco__CMS__Unattended__UnattendedUserPassword"] = Password;
        Site.Settings["Umbraco__CMS__Security__AllowConcurrentLogins"] = "true"; // each test is a window of its own
        Site.Settings["Umbraco__CMS__WebRouting__UmbracoApplicationUrl"] = Site.Address.ToString(); // for links in mail
    }
}

[CollectionDefinition(Name)]
public sealed class AtTheDesk : ICollectionFixture<BackOfficeFixture>
{
    public const string Name = "Back office";
}

[CollectionDefinition(Name)]
public sealed class OnTheSite : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Site";
}
