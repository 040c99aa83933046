using System.Net;

namespace WIJschool.Web.Tests.Rendering;

/// <summary>Pages are kept for the addresses that the site itself offers, and for no others: what visitors type cannot fill the memory.</summary>
[Collection(OnTheSite.Name)]
public class PageCacheTests(ImportedSite site)
{
    [Theory]
    [InlineData("/over/missie")]
    [InlineData("/en/about/mission")]
    [InlineData("/gereedschapskist?laag=dialoog")]
    [InlineData("/gereedschapskist?thema=vrijheid-van-meningsuiting")]
    [InlineData("/gereedschapskist?pagina=2")]
    [InlineData("/rss.xml")]
    [InlineData("/sitemap.xml")]
    public async Task Page_that_many_ask_for_is_kept(string address)
    {
        await site.AskAsync(address);

        Assert.True((await site.AskAsync(address)).IsKept);
    }

    [Theory]
    [InlineData("/gereedschapskist?q=pesten")]
    [InlineData("/gereedschapskist?laag=zomaar")]
    [InlineData("/gereedschapskist?LAAG=zomaar")]
    [InlineData("/gereedschapskist?laag=dialoog&thema=pesten")]
    [InlineData("/gereedschapskist?laag=dialoog&laag=dialoog")]
    [InlineData("/gereedschapskist?leeftijd=12")]
    [InlineData("/gereedschapskist?id=1")]
    [InlineData("/gereedschapskist?pagina=987654")]
    [InlineData("/gereedschapskist?pagina=02")]
    [InlineData("/over?pagina=21")]
    [InlineData("/over///missie")]
    [InlineData("/over/missie%2f%2f")]
    [InlineData("/bestaat-niet")]
    public async Task Page_that_hardly_anybody_asks_for_is_made_anew(string address)
    {
        await site.AskAsync(address);

        Assert.False((await site.AskAsync(address)).IsKept);
    }

    [Theory]
    [InlineData("/over/missie?utm_source=nieuwsbrief")]
    [InlineData("/over/missie?__proto__=1&constructor[prototype]=2")]
    [InlineData("/over/missie?%00=%ff&;DROP=TABLE")]
    [InlineData("/rss.xml?laag=zomaar&q=iets&pagina=7")]
    public async Task Parameter_that_no_page_looks_at_leads_to_the_page_that_was_kept(string address)
    {
        await site.AskAsync(address.Split('?')[0]);

        var answer = await site.AskAsync(address);

        Assert.True(answer.IsKept);
        Assert.DoesNotContain("utm_source", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_of_content_shows_at_once_though_the_page_was_kept()
    {
        var page = site.Page("contentPage", "Missie");
        await site.AskAsync("/en/about/mission");
        var undo = site.Rename(page, "Our purpose", "en");
        try
        {
            var moved = await site.AskAsync("/en/about/mission");
            Assert.Equal((HttpStatusCode.MovedPermanently, "/en/about/our-purpose/"), (moved.Status, moved.Location));
            Assert.Contains("<h1 class=\"\">Our purpose</h1>".Replace(" class=\"\"", "", StringComparison.Ordinal), (await site.AskAsync("/en/about/our-purpose")).Text, StringComparison.Ordinal);
        }
        finally
        {
            undo();
        }
    }
}
