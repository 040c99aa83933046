using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class TypeEditingOnSqlite(SqliteCms cms) : TypeEditingTests(cms);

[Collection(OnPostgres.Name)]
public sealed class TypeEditingOnPostgres(PostgresCms cms) : TypeEditingTests(cms);

/// <summary>Document types, media types and data types by the services that editors' tools work with.</summary>
public abstract class TypeEditingTests(CmsFixture cms)
{
    private static readonly Guid Editor = Constants.Security.SuperUserKey;

    private readonly string unique = $"t{Guid.NewGuid():N}"[..12];

    private IContentTypeEditingService Types => cms.Get<IContentTypeEditingService>();

    [Fact]
    public async Task A_document_type_is_made_with_groups_and_properties_and_changed()
    {
        var (group, title, intro) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var made = await Types.CreateAsync(Model(group, [Property(title, group, "titel", mandatory: true)]), Editor);
        Assert.Equal(ContentTypeOperationStatus.Success, made.Status);

        var wanted = new ContentTypeUpdateModel
        {
            Alias = unique,
            Name = "Anders",
            Icon = "icon-book",
            Properties = [Property(intro, group, "inleiding"), Property(title, group, "titel")],
            Containers = [Group(group)],
            Cleanup = new ContentTypeCleanup { PreventCleanup = true, KeepAllVersionsNewerThanDays = 3 },
        };
        var changed = await Types.UpdateAsync(made.Result!, wanted, Editor);

        Assert.Equal(ContentTypeOperationStatus.Success, changed.Status);
        var read = cms.Get<IContentTypeService>().Get(unique)!;
        Assert.Equal("Anders", read.Name);
        Assert.Equal([("titel", title), ("inleiding", intro)], read.PropertyTypes.OrderByDescending(p => p.Alias).Select(p => (p.Alias, p.Key)));
        Assert.Equal(group, Assert.Single(read.PropertyGroups).Key);
        Assert.Equal((true, 3), (read.HistoryCleanup!.PreventCleanup, read.HistoryCleanup.KeepAllVersionsNewerThanDays));
    }

    [Fact]
    public async Task A_type_that_cannot_be_is_refused_with_the_reason()
    {
        Assert.Equal(ContentTypeOperationStatus.Success, (await Types.CreateAsync(Model(Guid.NewGuid(), []), Editor)).Status);

        Assert.Equal(ContentTypeOperationStatus.DuplicateAlias, (await Types.CreateAsync(Model(Guid.NewGuid(), []), Editor)).Status);
        var unknown = new ContentTypePropertyTypeModel { Key = Guid.NewGuid(), Alias = "x", Name = "x", DataTypeKey = Guid.NewGuid() };
        Assert.Equal(ContentTypeOperationStatus.DataTypeNotFound, (await Types.CreateAsync(Model(Guid.NewGuid(), [unknown], "a"), Editor)).Status);
        var group = Guid.NewGuid();
        Assert.Equal(
            ContentTypeOperationStatus.DuplicatePropertyTypeAlias,
            (await Types.CreateAsync(Model(group, [Property(Guid.NewGuid(), group, "tweemaal"), Property(Guid.NewGuid(), group, "tweemaal")], "b"), Editor)).Status);
    }

    [Fact]
    public async Task Compositions_are_offered_and_bring_their_properties()
    {
        var (group, title) = (Guid.NewGuid(), Guid.NewGuid());
        var shared = (await Types.CreateAsync(Model(group, [Property(title, group, $"{unique}Gedeeld")], "Basis"), Editor)).Result!;

        var offered = await Types.GetAvailableCompositionsAsync(key: null, [], [], isElement: false);
        var model = Model(Guid.NewGuid(), []);
        model.Compositions = [new Composition { Key = shared.Key, CompositionType = CompositionType.Composition }];
        var made = await Types.CreateAsync(model, Editor);

        Assert.Contains(offered, o => o.Composition.Key == shared.Key && o.Allowed);
        Assert.Equal(ContentTypeOperationStatus.Success, made.Status);
        Assert.Contains(cms.Get<IContentTypeService>().Get(made.Result!.Key)!.CompositionPropertyTypes, p => p.Key == title);
    }

