using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Tests.RealDatabases;

/// <summary>A database of an older Umbraco 17 gets what the migrations up to 17.8 would have changed in its values.</summary>
public sealed class LaterMigrationTests
{
    private const string Of174 = "{3F9B6A1C-7D84-4E2B-9C15-6A2E8F3D5B47}";
    private const string Unknown = "{11111111-2222-3333-4444-555555555555}";

    // as an upgrade from an older version left it: the editor says long text, the column is that of short ones
    private const string LongLabel = """
        UPDATE umbracoDataType SET config = '{"umbracoDataValueType":"TEXT"}', dbType = 'Nvarchar' WHERE nodeId = 1099;
        INSERT INTO umbracoPropertyData (versionId, propertyTypeId, varcharValue)
            SELECT v.id, p.id, 'etiket ' || v.id FROM umbracoContentVersion v JOIN umbracoContent c ON c.nodeId = v.nodeId
            JOIN cmsPropertyType p ON p.contentTypeId = c.contentTypeId AND p.dataTypeId = 1099;
        """;

    private static readonly string[] Sizes = [Constants.Conventions.Media.Height, Constants.Conventions.Media.Width];

    [Theory]
    [InlineData("{1C38D589-26BB-4A46-9ABE-E4A0DF548A87}")] // 17.0
    [InlineData("{A7B8C9D0-E1F2-4A5B-8C7D-9E0F1A2B3C4D}")] // 17.2
    [InlineData(Of174)]
    public async Task An_existing_database_keeps_its_state_so_that_its_own_Umbraco_opens_it_again(string state)
    {
        var site = await SampleCms.OpenAsync(SampleDatabase.InState(state));
        await site.ReopenAsync();

        Assert.Equal(state, State(site));
        Assert.Empty(SizesOfDrawing(site)); // a drawing without a width would be delivered as 0 pixels wide
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_state_that_came_after_this_program_is_left_alone()
    {
        var site = await SampleCms.OpenAsync(SampleDatabase.InState(Unknown) + LongLabel);

        Assert.Equal(Unknown, State(site));
        Assert.Equal(ValueStorageType.Nvarchar, (await Label(site)).DatabaseType);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Long_labels_are_stored_where_long_texts_fit_and_none_is_lost()
    {
        var site = await SampleCms.OpenAsync(LongLabel);
        await using var db = await site.Get<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();

        Assert.Equal(ValueStorageType.Ntext, (await Label(site)).DatabaseType);
        var stored = await db.PropertyData.Where(v => db.PropertyTypes.Any(p => p.Id == v.PropertyTypeId && p.DataTypeId == 1099)).ToListAsync();
        Assert.NotEmpty(stored);
        Assert.All(stored, value => Assert.Equal((null, $"etiket {value.VersionId}"), (value.VarcharValue, value.TextValue)));
        await site.ReopenAsync();
        Assert.Equal(stored.Count, await db.PropertyData.CountAsync(v => v.TextValue!.StartsWith("etiket ")));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_new_database_is_one_of_the_last_migration()
    {
        await using var site = await Running.StartAsync<SqliteCms>();

        Assert.Equal(LaterMigrations.Last, site.Get<IKeyValueService>().GetValue(DatabaseOrigin.StateKey));
        Assert.Equal(Sizes, SizesOfDrawing(site.Site));
        var type = site.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.VectorGraphicsAlias)!;
        Assert.All(type.PropertyTypes, p => Assert.Contains(p, type.PropertyGroups.Single().PropertyTypes!));
    }

    private static string? State(SampleCms site) => site.Get<IKeyValueService>().GetValue(DatabaseOrigin.StateKey);

    private static async Task<IDataType> Label(SampleCms site) => (await site.Get<IDataTypeService>().GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.Label)).Single(d => d.Id == 1099);

    private static IEnumerable<string> SizesOfDrawing(CmsFixture site) => site.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.VectorGraphicsAlias)!
        .PropertyTypes.Select(p => p.Alias).Intersect(Sizes).Order(StringComparer.Ordinal);
}
