using System.Net;
using System.Net.Http.Headers;

namespace WIJschool.Browser.Tests;

/// <summary>What goes over the line beside the page itself.</summary>
[Collection(OnTheSite.Name)]
public class HeaderTests(BrowserFixture browser)
{
    private HttpClient Http => browser.Site.Http;

    [Theory, InlineData("/"), InlineData("/bestaat-niet"), InlineData("/api/search?q=dialoog"), InlineData("/sitemap.xml")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var answer = await Http.GetAsync(new Uri(address, UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_page_is_compressed_for_who_can_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gereedschapskist");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var answer = await Http.SendAsync(request);

        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task Styles_and_scripts_may_be_kept_for_a_year()
    {
        var home = await Http.GetStringAsync(new Uri("/", UriKind.Relative));
        var start = home.IndexOf("/assets/site-", StringComparison.Ordinal);

        using var answer = await Http.GetAsync(new Uri(home[start..home.IndexOf('"', start)], UriKind.Relative));

        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
    }

    [Theory, InlineData("/health/live"), InlineData("/health/ready"), InlineData("/sitemap.xml"), InlineData("/rss.xml"), InlineData("/atom.xml"), InlineData("/en/rss.xml")]
    public async Task A_machine_finds_what_it_looks_for(string address)
    {
        using var answer = await Http.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
