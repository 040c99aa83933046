namespace WIJschool.Browser.Tests;

[Collection(OnTheSite.Name)]
public class LayoutTests(BrowserFixture browser)
{
    private static readonly int[] Widths = [320, 390, 768, 1440, 1920];

    // what sticks out while nothing lets it scroll or hides it, so that a failure names the culprit
    private const string StickingOut = """
        () => [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 4).map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : '')).join(', ')
        """;

    // a resized page takes on its new media queries with the next frame that is drawn
    private const string OverflowOnceLaidOut = """
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
          done(document.documentElement.scrollWidth - document.documentElement.clientWidth))))
        """;

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public async Task A_page_fits_every_width_without_scrolling_sideways(string name)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(PageType.Named(name).Address);

        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            var overflow = await visit.Page.EvaluateAsync<int>(OverflowOnceLaidOut);
            Assert.True(overflow <= 1, // a fraction of a pixel is counted as a whole one, and cannot be seen
                $"{name} is {overflow} px too wide at {width} px: {await visit.Page.EvaluateAsync<string>(StickingOut)}");
        }
    }

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public async Task The_browser_has_nothing_to_complain_about(string name)
    {
        await using var visit = await browser.VisitAsync();

        var type = PageType.Named(name);
        await visit.GoAsync(type.Address);
        await visit.Page.EvaluateAsync("() => window.scrollTo(0, document.body.scrollHeight)");

        // the browser itself reports the page that is not there
        var complaints = visit.Complaints.Where(complaint => type.Status == 200 || !complaint.Contains("404", StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public async Task A_page_has_one_title_and_says_its_language(string name)
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync(PageType.Named(name).Address);

        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Equal(name.EndsWith("english", StringComparison.Ordinal) ? "en" : "nl", await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEmpty(await visit.Page.TitleAsync());
    }
}
