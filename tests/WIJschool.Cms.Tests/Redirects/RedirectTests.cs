using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Routing;

namespace WIJschool.Cms.Tests.Redirects;

[Collection(OnSqlite.Name)]
public sealed class RedirectTestsOnSqlite(SqliteCms site) : RedirectTests(site);

[Collection(OnPostgres.Name)]
public sealed class RedirectTestsOnPostgres(PostgresCms site) : RedirectTests(site);

public abstract class RedirectTests(CmsFixture site)
{
    private IRedirectUrlService Redirects => site.Get<IRedirectUrlService>();

    [Fact]
    public void An_old_address_leads_to_the_page_that_had_it_last()
    {
        var url = Url();
        var (first, last) = (SomePages.Create(site, "Eerst"), SomePages.Create(site, "Laatst"));
        Redirects.Register(url, first.Key);
        Redirects.Register(url, last.Key);

        var found = Redirects.GetMostRecentRedirectUrl(url)!;

        Assert.Equal(last.Key, found.ContentKey);
        Assert.Equal(last.Id, found.ContentId);
    }

    [Fact]
    public void The_redirect_of_a_culture_goes_before_one_that_holds_for_all()
    {
        var url = Url();
        var (dutch, any) = (SomePages.Create(site, "Nederlands"), SomePages.Create(site, "Alle talen"));
        Redirects.Register(url, dutch.Key, "nl-NL");
        Redirects.Register(url, any.Key);

        Assert.Equal(dutch.Key, Redirects.GetMostRecentRedirectUrl(url, "nl-NL")!.ContentKey);
        Assert.Equal(any.Key, Redirects.GetMostRecentRedirectUrl(url, "en-US")!.ContentKey);
    }

    [Fact]
    public void Registering_the_same_redirect_again_makes_it_newer_and_not_double()
    {
        var url = Url();
        var page = SomePages.Create(site, "Herhaald");

        Redirects.Register(url, page.Key);
        Redirects.Register(url, page.Key);

        Assert.Single(Redirects.GetContentRedirectUrls(page.Key));
    }

    [Fact]
    public void Redirects_that_cannot_be_finished_are_given_up_and_others_are_made()
    {
        var notes = site.Get<IKeyValueService>();
        notes.SetValue("WIJschool.OldRoutes+broken", "[{");
        notes.SetValue("WIJschool.OldRoutes+whole", "[]");

        site.Get<UnfinishedRedirects>().FinishOlderThan(TimeSpan.FromMinutes(-1)); // the database's clock may be ahead

        Assert.Empty(notes.FindByKeyPrefix("WIJschool.OldRoutes+")!);
    }

    [Fact]
    public void Redirects_are_searched_by_part_of_their_address()
    {
        var marker = Guid.NewGuid().ToString("N");
        var page = SomePages.Create(site, "Gezocht");
        Redirects.Register($"/oud/{marker}/a_b", page.Key);
        Redirects.Register($"/oud/{marker}/axb", page.Key);

        var all = Redirects.SearchRedirectUrls(marker.ToUpperInvariant(), 0, 10, out var total).ToList();
        var literal = Redirects.SearchRedirectUrls($"{marker}/a_b", 0, 10, out var one).ToList();

        Assert.Equal((2, 2), (all.Count, total));
        Assert.Equal((1, 1), (literal.Count, one));
    }

    [Fact]
    public void Redirects_below_a_page_are_those_of_its_descendants_too()
    {
        var parent = SomePages.Create(site, "Boven");
        var child = SomePages.Create(site, "Beneden", parent.Id);
        Redirects.Register(Url(), parent.Key);
        Redirects.Register(Url(), child.Key);
        Redirects.Register(Url(), SomePages.Create(site, "Elders").Key);

        var found = Redirects.GetAllRedirectUrls(parent.Id, 0, 10, out var total);

        Assert.Equal(2, total);
        Assert.Equal([parent.Key, child.Key], found.Select(r => r.ContentKey).Reverse());
    }

    [Fact]
    public void Redirects_of_a_page_are_deleted_with_it_or_by_hand()
    {
        var page = SomePages.Create(site, "Weg");
        Redirects.Register(Url(), page.Key);
        Redirects.DeleteContentRedirectUrls(page.Key);
        Assert.Empty(Redirects.GetContentRedirectUrls(page.Key));

        Redirects.Register(Url(), page.Key);
        Assert.True(site.Get<IContentService>().Delete(page).Success);
        Assert.Empty(Redirects.GetContentRedirectUrls(page.Key));
    }

    [Fact]
    public async Task A_page_renamed_below_a_domain_leaves_a_redirect_where_that_domain_looks_for_it()
    {
        var contents = site.Get<IContentService>();
        var root = SomePages.Create(site, $"Domein {Guid.NewGuid():N}");
        var page = SomePages.Create(site, "Oude naam", root.Id);
        Assert.True(contents.Publish(root, ["*"]).Success && contents.Publish(page, ["*"]).Success);
        var domain = new DomainModel { DomainName = $"{root.Key:N}.nl/school", IsoCode = await site.Get<ILanguageService>().GetDefaultIsoCodeAsync() };
        Assert.True((await site.Get<IDomainService>().UpdateDomainsAsync(root.Key, new DomainsUpdateModel { Domains = [domain] })).Success);

        page.Name = "Jonge naam";
        contents.Save(page);
        Assert.True(contents.Publish(page, ["*"]).Success);

        Assert.Equal($"{root.Id}/oude-naam", Assert.Single(Redirects.GetContentRedirectUrls(page.Key)).Url);
    }

    private static string Url() => $"/oud/{Guid.NewGuid():N}";
}
