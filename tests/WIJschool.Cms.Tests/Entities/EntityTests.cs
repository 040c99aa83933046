using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Tests.ContentTypes;

namespace WIJschool.Cms.Tests.Entities;

public abstract class EntityTests(CmsFixture cms)
{
    private readonly TypeMaker make = new(cms);

    private IEntityService Entities => cms.Get<IEntityService>();

    [Fact]
    public async Task An_entity_is_found_by_id_key_and_kind()
    {
        var type = await make.Create("Ding", []);

        Assert.Equal("Ding", Entities.Get(type.Id)!.Name);
        Assert.Equal(type.Id, Entities.Get(type.Key, UmbracoObjectTypes.DocumentType)!.Id);
        Assert.Null(Entities.Get(type.Key, UmbracoObjectTypes.MediaType));
        Assert.Equal(UmbracoObjectTypes.DocumentType, Entities.GetObjectType(type.Id));
        Assert.True(Entities.Exists(type.Key));
        Assert.False(Entities.Exists(Guid.NewGuid()));
        Assert.True(Entities.Exists([type.Key, type.Key]));
        Assert.Equal(type.Id, Entities.GetId(type.Key, UmbracoObjectTypes.DocumentType).Result);
    }

    [Fact]
    public async Task Children_come_in_pages_in_the_order_asked_for()
    {
        var folder = await Folder("Bladen");
        foreach (var name in new[] { "c", "a", "b" }) await Folder(name, folder.Key);

        var page = Entities.GetPagedChildren(folder.Key, UmbracoObjectTypes.DocumentTypeContainer, 0, 2, out var total, ordering: Ordering.By("text"));
        var rest = Entities.GetPagedChildren(folder.Key, UmbracoObjectTypes.DocumentTypeContainer, 2, 2, out _, ordering: Ordering.By("text"));

        Assert.Equal(3, total);
        Assert.Equal(["a", "b"], page.Select(e => e.Name));
        Assert.Equal(["c"], rest.Select(e => e.Name));
    }

    [Fact]
    public async Task Entities_are_found_by_a_part_of_their_name_or_by_their_id()
    {
        var mark = $"Zoek{Guid.NewGuid():N}"[..10];
        var folder = await Folder($"{mark} map");
        var type = await make.Create($"{mark} type", []);
        var search = cms.Get<IEntitySearchService>();

        var types = search.Search(UmbracoObjectTypes.DocumentType, mark.ToUpperInvariant());
        var both = search.Search([UmbracoObjectTypes.DocumentType, UmbracoObjectTypes.DocumentTypeContainer], mark, skip: 1, take: 1);
        var counted = search.Search(UmbracoObjectTypes.DocumentType, mark, 0, take: 0);

        Assert.Equal(type.Key, Assert.Single(types.Items).Key);
        Assert.Equal((2, type.Key), (both.Total, Assert.Single(both.Items).Key));
        Assert.Equal((1, 0), (counted.Total, counted.Items.Count()));
        Assert.Equal(folder.Key, Assert.Single(search.Search(UmbracoObjectTypes.DocumentTypeContainer, folder.Key.ToString()).Items).Key);
        Assert.Empty(search.Search(UmbracoObjectTypes.DocumentType, "100%_geen").Items);
        Assert.True(search.Search([UmbracoObjectTypes.DocumentType]).Total >= 1);
    }

    [Fact]
    public async Task An_entity_says_whether_it_has_children_of_the_kinds_asked_for()
    {
        var folder = await Folder("Vol");
        var type = await make.Create("Inhoud", []);
        await make.Types.MoveAsync(type.Key, folder.Key);

        Assert.True(Entities.Get(folder.Id)!.HasChildren);
        Assert.False(Entities.Get(folder.Id, UmbracoObjectTypes.DocumentTypeContainer)!.HasChildren);
        Assert.Equal(type.Id, Assert.Single(Entities.GetChildren(folder.Id)).Id);
        Assert.Equal(type.Id, Assert.Single(Entities.GetDescendants(folder.Id)).Id);
    }

