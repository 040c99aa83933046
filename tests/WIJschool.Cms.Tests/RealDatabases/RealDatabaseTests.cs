using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Tests.RealDatabases;

/// <summary>A copy of a database that a real Umbraco 17 filled with every common kind of type.</summary>
public sealed class RichCms : CmsFixture
{
    protected override Dictionary<string, string?> Settings() => [];

    public override async Task InitializeAsync()
    {
        await SampleDatabase.UnpackAsync(SampleDatabase.Rich, Folder);
        await base.InitializeAsync();
    }
}

public sealed class RealDatabaseTests(RichCms cms) : IClassFixture<RichCms>
{
    [Fact]
    public void Every_type_is_read_with_every_property_that_the_database_has()
    {
        using var db = Open();
        var types = AllTypes().ToDictionary(t => t.Id);
        var properties = types.Values.SelectMany(t => t.PropertyTypes).ToDictionary(p => p.Id);

        Assert.Equal(db.ContentTypes.Select(r => r.NodeId).AsEnumerable().Order(), types.Keys.Order());
        Assert.Equal(db.PropertyTypes.Select(r => r.Id).AsEnumerable().Order(), properties.Keys.Order());
        Assert.All(db.ContentTypes, row => Assert.Equal((row.Alias, row.Icon, row.IsElement, row.ListView), Told(types[row.NodeId])));
        Assert.All(db.PropertyTypes, row => Assert.Equal((row.Alias, row.DataTypeId, row.Mandatory, row.Variations, row.UniqueId), Told(properties[row.Id])));
        Assert.All(db.ContentTypeInheritance, row =>
            Assert.Contains(row.ParentContentTypeId, types[row.ChildContentTypeId].ContentTypeComposition.Select(c => c.Id)));
    }

    [Fact]
    public async Task No_column_that_may_be_empty_in_a_real_database_is_required_here()
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        var real = await ExistingSchema.ReadAsync(db, postgres: false, CancellationToken.None);

        var stricter = from table in db.Model.GetEntityTypes()
                       from property in table.GetProperties()
                       where !property.IsNullable && !property.IsPrimaryKey() && !real.IsRequired(table.GetTableName()!, property.GetColumnName())
                       select $"{table.GetTableName()}.{property.GetColumnName()}";

