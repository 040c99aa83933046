using System.Net;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Web.Tests.Site;

/// <summary>Addresses that the site gives of itself, behind a proxy and under names that editors gave its languages.</summary>
[Collection(OnTheSite.Name)]
public class NamedHostTests(ImportedSite site)
{
    private static readonly (string, string)[] Paths = [("/", "nl"), ("/en", "en")];

    [Fact]
    public async Task Behind_a_proxy_all_addresses_are_those_that_the_visitor_sees()
    {
        var page = await site.AskAsync("/over/missie", host: "wij.test", scheme: "https");

        Assert.Contains("<link rel=\"canonical\" href=\"https://wij.test/over/missie/\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"en\" href=\"https://wij.test/en/about/mission/\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<loc>https://wij.test/en/about/mission/</loc>", (await site.AskAsync("/sitemap.xml", host: "wij.test", scheme: "https")).Text, StringComparison.Ordinal);
        Assert.Contains("<link>https://wij.test/nieuws/", (await site.AskAsync("/rss.xml", host: "wij.test", scheme: "https")).Text, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://wij.test/sitemap.xml", (await site.AskAsync("/robots.txt", host: "wij.test", scheme: "https")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_kept_for_one_name_is_not_shown_under_another()
    {
        await site.AskAsync("/over/visie", host: "een.test");
        await site.AskAsync("/over/visie", host: "een.test");

        var other = await site.AskAsync("/over/visie", host: "twee.test", scheme: "https");

        Assert.Contains("href=\"https://twee.test/over/visie/\"", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("een.test", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_under_a_host_of_its_own_knows_the_other() => await UnderAsync([("nl.wij.test", "nl"), ("https://en.wij.test", "en")], async () =>
    {
        var dutch = await site.AskAsync("/over/missie", host: "nl.wij.test", scheme: "https");
        var english = await site.AskAsync("/about/mission", host: "en.wij.test", scheme: "https");

        Assert.Contains("<html lang=\"nl\"", dutch.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", english.Text, StringComparison.Ordinal);
        foreach (var page in new[] { dutch, english })
        {
            Assert.Contains("hreflang=\"nl\" href=\"https://nl.wij.test/over/missie/\"", page.Text, StringComparison.Ordinal);
            Assert.Contains("hreflang=\"en\" href=\"https://en.wij.test/about/mission/\"", page.Text, StringComparison.Ordinal);
        }
        Assert.Contains("<link rel=\"canonical\" href=\"https://en.wij.test/about/mission/\">", english.Text, StringComparison.Ordinal);
        Assert.Contains("<language>en</language>", (await site.AskAsync("/rss.xml", host: "en.wij.test", scheme: "https")).Text, StringComparison.Ordinal);
        var map = (await site.AskAsync("/sitemap.xml", host: "nl.wij.test", scheme: "https")).Text;
        Assert.Contains("<loc>https://nl.wij.test/over/missie/</loc>", map, StringComparison.Ordinal);
        Assert.Contains("<loc>https://en.wij.test/about/mission/</loc>", map, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_host_with_a_path_leads_there_and_a_stranger_is_led_to_the_hosts_of_the_site() => await UnderAsync([("wij.test", "nl"), ("wij.test/english", "en")], async () =>
    {
        var english = await site.AskAsync("/english/about/mission", host: "wij.test", scheme: "https");
        Assert.Contains("<html lang=\"en\"", english.Text, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://wij.test/english/about/mission/\">", english.Text, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"nl\" href=\"https://wij.test/over/missie/\"", english.Text, StringComparison.Ordinal);

        await site.AskAsync("/over/missie", host: "aanvaller.test");
        var stranger = await site.AskAsync("/over/missie", host: "aanvaller.test");
        Assert.False(stranger.IsKept);
        Assert.DoesNotContain("<link rel=\"canonical\" href=\"http://aanvaller.test", stranger.Text, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Redirect_of_a_renamed_page_stays_on_the_host_and_scheme_of_the_visitor() => await UnderAsync([("nl.wij.test", "nl"), ("en.wij.test", "en")], async () =>
    {
        var undo = site.Rename(site.Page("contentPage", "Visie"), "Vergezicht");
        try
        {
            var moved = await site.AskAsync("/over/visie", host: "nl.wij.test", scheme: "https");

            Assert.Equal(HttpStatusCode.MovedPermanently, moved.Status);
            Assert.Contains(moved.Location, new[] { "/over/vergezicht/", "https://nl.wij.test/over/vergezicht/" });
            Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/over/vergezicht", host: "nl.wij.test", scheme: "https")).Status);
        }
        finally
        {
            undo();
        }
    });

    private async Task UnderAsync((string, string)[] domains, Func<Task> test)
    {
        await AssignAsync(domains);
        try
        {
            await test();
        }
        finally
        {
            await AssignAsync(Paths);
        }
    }

    private async Task AssignAsync((string Name, string Culture)[] domains)
    {
        var home = site.Page("contentPage", "Missie").Path.Split(',')[1];
        var key = site.Get<IContentService>().GetById(int.Parse(home, System.Globalization.CultureInfo.InvariantCulture))!.Key;
        var result = await site.Get<IDomainService>().UpdateDomainsAsync(key, new DomainsUpdateModel
        {
            DefaultIsoCode = null,
            Domains = domains.Select(domain => new DomainModel { DomainName = domain.Name, IsoCode = domain.Culture }),
        });
        Assert.Equal(DomainOperationStatus.Success, result.Status);
    }
}
