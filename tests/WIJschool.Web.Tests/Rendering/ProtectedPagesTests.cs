using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using WIJschool.Core.Toolbox;

namespace WIJschool.Web.Tests.Rendering;

/// <summary>The one rule of protection: who may not read a page is not told of it, wherever pages are named.</summary>
[Collection(OnTheSite.Name)]
public partial class ProtectedPagesTests(ImportedSite site)
{
    private const string Group = "Kernteam";
    private const string Secret = "Kwikstaartgeheim";

    /// <summary>What finds it: a page repeats what was typed.</summary>
    private const string Typed = "kwikstaart";

    [Fact]
    public async Task Who_may_not_read_a_page_is_not_told_of_it_anywhere()
    {
        await WhileProtectedAsync(async keys =>
        {
            foreach (var address in await AddressesAsync(keys))
                Assert.False((await site.AskAsync(address)).Text.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{address} names a protected page");
        });
        Assert.DoesNotContain(Secret, (await site.AskAsync("/gereedschapskist")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_group_meets_it_everywhere_and_the_next_visitor_does_not() => await WhileProtectedAsync(async keys =>
    {
        foreach (var address in new[] { "/gereedschapskist?q=" + Typed, "/succesverhalen", "/nieuws", "/sitemap", "/rss.xml", "/sitemap.xml", "/api/search?q=" + Typed, CompareOf(keys) })
        {
            Assert.DoesNotContain(Secret, (await site.AskAsync(address)).Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Secret, (await site.AskAsync(address, Group)).Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Secret, (await site.AskAsync(address, "Andere groep")).Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Secret, (await site.AskAsync(address)).Text, StringComparison.OrdinalIgnoreCase);
        }
    });

    /// <summary>A page that picked it names it there, without its properties, as Umbraco does.</summary>
    [Fact]
    public async Task Lists_of_the_delivery_api_leave_it_out() => await WhileProtectedAsync(async _ =>
    {
        foreach (var query in new[] { "take=500", "fetch=descendants:/&take=500", $"filter=name:{Secret}" })
        {
            var items = JsonDocument.Parse((await site.AskAsync($"/umbraco/delivery/api/v2/content?{query}")).Text).RootElement.GetProperty("items");
            Assert.DoesNotContain(items.EnumerateArray(), item => item.GetProperty("name").GetString()!.Contains(Secret, StringComparison.Ordinal));
        }
    });

    [Fact]
    public async Task The_page_itself_and_its_pdf_say_that_they_are_private() => await WhileProtectedAsync(async keys =>
    {
        foreach (var address in new[] { $"/gereedschapskist/{Secret}-0", $"/gereedschapskist/{Secret}-0.pdf" })
        {
            var refused = await site.AskAsync(address.ToLowerInvariant());
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("Deze pagina is besloten", refused.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await site.AskAsync(address.ToLowerInvariant(), Group)).Status);
        }
    });

    private static string CompareOf(Guid[] keys) => $"/gereedschapskist/vergelijk?id={keys[0]:D}";

    /// <summary>An intervention that others and stories refer to, a story and a news item, under names that stand nowhere else.</summary>
    private async Task WhileProtectedAsync(Func<Guid[], Task> test)
    {
        (string Alias, string Name)[] chosen =
        [
            (Intervention.Alias, "Legpuzzelmethode"), ("successStory", "Van twee kampen naar één kantine"), ("newsItem", "De site van WIJschool is open"),
        ];
        var pages = chosen.Select(item => site.Page(item.Alias, item.Name)).ToArray();
        var undo = new List<Action>();
        try
        {
            foreach (var (page, number) in pages.Select((page, number) => (page, number)))
            {
                undo.Add(site.Rename(page, $"{Secret} {number}"));
                undo.Add(site.Protect(page, Group));
            }
            await FoundAsync(0, group: null);
            await FoundAsync(pages.Length, Group);
            await test([.. pages.Select(page => page.Key)]);
        }
        finally
        {
            foreach (var step in Enumerable.Reverse(undo)) step();
            await FoundAsync(0, Group);
        }
    }

    /// <summary>The index follows a change of protection within seconds.</summary>
    private async Task FoundAsync(int count, string? group)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await site.AskAsync($"/api/search?q={Secret}", group)).Text.StartsWith($"{{\"total\":{count},", StringComparison.Ordinal)) return;
            await Task.Delay(50);
        }
        Assert.Fail($"The index does not find {count} pages.");
    }

    /// <summary>All pages of the site in both languages, and every other address that names pages.</summary>
    private async Task<IEnumerable<string>> AddressesAsync(Guid[] keys)
    {
        var map = (await site.AskAsync("/sitemap.xml")).Text;
        var pages = Locations().Matches(map).Select(match => new Uri(match.Groups["url"].Value).PathAndQuery).ToList();
        Assert.True(pages.Count > 100);
        return pages.Concat(
        [
            "/sitemap.xml", "/rss.xml", "/atom.xml", "/en/rss.xml", $"/zoeken?q={Typed}", "/zoeken?q=legpuzzel", "/en/search?q=jigsaw", $"/gereedschapskist?q={Typed}",
            "/gereedschapskist?laag=ontmoeting", "/gereedschapskist?pagina=3", CompareOf(keys), $"/{Typed}", "/api/search?q=legpuzzel&take=50", "/api/search/suggest?q=kwiks",
            "/api/search/suggest?q=legp", "/gereedschapskist/vreedzame-school.pdf",
        ]);
    }

    [GeneratedRegex("<loc>(?<url>[^<]+)</loc>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Locations();
}
