using Microsoft.Playwright;

namespace WIJschool.Browser.Tests;

/// <summary>Renews <c>docs/screenshots</c> when asked for with <c>./test --screenshots</c>.</summary>
[Collection(OnTheSite.Name), Trait("Category", "Screenshots")]
public class ScreenshotTests(BrowserFixture browser)
{
    private const int Highest = 3200; // of a very long page the top says enough
    private static readonly string[] InDarkToo = ["home", "toolbox", "philosophy"];

    private static string? Folder => Environment.GetEnvironmentVariable("WIJSCHOOL_SCREENSHOTS");

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public async Task A_page_is_pictured_on_phone_and_desk(string name)
    {
        if (Folder is null) return; // only where someone asked for pictures
        foreach (var width in new[] { 390, 1440 })
        {
            await PictureAsync(name, width, dark: false);
            if (InDarkToo.Contains(name)) await PictureAsync(name, width, dark: true);
        }
    }

    private async Task PictureAsync(string name, int width, bool dark)
    {
        await using var visit = await browser.VisitAsync(width, dark: dark);
        await visit.GoAsync(PageType.Named(name).Address);
        await visit.Page.EvaluateAsync("() => document.fonts.ready");
        var height = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await visit.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder!, $"{name}-{width}{(dark ? "-dark" : "")}.jpg"),
            Type = ScreenshotType.Jpeg,
            Quality = 60,
            FullPage = true,
            Clip = new() { X = 0, Y = 0, Width = width, Height = Math.Min(height, Highest) },
        });
    }
}
