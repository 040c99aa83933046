using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Search;

[Collection(OnSqlite.Name)]
public sealed class ContentIndexingTests(SqliteCms cms)
{
    private readonly DocumentSite site = new(cms);

    private ISearchIndex Index => cms.Get<ISearchIndex>();

    [Fact]
    public async Task Published_page_is_found_at_once_until_it_is_no_longer_published()
    {
        await Started();
        var page = await site.PageAsync("Zoekpagina", title: "kwikstaart");
        Assert.Empty(Found("kwikstaart"));

        site.Documents.Publish(page, ["*"]);
        Assert.Equal([page.Key], Found("kwikstaarten"));
        Assert.Equal([page.Key], Found("zoekpagina"));

        var edited = site.Documents.GetById(page.Key)!;
        edited.SetValue("title", "ijsvogel");
        site.Documents.Save(edited);
        Assert.Empty(Found("ijsvogel"));
        site.Documents.Publish(edited, ["*"]);
        Assert.Equal([page.Key], Found("ijsvogel"));
        Assert.Empty(Found("kwikstaart"));

        site.Documents.Unpublish(site.Documents.GetById(page.Key)!);
        Assert.Empty(Found("ijsvogel"));
    }

    [Fact]
    public async Task Pages_below_an_unpublished_page_are_not_found()
    {
        await Started();
        var parent = await site.PageAsync("Boven", title: "bovenwater", publish: true);
        var child = await site.PageAsync("Onder", parent.Id, "onderwater", publish: true);
        Assert.Equal([child.Key], Found("onderwater"));

        site.Documents.Unpublish(site.Documents.GetById(parent.Key)!);

        Assert.Empty(Found("onderwater"));
    }

    [Fact]
    public async Task Protected_page_is_found_by_members_of_the_group_alone()
    {
        await Started();
        var page = await site.PageAsync("Besloten", title: "lijsterbes", publish: true);
        var entry = new PublicAccessEntry(page, page, page, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberRoleRuleType, RuleValue = "Team" }]);
        Assert.True(cms.Get<IPublicAccessService>().Save(entry).Success);

        site.Documents.Publish(site.Documents.GetById(page.Key)!, ["*"]);

        Assert.Empty(Found("lijsterbes"));
        Assert.Equal([page.Key], Found("lijsterbes", ContentAccess.Group("team")));
    }

    [Fact]
    public async Task Pages_below_a_renamed_page_are_found_at_their_new_address()
    {
        await Started();
        var root = await site.PageAsync("Vogels", publish: true); // the address leaves the highest page out
        var parent = await site.PageAsync("Zandoever", root.Id, publish: true);
        var child = await site.PageAsync("Nest", parent.Id, "oeverzwaluwnest", publish: true);
        await cms.Get<ContentIndexing>().Settled;
        Assert.EndsWith("/zandoever/nest/", Assert.Single(Hits("oeverzwaluwnest")).Url, StringComparison.Ordinal);

        var renamed = site.Documents.GetById(parent.Key)!;
        renamed.Name = "Steilwand";
        site.Documents.Save(renamed);
        site.Documents.Publish(renamed, ["*"]);
        await cms.Get<ContentIndexing>().Settled;

        var hit = Assert.Single(Hits("oeverzwaluwnest"));
        Assert.Equal(child.Key, hit.Key);
        Assert.EndsWith("/steilwand/nest/", hit.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_is_marked_with_the_content_it_holds_and_a_change_takes_the_mark_away()
    {
        await Started();
        await site.PageAsync("Gemerkt", title: "grutto", publish: true);
        await cms.Get<ContentIndexing>().Settled;
        var mark = Index.Stamp;
        Assert.NotNull(mark);
        Assert.Equal(mark, await cms.Get<ContentStamp>().NowAsync(CancellationToken.None));

        await site.PageAsync("Nog een", title: "tureluur", publish: true);

        Assert.Null(Index.Stamp);
        await cms.Get<ContentIndexing>().Settled;
        Assert.NotEqual(mark, Index.Stamp);
        Assert.NotNull(Index.Stamp);
    }

    [Fact]
    public void Page_looks_different_to_others_when_a_language_leaves_and_when_it_comes_back()
    {
        var dependents = cms.Get<ContentDependents>();
        var dutch = Make.Document("Missie");
        var english = Make.Document("Mission", culture: "en", key: dutch.Key);
        Guid[] page = [dutch.Key];

        Assert.Equal(page, dependents.Note(page, [dutch, english]));
        Assert.Empty(dependents.Note(page, [english, dutch with { Body = "andere tekst" }]));
        Assert.Equal(page, dependents.Note(page, [dutch]));
        Assert.Empty(dependents.Note(page, [dutch]));
        Assert.Equal(page, dependents.Note(page, [dutch, english]));
        Assert.Equal(page, dependents.Note(page, []));
        Assert.Equal(page, dependents.Note(page, [dutch, english]));
    }

    [Fact]
    public async Task Index_that_was_made_under_other_settings_is_not_taken_for_current()
    {
        var other = new SearchContentOptions();
        other.KindWeights["home"] = 0.1;

        var now = await cms.Get<ContentStamp>().NowAsync(CancellationToken.None);

        Assert.Equal(now, await StampUnder(new SearchContentOptions()).NowAsync(CancellationToken.None));
        Assert.NotEqual(now, await StampUnder(other).NowAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Start_finds_what_was_published_behind_the_index()
    {
        await using var own = await Running.StartAsync<SqliteCms>();
        var pages = new DocumentSite(own.Site);
        var page = await pages.PageAsync("Achterom", title: "kluut", publish: true);
        await own.Get<ContentIndexing>().Settled;
        own.Get<ISearchIndex>().Remove([page.Key]);
        Assert.Null(own.Get<ISearchIndex>().Stamp);

        await own.Site.ReopenAsync();
        await own.Get<ContentIndexing>().Settled;

        Assert.Equal(page.Key, Assert.Single(own.Get<ISearchIndex>().Search(new SearchRequest { Query = "kluut" }, CancellationToken.None).Items).Key);
    }

    private ContentStamp StampUnder(SearchContentOptions options) => ActivatorUtilities.CreateInstance<ContentStamp>(cms.Services, Options.Create(options));

    /// <summary>The index is filled in the background; what is published before that is found after it.</summary>
    private async Task Started()
    {
        for (var i = 0; i < 200 && Index.NeedsRebuild; i++)
            await Task.Delay(50);
        Assert.False(Index.NeedsRebuild);
    }

    private IReadOnlyList<SearchHit> Hits(string query) => Index.Search(new SearchRequest { Query = query }, CancellationToken.None).Items;

    private IEnumerable<Guid> Found(string query, params string[] keys) => Index
        .Search(new SearchRequest { Query = query, AccessKeys = keys.ToHashSet() }, CancellationToken.None)
        .Items.Select(item => item.Key);
}