    [Fact]
    public async Task Siblings_come_around_the_one_asked_for_with_the_numbers_left_out()
    {
        var parent = await Folder("Rij");
        var row = new List<EntityContainer>();
        for (var i = 0; i < 7; i++) row.Add(await Folder($"f{i}", parent.Key));

        var siblings = Entities.GetSiblings(
            row[3].Key, [UmbracoObjectTypes.DocumentTypeContainer], before: 1, after: 2, out var before, out var after, ordering: Ordering.By("sortOrder"));

        Assert.Equal(["f2", "f3", "f4", "f5"], siblings.Select(e => e.Name));
        Assert.Equal((2, 1), (before, after));
    }

    [Fact]
    public async Task Paths_tell_where_everything_of_a_kind_lies()
    {
        var folder = await Folder("Pad");
        var type = await make.Create("Diep", []);
        await make.Types.MoveAsync(type.Key, folder.Key);

        var path = Assert.Single(Entities.GetAllPaths(UmbracoObjectTypes.DocumentType, type.Key));

        Assert.Equal(($"-1,{folder.Id},{type.Id}", type.Id), (path.Path, path.Id));
    }

    [Fact]
    public async Task A_reserved_id_is_the_id_of_what_is_made_with_its_key()
    {
        var key = Guid.NewGuid();
        var id = Entities.ReserveId(key);

        var type = await make.Create("Gereserveerd", [], t => t.Key = key);

        Assert.Equal(id, type.Id);
    }

    [Fact]
    public async Task A_document_shows_its_type_its_state_and_what_each_culture_has()
    {
        var culture = await cms.Get<ILanguageService>().GetDefaultIsoCodeAsync();
        var type = await make.Create("Blad", [], t => t.Variations = ContentVariation.Culture);
        var contents = cms.Get<IContentService>();
        var page = contents.Create("", Constants.System.Root, type);
        page.SetCultureName(make.Alias("Blad"), culture);
        contents.Save(page);
        contents.Publish(page, [culture]);

        var entity = Assert.IsType<DocumentEntitySlim>(Entities.Get(page.Key, UmbracoObjectTypes.Document));

        Assert.Equal((type.Alias, type.Key, type.Icon), (entity.ContentTypeAlias, entity.ContentTypeKey, entity.ContentTypeIcon));
        Assert.Equal((true, false, ContentVariation.Culture), (entity.Published, entity.Edited, entity.Variations));
        Assert.Equal(make.Alias("Blad"), entity.CultureNames[culture]);
        Assert.Equal([culture], entity.PublishedCultures);
        Assert.Empty(entity.EditedCultures);
    }

    [Fact]
    public async Task What_is_in_the_bin_is_counted_apart()
    {
        var type = await make.Create("Bak", []);
        var contents = cms.Get<IContentService>();
        var root = Page("Ouder", Constants.System.Root);
        var (kept, thrown) = (Page("Blijft", root.Id), Page("Weg", root.Id));
        contents.MoveToRecycleBin(thrown);

        var children = Entities.GetPagedChildren(root.Key, UmbracoObjectTypes.Document, 0, 10, out var total);

        Assert.Equal((1, kept.Id), (total, Assert.Single(children).Id));
        Assert.True(Entities.Get(thrown.Id)!.Trashed);

        IContent Page(string name, int parent)
        {
            var page = contents.Create(make.Alias(name), parent, type);
            contents.Save(page);
            return page;
        }
    }

    private async Task<EntityContainer> Folder(string name, Guid? parent = null)
    {
        var created = await cms.Get<IContentTypeContainerService>()
            .CreateAsync(null, parent is null ? make.Alias(name) : name, parent, Constants.Security.SuperUserKey);
        return created.Result!;
    }
}

[Collection(OnSqlite.Name)]
public sealed class EntitiesOnSqlite(SqliteCms cms) : EntityTests(cms);

[Collection(OnPostgres.Name)]
public sealed class EntitiesOnPostgres(PostgresCms cms) : EntityTests(cms);
