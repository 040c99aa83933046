using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Web.Tests.Site;

/// <summary>Parts of the frame that are rendered once for many pages.</summary>
[Collection(OnTheSite.Name)]
public partial class KeptPartsTests(ImportedSite site)
{
    private const string Uncached = "/gereedschapskist?q="; // a page with a query is made anew for every visitor

    [Fact]
    public async Task Foot_of_the_page_is_in_the_language_of_the_page_whichever_was_asked_first()
    {
        var (dutch, english) = (Foot(await site.AskAsync(Uncached + "een")), Foot(await site.AskAsync("/en/bestaat-niet?q=een")));

        Assert.Contains("Vraag het ons", dutch, StringComparison.Ordinal);
        Assert.DoesNotContain("Vraag het ons", english, StringComparison.Ordinal);
        Assert.Contains("/en/rss.xml", english, StringComparison.Ordinal);
        Assert.Equal(dutch, Foot(await site.AskAsync("/zoeken?q=twee")));
        Assert.Equal(english, Foot(await site.AskAsync("/en/bestaat-niet?q=twee")));
    }

    [Theory]
    [InlineData("/nieuws/?q=een", "/nieuws/ page")]
    [InlineData("/gereedschapskist/?q=een", "/gereedschapskist/ page")]
    [InlineData("/over/aanleiding/?q=een", "/over/aanleiding/ page")]
    [InlineData("/zoeken/?q=een", "")]
    public async Task Menu_marks_the_place_of_the_page_whichever_was_asked_first(string address, string marked)
    {
        await site.AskAsync("/over/missie/?q=een");

        Assert.Equal(marked, string.Join(", ", MarkedItem().Matches(Menu().Match((await site.AskAsync(address)).Text).Value)
            .Select(item => $"{item.Groups["to"].Value} {item.Groups["mark"].Value}")));
    }

    [Fact]
    public async Task Foot_names_a_renamed_page_at_once()
    {
        await site.AskAsync(Uncached + "een");
        var undo = site.Rename(site.Page("contactPage", "Contact"), "Schrijf ons");
        try
        {
            Assert.Contains("Schrijf ons", Foot(await site.AskAsync(Uncached + "een")), StringComparison.Ordinal);
        }
        finally
        {
            undo();
        }
        Assert.DoesNotContain("Schrijf ons", Foot(await site.AskAsync(Uncached + "een")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foot_has_a_changed_label_at_once()
    {
        await site.AskAsync(Uncached + "een");
        var labels = site.Get<IDictionaryItemService>();
        var before = await WriteAsync(labels, "Mail ons maar");
        try
        {
            Assert.Contains("Mail ons maar", Foot(await site.AskAsync(Uncached + "een")), StringComparison.Ordinal);
        }
        finally
        {
            await WriteAsync(labels, before);
        }
    }

    [Fact]
    public async Task Foot_for_members_is_not_shown_to_others()
    {
        var undo = site.Protect(site.Page("contactPage", "Contact"), "Team");
        try
        {
            Assert.Contains(">Contact</a>", Foot(await site.AskAsync(Uncached + "een", "Team")), StringComparison.Ordinal);
            Assert.DoesNotContain(">Contact</a>", Foot(await site.AskAsync(Uncached + "een")), StringComparison.Ordinal);
            Assert.Contains(">Contact</a>", Foot(await site.AskAsync(Uncached + "een", "Team")), StringComparison.Ordinal);
        }
        finally
        {
            undo();
        }
    }

    private static async Task<string> WriteAsync(IDictionaryItemService labels, string text)
    {
        var item = (await labels.GetAsync("Footer.Contact"))!;
        var translation = item.Translations.Single(one => one.LanguageIsoCode == "nl");
        var before = translation.Value;
        translation.Value = text;
        Assert.True((await labels.UpdateAsync(item, Constants.Security.SuperUserKey)).Success);
        return before;
    }

    private static string Foot(Answer page) => Footer().Match(page.Text).Value;

    [GeneratedRegex("<nav class=\"menu\".*?</nav>", RegexOptions.Singleline, 1000)]
    private static partial Regex Menu();

    [GeneratedRegex("<a href=\"(?<to>[^\"]*)\"[^>]* aria-current=\"(?<mark>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex MarkedItem();

    [GeneratedRegex("<footer.*</footer>", RegexOptions.Singleline, 1000)]
    private static partial Regex Footer();
}
