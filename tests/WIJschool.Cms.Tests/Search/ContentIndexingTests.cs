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

    /// <summary>The index is filled in the background; what is published before that is found after it.</summary>
    private async Task Started()
    {
        for (var i = 0; i < 200 && Index.NeedsRebuild; i++)
            await Task.Delay(50);
        Assert.False(Index.NeedsRebuild);
    }

    private IEnumerable<Guid> Found(string query, params string[] keys) => Index
        .Search(new SearchRequest { Query = query, AccessKeys = keys.ToHashSet() }, CancellationToken.None)
        .Items.Select(item => item.Key);
}
