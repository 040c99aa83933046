using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace WIJschool.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, in neither theme, on a desk nor on a phone.</summary>
[Collection(OnTheSite.Name)]
public class AccessibilityTests(BrowserFixture browser)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public Task Axe_finds_nothing_in_the_light_theme(string name) => CheckAsync(name, 1440, dark: false);

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public Task Axe_finds_nothing_in_the_dark_theme_on_a_phone(string name) => CheckAsync(name, 390, dark: true);

    private async Task CheckAsync(string name, int width, bool dark)
    {
        var type = PageType.Named(name);
        await using var visit = await browser.VisitAsync(width, dark: dark);

        Assert.Equal(type.Status, await visit.GoAsync(type.Address));
        var found = await visit.Page.RunAxe(Rules);

        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(Describe)));
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Take(5).Select(node => $"  {node.Target}  {node.Html}"));
}
