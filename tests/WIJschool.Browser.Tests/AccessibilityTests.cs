using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace WIJschool.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, in neither theme, on a desk nor on a phone. A theme has the same colours at every width.</summary>
[Collection(OnTheSite.Name)]
public class AccessibilityTests(BrowserFixture browser)
{
    private static readonly (int Width, bool Dark)[] Looks = [(1440, false), (390, true)];

    internal static readonly AxeRunOptions Rules = new()
    {
        Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } }, // new in WCAG 2.2, and off unless asked for
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    [Theory, MemberData(nameof(PageType.Names), MemberType = typeof(PageType))]
    public async Task Axe_finds_nothing_on_phone_and_desk_in_both_themes(string name)
    {
        var type = PageType.Named(name);
        foreach (var (width, dark) in Looks)
        {
            await using var visit = await browser.VisitAsync(width, dark: dark);
            Assert.Equal(type.Status, await visit.GoAsync(type.Address));
            var found = await visit.Page.RunAxe(Rules);
            Assert.True(found.Violations.Length == 0, $"{width} px, dark: {dark}\n" + string.Join('\n', found.Violations.Select(Describe)));
        }
    }

    internal static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Take(5).Select(node => $"  {node.Target}  {node.Html}"));
}
