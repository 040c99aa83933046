namespace WIJschool.Browser.Tests;

/// <summary>Renews <c>docs/screenshots</c> when asked for with <c>./test --screenshots</c>.</summary>
[Collection(OnTheSite.Name), Trait("Category", "Screenshots")]
public class ScreenshotTests(BrowserFixture browser)
{
    private const int Highest = 2000; // of a very long page the top says enough
    private const int Quality = 40;
    private const int MostBytes = 150_000;
    private static readonly string[] InDarkToo = ["home", "toolbox", "philosophy", "intervention"];

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
        var height = Math.Min(Highest, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await visit.Page.SetViewportSizeAsync(width, height); // pictures further down are only fetched when they come into sight
        await visit.Page.EvaluateAsync("""
            () => Promise.all([document.fonts.ready, ...[...document.images]
              .filter(image => image.getBoundingClientRect().top < innerHeight).map(image => image.decode().catch(() => {}))])
            """);
        var picture = await TakeAsync(visit, width, height);
        Assert.InRange(picture.Length, 1, MostBytes);
        await File.WriteAllBytesAsync(Path.Combine(Folder!, $"{name}-{width}-{(dark ? "dark" : "light")}.webp"), picture);
    }

    /// <summary>Chromium can write WebP, which Playwright's own method does not offer.</summary>
    private static async Task<byte[]> TakeAsync(Visit visit, int width, int height)
    {
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "webp",
            ["quality"] = Quality,
            ["clip"] = new { x = 0, y = 0, width, height, scale = 1 },
        });
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