        Assert.Empty(stricter);
    }

    [Fact]
    public async Task Every_data_type_is_read_with_its_editor_and_configuration()
    {
        await using var db = Open();
        var dataTypes = (await cms.Get<IDataTypeService>().GetAllAsync()).ToDictionary(d => d.Id);

        Assert.Equal(await db.DataTypes.CountAsync(), dataTypes.Count);
        Assert.All(db.DataTypes, row =>
        {
            var dataType = dataTypes[row.NodeId];
            Assert.Equal((row.PropertyEditorAlias, row.PropertyEditorUiAlias, row.DbType), (dataType.EditorAlias, dataType.EditorUiAlias, $"{dataType.DatabaseType}"));
            Assert.Equal(Keys(row.Config), dataType.ConfigurationData.Keys.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task Saving_every_type_unchanged_changes_nothing_in_the_database()
    {
        var before = Tables();

        foreach (var type in cms.Get<IContentTypeService>().GetAll()) await cms.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        foreach (var type in cms.Get<IMediaTypeService>().GetAll()) await cms.Get<IMediaTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        foreach (var type in cms.Get<IMemberTypeService>().GetAll()) await cms.Get<IMemberTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);

        Assert.Equal(before, Tables());
    }

    [Fact]
    public async Task Saving_every_data_type_unchanged_keeps_its_configuration()
    {
        var before = Configurations();

        foreach (var dataType in await cms.Get<IDataTypeService>().GetAllAsync())
            Assert.True((await cms.Get<IDataTypeService>().UpdateAsync(dataType, Constants.Security.SuperUserKey)).Success, dataType.Name);

        Assert.Equal(before, Configurations());
    }

    [Fact]
    public async Task Languages_domains_and_templates_are_those_of_the_real_site()
    {
        var languages = await cms.Get<ILanguageService>().GetAllAsync();
        var domains = await cms.Get<IDomainService>().GetAllAsync(includeWildcards: true);
        var templates = await cms.Get<ITemplateService>().GetAllAsync();

        Assert.Equal([("en-US", false, "nl"), ("nl", true, null)], languages.Select(l => (l.IsoCode, l.IsDefault, l.FallbackIsoCode)));
        Assert.Equal([("docenten.peer.test", "nl"), ("docenten.peer.test/en", "en-US")], domains.Select(d => (d.DomainName, d.LanguageIsoCode)));
        Assert.Equal(["alternatief", "pagina"], templates.Select(t => t.Alias));
    }

    private IEnumerable<IContentTypeComposition> AllTypes() =>
        [.. cms.Get<IContentTypeService>().GetAll(), .. cms.Get<IMediaTypeService>().GetAll(), .. cms.Get<IMemberTypeService>().GetAll()];

    private CmsDbContext Open() => cms.Get<IDbContextFactory<CmsDbContext>>().CreateDbContext();

    private List<string> Tables()
    {
        using var db = Open();
        return
        [
            .. db.ContentTypes.OrderBy(r => r.NodeId).AsEnumerable().Select(Text),
            .. db.PropertyTypeGroups.OrderBy(r => r.Id).AsEnumerable().Select(Text),
            .. PropertiesInOrder(db),
            .. db.ContentTypeInheritance.OrderBy(r => r.ChildContentTypeId).ThenBy(r => r.ParentContentTypeId).AsEnumerable().Select(Text),
            .. db.AllowedContentTypes.OrderBy(r => r.Id).ThenBy(r => r.AllowedId).AsEnumerable().Select(Text),
            .. db.DocumentTypeTemplates.OrderBy(r => r.ContentTypeNodeId).ThenBy(r => r.TemplateNodeId).AsEnumerable().Select(Text),
            .. db.ContentVersionCleanupPolicies.OrderBy(r => r.ContentTypeId).AsEnumerable()
                .Select(r => $"{r.ContentTypeId} {r.PreventCleanup} {r.KeepAllVersionsNewerThanDays} {r.KeepLatestVersionPerDayForDays}"),
            .. db.Nodes.OrderBy(r => r.Id).AsEnumerable().Select(Text),
            .. db.PropertyData.OrderBy(r => r.Id).AsEnumerable().Select(Text),
        ];
    }

    // Core itself gives properties of one group that share a place places of their own; their order is what counts
    private static IEnumerable<string> PropertiesInOrder(CmsDbContext db) => db.PropertyTypes
        .OrderBy(r => r.ContentTypeId).ThenBy(r => r.PropertyTypeGroupId).ThenBy(r => r.SortOrder).ThenBy(r => r.Id).AsEnumerable()
        .Select(r =>
        {
            r.SortOrder = 0;
            return Text(r);
        });

    private List<string> Configurations()
    {
        using var db = Open();
        return db.DataTypes.OrderBy(r => r.NodeId).AsEnumerable()
            .Select(r => $"{r.NodeId} {r.PropertyEditorAlias} {r.PropertyEditorUiAlias} {r.DbType} {Sorted(Parse(r.Config))}").ToList();
    }

    private static (string, string?, bool, Guid?) Told(IContentTypeComposition type) => (type.Alias, type.Icon, type.IsElement, type.ListView);

    private static (string, int, bool, int, Guid) Told(IPropertyType property) =>
        (property.Alias, property.DataTypeId, property.Mandatory, (int)property.Variations, property.Key);

    private static string Text<T>(T row) => $"{typeof(T).Name} {JsonSerializer.Serialize(row)}";

    private static JsonNode? Parse(string? json) => string.IsNullOrEmpty(json) ? new JsonObject() : JsonNode.Parse(json);

    private static IEnumerable<string> Keys(string? json) => Parse(json)!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal);

    // the order of settings means nothing, and an editor may leave out one that is null
    private static string Sorted(JsonNode? node) => node is JsonObject settings
        ? $"{{{string.Join(',', settings.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Sorted(p.Value)}"))}}}"
        : node?.ToJsonString() ?? "";
}
