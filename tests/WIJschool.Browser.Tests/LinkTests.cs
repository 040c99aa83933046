using System.Net;
using System.Text.RegularExpressions;

namespace WIJschool.Browser.Tests;

/// <summary>Follows every link from the home pages on, as a search engine does.</summary>
[Collection(OnTheSite.Name)]
public partial class LinkTests(BrowserFixture browser)
{
    private const int Most = 1500; // filters combine without end; the pages themselves are far fewer

    [Fact]
    public async Task No_page_links_to_an_address_that_does_not_answer()
    {
        var broken = new List<string>();
        var known = new HashSet<string>(["/", "/en/", "/sitemap/"], StringComparer.Ordinal);
        var waiting = new Queue<(string From, string Address)>(known.Select(address => ("start", address)));
        while (waiting.TryDequeue(out var next) && known.Count < Most)
        {
            using var answer = await browser.Site.Http.GetAsync(new Uri(next.Address, UriKind.Relative));
            if (answer.StatusCode >= HttpStatusCode.BadRequest) broken.Add($"{(int)answer.StatusCode} {next.Address} on {next.From}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var address in LinksIn(await answer.Content.ReadAsStringAsync()).Where(known.Add)) waiting.Enqueue((next.Address, address));
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(known.Count > 100, $"Only {known.Count} addresses were found.");
    }

    // a combination of filters is a page of its own, but not one that says more about links
    private static IEnumerable<string> LinksIn(string html) => Link().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0])
        .Where(address => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('&', StringComparison.Ordinal));

    [GeneratedRegex("""(?:href|src|poster)="([^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