    [Fact]
    public async Task A_media_type_is_made_and_found_by_the_files_it_takes()
    {
        var types = cms.Get<IMediaTypeEditingService>();
        var group = Guid.NewGuid();
        var made = await types.CreateAsync(new MediaTypeCreateModel
        {
            Alias = unique,
            Name = "Eigen bestanden",
            Icon = "icon-document",
            Containers = [new MediaTypePropertyContainerModel { Key = group, Name = "Bestand", Type = "Group" }],
            Properties = [new MediaTypePropertyTypeModel { Key = Guid.NewGuid(), ContainerKey = group, Alias = "umbracoFile", Name = "Bestand", DataTypeKey = Constants.DataTypes.Guids.UploadVectorGraphicsGuid }],
        }, Editor);

        Assert.Equal(ContentTypeOperationStatus.Success, made.Status);
        var forSvg = await types.GetMediaTypesForFileExtensionWithMatchInfoAsync("svg", 0, 100);
        Assert.Contains(forSvg.Items, m => m.MediaType.Alias == unique && m.IsSpecificMatch);
        Assert.Contains((await types.GetFolderMediaTypes(0, 100)).Items, t => t.Alias == Constants.Conventions.MediaTypes.Folder);
        Assert.Equal(ContentTypeOperationStatus.Success, await cms.Get<IMediaTypeService>().DeleteAsync(made.Result!.Key, Editor));
    }

    [Fact]
    public async Task A_data_type_is_made_changed_copied_found_and_deleted()
    {
        var types = cms.Get<IDataTypeService>();
        var editor = cms.Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.TextBox]!;
        var made = await types.CreateAsync(new DataType(editor, cms.Get<IConfigurationEditorJsonSerializer>())
        {
            Name = unique,
            DatabaseType = ValueStorageType.Nvarchar,
            EditorUiAlias = "Umb.PropertyEditorUi.TextBox",
            ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 20 },
        }, Editor);
        Assert.Equal(DataTypeOperationStatus.Success, made.Status);

        var read = (await types.GetAsync(made.Result.Key))!;
        read.Name = $"{unique} 2";
        Assert.Equal(DataTypeOperationStatus.Success, (await types.UpdateAsync(read, Editor)).Status);
        var copy = await types.CopyAsync(read, containerKey: null, Editor);

        Assert.Equal("20", $"{(await types.GetAsync($"{unique} 2"))!.ConfigurationData["maxChars"]}");
        Assert.Equal(2, (await types.FilterAsync(unique)).Total);
        Assert.Equal(DataTypeOperationStatus.Success, (await types.DeleteAsync(copy.Result.Key, Editor)).Status);
        Assert.Equal(DataTypeOperationStatus.NotFound, (await types.DeleteAsync(copy.Result.Key, Editor)).Status);
    }

    private ContentTypeCreateModel Model(Guid group, IEnumerable<ContentTypePropertyTypeModel> properties, string suffix = "") => new()
    {
        Alias = unique + suffix,
        Name = unique + suffix,
        Icon = "icon-document",
        Properties = properties,
        Containers = [Group(group)],
    };

    private static ContentTypePropertyContainerModel Group(Guid key) => new() { Key = key, Name = "Inhoud", Type = "Group" };

    private static ContentTypePropertyTypeModel Property(Guid key, Guid group, string alias, bool mandatory = false) => new()
    {
        Key = key,
        ContainerKey = group,
        Alias = alias,
        Name = alias,
        DataTypeKey = Constants.DataTypes.Guids.TextstringGuid,
        Validation = new PropertyTypeValidation { Mandatory = mandatory },
    };
}
