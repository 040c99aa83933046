using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Tests.Search;

[Collection(OnSqlite.Name)]
public sealed class EntitySearchOnSqlite(SqliteCms cms) : EntitySearchTests(cms);

[Collection(OnPostgres.Name)]
public sealed class EntitySearchOnPostgres(PostgresCms cms) : EntitySearchTests(cms);

/// <summary>The search of editors, in pickers and above trees.</summary>
public abstract class EntitySearchTests(CmsFixture cms)
{
    private readonly string unique = string.Concat(Guid.NewGuid().ToString("N")[..8].Select(c => (char)('a' + (c % 26))));

    private IMediaService Media => cms.Get<IMediaService>();

    [Fact]
    public async Task Media_are_found_by_the_beginning_of_any_word_of_their_name_those_that_begin_with_it_first()
    {
        var second = Folder($"Zomer {unique}foto");
        var first = Folder($"{unique}fotos van de winter");
        Folder($"x{unique}foto");

        var found = await FindAsync(unique.ToUpperInvariant());

        Assert.Equal([first.Key, second.Key], found);
    }

    [Fact]
    public async Task Search_is_narrowed_to_a_folder_to_types_and_to_what_is_not_in_the_bin()
    {
        var folder = Folder("Map");
        var (below, gone) = (Folder($"{unique} in", folder), Folder($"{unique} weg", folder));
        Folder($"{unique} buiten");
        Media.MoveToRecycleBin(gone);
        var image = cms.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Image)!.Key;

        Assert.Equal([below.Key], await FindAsync(unique, folder.Key));
        Assert.Equal([gone.Key], await FindAsync(unique, trashed: true));
        Assert.Equal(2, (await FindAsync(unique, trashed: false)).Count);
        Assert.Empty(await FindAsync(unique, types: [image]));
        Assert.Empty(await FindAsync(unique, Guid.NewGuid()));
    }

    [Fact]
    public async Task A_part_of_the_results_tells_how_many_there_are()
    {
        foreach (var number in Enumerable.Range(1, 5)) Folder($"{unique} {number}");

        var part = await cms.Get<IIndexedEntitySearchService>().SearchAsync(UmbracoObjectTypes.Media, unique, null, null, null, skip: 1, take: 2);

        Assert.Equal((5, $"{unique} 2,{unique} 3"), ((int)part.Total, string.Join(',', part.Items.Select(item => item.Name))));
    }

    [Fact]
    public async Task Nothing_typed_finds_nothing_and_a_key_finds_what_it_is_of()
    {
        var folder = Folder($"Sleutel {unique}");

        Assert.Empty(await FindAsync(" "));
        Assert.Equal([folder.Key], await FindAsync(folder.Key.ToString()));
        Assert.Empty(await FindAsync("%"));
    }

    [Fact]
    public async Task Members_are_found_by_what_the_index_knows_of_them_too()
    {
        cms.Get<SearchIndexes>(); // fed by its handlers from here on
        var member = cms.Get<IMemberService>().CreateMemberWithIdentity($"{unique}login", $"{unique}@school.nl", "Noor", "Member");
        cms.Get<MemberIndexing>().Follow([member.Key]);
        await cms.Get<SearchIndexes>().Settled;

        var found = await cms.Get<IIndexedEntitySearchService>().SearchAsync(UmbracoObjectTypes.Member, $"{unique}login", null, null, null);

        Assert.Equal([member.Key], found.Items.Select(item => item.Key));
    }

    [Fact]
    public Task What_is_not_searched_is_told() => Assert.ThrowsAsync<NotSupportedException>(
        () => cms.Get<IIndexedEntitySearchService>().SearchAsync(UmbracoObjectTypes.Template, "x", null, null, null));

    private async Task<List<Guid>> FindAsync(string text, Guid? parent = null, Guid[]? types = null, bool? trashed = null) =>
        (await cms.Get<IIndexedEntitySearchService>().SearchAsync(UmbracoObjectTypes.Media, text, parent, types, trashed)).Items.Select(item => item.Key).ToList();

    private IMedia Folder(string name, IMedia? parent = null)
    {
        var folder = Media.CreateMedia(name, parent?.Id ?? Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Media.Save(folder);
        return folder;
    }
}
