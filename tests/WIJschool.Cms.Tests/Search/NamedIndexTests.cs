using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Search;

[Collection(OnSqlite.Name)]
public sealed class NamedIndexTests(SqliteCms cms)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task Draft_is_in_the_internal_index_at_once_and_by_its_number_and_key_too()
    {
        var index = await Started(SearchIndexNames.Internal);

        var page = await site.PageAsync("Concept", title: "ijsvogelnest");

        Assert.Equal([page.Key], Found(index, "ijsvogelnest"));
        Assert.Equal([page.Key], Found(index, page.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([page.Key], Found(index, page.Key.ToString("D")));
        Assert.Empty(Found(await Started(SearchIndexNames.External), "ijsvogelnest"));
    }

    [Fact]
    public async Task Draft_in_the_bin_is_no_longer_in_the_internal_index()
    {
        var index = await Started(SearchIndexNames.Internal);
        var page = await site.PageAsync("Weg ermee", title: "wielewaalnest");

        site.Documents.MoveToRecycleBin(site.Documents.GetById(page.Key)!);

        Assert.Empty(Found(index, "wielewaalnest"));
    }

    [Fact]
    public async Task Media_are_in_the_internal_index_until_they_are_deleted()
    {
        var index = await Started(SearchIndexNames.Internal);
        var media = cms.Get<IMediaService>();
        var folder = media.CreateMedia("Grasmusfotoos", -1, "Folder");
        media.Save(folder);

        var found = index.Search(new SearchRequest
        {
            Query = "grasmusfotoos",
            AccessKeys = null,
            Filters = new Dictionary<string, IReadOnlyList<string>> { [DraftDocuments.ItemFacet] = [DraftDocuments.Media] },
        }, CancellationToken.None);
        Assert.Equal([folder.Key], found.Items.Select(item => item.Key));

        media.Delete(folder);
        Assert.Empty(Found(index, "grasmusfotoos"));
    }

    [Fact]
    public async Task Member_is_found_by_name_and_mail_until_it_is_deleted()
    {
        var index = await Started(SearchIndexNames.Members);
        var members = cms.Get<IMemberService>();
        var member = members.CreateMemberWithIdentity("tjiftjaf", "tjiftjaf@voorbeeld.nl", "Fitis Tjiftjaf", "Member");

        await Until(() => Found(index, "fitis").SequenceEqual([member.Key]));
        Assert.Equal(member.Key, Found(index, "tjiftjaf@voorbeeld.nl").First()); // others have a part of the address in common

        members.Delete(member);
        await Until(() => !Found(index, "fitis").Any());
    }

    [Fact]
    public async Task Index_is_made_anew_by_name_and_an_unknown_name_is_told()
    {
        var page = await site.PageAsync("Herbouwd", title: "roodborsttapuit");
        var indexes = cms.Get<SearchIndexes>();

        Assert.True(await indexes.RebuildAsync("internalindex", CancellationToken.None));
        Assert.False(await indexes.RebuildAsync("DeliveryApiContentIndex", CancellationToken.None));

        Assert.Equal([page.Key], Found(indexes.Find(SearchIndexNames.Internal)!, "roodborsttapuit"));
        Assert.Equal(["ExternalIndex", "InternalIndex", "MembersIndex"], indexes.All.Select(index => index.Name));
    }

    [Fact]
    public async Task Synonyms_that_an_editor_writes_count_from_the_next_search_on()
    {
        var index = await Started(SearchIndexNames.External);
        var page = await site.PageAsync("Vogels", title: "pinksterbloem", publish: true);
        Assert.Empty(FoundIn("nl", index, "koekoek"));

        var dutch = (await cms.Get<ILanguageService>().GetAllAsync()).First();
        var item = new DictionaryItem("Search.Synonyms.Birds") { Translations = [new DictionaryTranslation(dutch, "koekoek, pinksterbloem")] };
        Assert.True((await cms.Get<IDictionaryItemService>().CreateAsync(item, Umbraco.Cms.Core.Constants.Security.SuperUserKey)).Success);

        Assert.Equal([page.Key], FoundIn(dutch.IsoCode, index, "koekoek"));
    }

    private async Task<ISearchIndex> Started(string name)
    {
        var index = cms.Get<SearchIndexes>().Find(name)!;
        await Until(() => !index.NeedsRebuild);
        return index;
    }

    private static async Task Until(Func<bool> isSo)
    {
        var end = DateTime.UtcNow + Patience;
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < end, "It did not become so in time.");
            await Task.Delay(50);
        }
    }

    private static IEnumerable<Guid> Found(ISearchIndex index, string query) => FoundIn(null, index, query);

    private static IEnumerable<Guid> FoundIn(string? culture, ISearchIndex index, string query) => index
        .Search(new SearchRequest { Query = query, Culture = culture, AccessKeys = null }, CancellationToken.None)
        .Items.Select(item => item.Key);
}
