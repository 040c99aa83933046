using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Tests.RealDatabases;

/// <summary>Databases of every Umbraco 17, in the states that real sites leave them in.</summary>
public sealed class OlderDatabaseTests
{
    // what 17.2 added
    private const string Without172 =
        "DROP TABLE umbracoDocumentUrlAlias; DELETE FROM umbracoLock WHERE id = -348; ALTER TABLE umbracoUserGroup DROP COLUMN description;"
        + "DELETE FROM umbracoKeyValue WHERE key = 'UmbracoUrlAliasGeneration';";

    // what 17.3 to 17.6 made of a database; the samples are of 17.2
    private const string With176 =
        "ALTER TABLE umbracoPropertyData ADD COLUMN sortableValue TEXT NULL;"
        + "CREATE INDEX IX_umbracoContentVersion_VersionDate ON umbracoContentVersion (versionDate);"
        + "CREATE INDEX IX_umbracoContent_contentTypeId ON umbracoContent (contentTypeId);"
        + "DROP TABLE umbracoDocumentUrl; CREATE TABLE umbracoDocumentUrl (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uniqueId TEXT NOT NULL,"
        + " isDraft INTEGER NOT NULL, languageId INTEGER NULL, urlSegment TEXT COLLATE NOCASE NOT NULL, isPrimary INTEGER NOT NULL DEFAULT ('1'));"
        + "UPDATE umbracoKeyValue SET value = '' WHERE key = 'UmbracoUrlGeneration';";

    private static readonly string[] Derived = ["umbracoDocumentUrl", "umbracoDocumentUrlAlias"];

    private static readonly Lazy<Task<IReadOnlyList<string>>> RichPages = new(async () =>
    {
        var site = await SampleCms.OpenAsync();
        var pages = Pages(site);
        await site.DisposeAsync();
        return pages;
    });

    [Theory]
    [InlineData("{1C38D589-26BB-4A46-9ABE-E4A0DF548A87}", Without172)] // 17.0.0
    [InlineData("{BE5CA411-E12D-4455-A59E-F12A669E5363}", Without172)] // 17.0.1
    [InlineData("{1CE2E78B-E736-45D8-97A2-CE3EF2F31BCD}", Without172)] // 17.1.0
    [InlineData("{F1A2B3C4-D5E6-4789-ABCD-1234567890AB}", "DROP TABLE umbracoDocumentUrlAlias;")] // half-way to 17.2
    [InlineData("{A7B8C9D0-E1F2-4A5B-8C7D-9E0F1A2B3C4D}", "")] // 17.2
    [InlineData("{6748CB56-CC16-49F0-BA91-B8ECE31BF456}", With176)] // 17.3
    [InlineData("{3F9B6A1C-7D84-4E2B-9C15-6A2E8F3D5B47}", With176)] // 17.4
    [InlineData("{3A1A8047-74AE-491A-B2C4-0BAE4A1289EC}", With176)] // 17.6 and later
    [InlineData("{11111111-2222-3333-4444-555555555555}", With176)] // a release that came after this program
    public async Task A_database_of_any_Umbraco_17_opens_with_all_its_rows_and_pages(string state, string change)
    {
        var site = await SampleCms.OpenAsync(SampleDatabase.InState(state) + change);

        Assert.Equal(await RichPages.Value, Pages(site));
        AssertNothingLost(site);
        await AssertWholeAsync(site);
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("PRAGMA journal_mode = WAL", "Data Source=|DataDirectory|/Umbraco.sqlite.db;Cache=Shared;Foreign Keys=True;Pooling=True")]
    [InlineData("PRAGMA journal_mode = DELETE", "Data Source=|DataDirectory|/Umbraco.sqlite.db;Cache=Shared;Foreign Keys=True;Pooling=True")]
    [InlineData("PRAGMA journal_mode = TRUNCATE", "Data Source=|DataDirectory|/Umbraco.sqlite.db;Cache=Private;Foreign Keys=False")]
    public async Task A_database_opens_in_whatever_mode_it_was_kept(string before, string connection)
    {
        var site = await SampleCms.OpenAsync(before, SampleDatabase.Rich, new KeyValuePair<string, string?>("ConnectionStrings:umbracoDbDSN", connection));

        Assert.Equal(await RichPages.Value, Pages(site));
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("DELETE FROM cmsContentNu")]
    [InlineData("UPDATE cmsContentNu SET data = '{\"pd\":{}}', dataRaw = NULL; UPDATE umbracoKeyValue SET value = 'JSON' WHERE key LIKE '%NuCache.Serializer'")]
    [InlineData("DELETE FROM umbracoKeyValue WHERE key LIKE '%NuCache.Serializer'")]
    public async Task Pages_are_served_whatever_Umbraco_kept_of_them_in_its_cache(string before)
    {
        var site = await SampleCms.OpenAsync(before);

        Assert.Equal(await RichPages.Value, Pages(site));
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("DELETE FROM umbracoDocumentUrl")]
    [InlineData("DELETE FROM umbracoDocumentUrl WHERE id % 3 = 0")]
    [InlineData("DROP TABLE umbracoDocumentUrl")]
    [InlineData("DROP INDEX IX_umbracoDocumentUrl; INSERT INTO umbracoDocumentUrl (uniqueId, isDraft, languageId, urlSegment, isPrimary) SELECT uniqueId, isDraft, languageId, urlSegment, isPrimary FROM umbracoDocumentUrl")]
    [InlineData("INSERT INTO umbracoDocumentUrl (uniqueId, isDraft, languageId, urlSegment, isPrimary) VALUES ('00000000-AAAA-0000-0000-000000000001', 0, 1, 'weg', 1)")]
    [InlineData("INSERT OR IGNORE INTO umbracoDocumentUrl (uniqueId, isDraft, languageId, urlSegment, isPrimary) SELECT uniqueId, isDraft, 999, urlSegment, isPrimary FROM umbracoDocumentUrl")]
    public async Task Addresses_that_are_missing_double_or_of_nothing_do_not_keep_a_page_from_being_found(string before)
    {
        var site = await SampleCms.OpenAsync(before);

        Assert.Equal(await RichPages.Value, Pages(site));
        SaveEveryPage(site);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Rows_that_point_at_nothing_are_passed_over()
    {
        var site = await SampleCms.OpenAsync("""
            INSERT OR IGNORE INTO umbracoPropertyData (versionId, propertyTypeId, languageId, segment, varcharValue)
                SELECT v.id, 99999, NULL, NULL, 'wees' FROM umbracoContentVersion v WHERE v.current = 1 LIMIT 20;
            INSERT OR IGNORE INTO umbracoPropertyData (versionId, propertyTypeId, languageId, segment, varcharValue)
                SELECT v.versionId, v.propertyTypeId, 999, 'zz', 'wees' FROM umbracoPropertyData v LIMIT 20;
            INSERT OR IGNORE INTO umbracoPropertyData (versionId, propertyTypeId, languageId, segment, intValue, decimalValue, dateValue, varcharValue, textValue)
                SELECT versionId, propertyTypeId, languageId, segment, intValue, decimalValue, dateValue, varcharValue, textValue FROM umbracoPropertyData WHERE languageId IS NULL LIMIT 20;
            INSERT OR IGNORE INTO umbracoContentVersionCultureVariation (versionId, languageId, name, date, availableUserId)
                SELECT versionId, 999, 'wees', date, availableUserId FROM umbracoContentVersionCultureVariation LIMIT 5;
            INSERT OR IGNORE INTO umbracoDocumentCultureVariation (nodeId, languageId, edited, available, published, name)
                SELECT nodeId, 999, edited, available, published, name FROM umbracoDocumentCultureVariation LIMIT 5;
            INSERT OR IGNORE INTO umbracoRelation (parentId, childId, relType, datetime, comment) SELECT 99998, 99999, id, CURRENT_TIMESTAMP, '' FROM umbracoRelationType LIMIT 1;
            INSERT OR IGNORE INTO cmsTagRelationship (nodeId, tagId, propertyTypeId) VALUES (99999, 99999, 99999);
            INSERT OR IGNORE INTO umbracoUser2UserGroup (userId, userGroupId) VALUES (99999, 1);
            INSERT OR IGNORE INTO umbracoDomain (domainDefaultLanguage, domainRootStructureID, domainName, sortOrder) VALUES (NULL, 99999, 'wees.test', 9);
            INSERT OR IGNORE INTO umbracoUserStartNode (userId, startNode, startNodeType) VALUES (-1, 99999, 1);
            INSERT OR IGNORE INTO umbracoLog (userId, NodeId, Datestamp, logHeader) VALUES (99999, 99999, CURRENT_TIMESTAMP, 'Save');
            """);

        Assert.Equal(await RichPages.Value, Pages(site));
        SaveEveryPage(site);
        Assert.NotEmpty(site.Get<IUserService>().GetAll(0, 10, out _));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_value_of_an_editor_that_is_not_installed_is_served_as_it_is_stored_and_kept_when_its_page_is_saved()
    {
        var site = await SampleCms.OpenAsync("""
            UPDATE umbracoDataType SET propertyEditorAlias = 'Acme.Onbekend', propertyEditorUiAlias = 'Acme.Ui.Onbekend', config = '{"eigen":[1,2]}'
            WHERE nodeId IN (SELECT d.nodeId FROM umbracoDataType d JOIN cmsPropertyType p ON p.dataTypeId = d.nodeId WHERE d.propertyEditorAlias = 'Umbraco.TextBox');
            """);
        await using var db = site.Get<IDbContextFactory<CmsDbContext>>().CreateDbContext();
        var stored = await (from value in db.PropertyData
                            join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                            join type in db.DataTypes on property.DataTypeId equals type.NodeId
                            join version in db.DocumentVersions on value.VersionId equals version.Id
                            join content in db.ContentVersions on value.VersionId equals content.Id
                            join document in db.Documents on content.NodeId equals document.NodeId
                            join node in db.Nodes on content.NodeId equals node.Id
                            where type.PropertyEditorAlias == "Acme.Onbekend" && version.Published && document.Published && !node.Trashed && value.LanguageId == null && value.VarcharValue != null
                            select new { node.UniqueId, property.Alias, value.VarcharValue }).ToListAsync();
        Assert.NotEmpty(stored);

        foreach (var value in stored)
            Assert.Equal(value.VarcharValue, site.Get<IPublishedContentCache>().GetById(value.UniqueId)!.GetProperty(value.Alias)!.GetSourceValue());
        SaveEveryPage(site);
        foreach (var value in stored)
            Assert.Equal(value.VarcharValue, site.Get<IContentService>().GetById(value.UniqueId)!.GetValue(value.Alias, published: true));
        var unknown = (await site.Get<IDataTypeService>().GetByEditorAliasAsync("Acme.Onbekend")).First();
        Assert.Equal("eigen", Assert.Single(unknown.ConfigurationData).Key);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Dates_of_before_Umbraco_kept_them_in_a_form_that_sorts_get_that_form()
    {
        var site = await SampleCms.OpenAsync();
        await using var db = site.Get<IDbContextFactory<CmsDbContext>>().CreateDbContext();

        var dates = await (from value in db.PropertyData
                           join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                           join type in db.DataTypes on property.DataTypeId equals type.NodeId
                           where type.PropertyEditorAlias == Constants.PropertyEditors.Aliases.DateTimeWithTimeZone && value.TextValue != null
                           select value).ToListAsync();

        Assert.NotEmpty(dates);
        Assert.All(dates, row => Assert.EndsWith("+00:00", row.SortableValue, StringComparison.Ordinal));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_database_of_a_thousand_pages_opens_and_serves_them_all()
    {
        var site = await SampleCms.OpenAsync(sample: SampleDatabase.Thousand);

        Assert.True(Pages(site).Count > 1000);
        AssertNothingLost(site);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_was_opened_before_opens_again_unchanged()
    {
        var site = await SampleCms.OpenAsync();
        await site.ReopenAsync();

        Assert.Equal(await RichPages.Value, Pages(site));
        AssertNothingLost(site);
        await site.DisposeAsync();
    }

    private static IReadOnlyList<string> Pages(SampleCms site)
    {
        using var context = site.Get<Umbraco.Cms.Core.Web.IUmbracoContextFactory>().EnsureUmbracoContext();
        var (cache, urls) = (site.Get<IPublishedContentCache>(), site.Get<IPublishedUrlProvider>());
        using var db = site.Get<IDbContextFactory<CmsDbContext>>().CreateDbContext();
        var keys = db.Documents.Where(d => d.Published).Join(db.Nodes, d => d.NodeId, n => n.Id, (_, n) => n.UniqueId).ToList();
        return keys.Order().Select(key => cache.GetById(key)).OfType<IPublishedContent>().SelectMany(page => page.Cultures.Keys.Order(StringComparer.Ordinal).Select(culture =>
            $"{page.Key} {culture} {page.Cultures[culture].Name} {urls.GetUrl(page, UrlMode.Relative, culture.Length == 0 ? null : culture)} {page.Properties.Count()}")).ToList();
    }

    private static void AssertNothingLost(SampleCms site)
    {
        var after = SampleDatabase.Counts(site.Folder);
        Assert.All(site.CountsBefore.Where(table => !Derived.Contains(table.Key)), table => Assert.True(after[table.Key] >= table.Value, table.Key));
    }

    private static async Task AssertWholeAsync(SampleCms site)
    {
        await using var db = site.Get<IDbContextFactory<CmsDbContext>>().CreateDbContext();
        await db.Database.OpenConnectionAsync();
        var now = await ExistingSchema.ReadAsync(db, postgres: false, CancellationToken.None);
        foreach (var table in db.Model.GetEntityTypes())
        {
            var columns = now.Tables[table.GetTableName()!];
            Assert.All(table.GetProperties(), property => Assert.Contains(property.GetColumnName(), columns.Keys, StringComparer.OrdinalIgnoreCase));
            Assert.All(table.GetIndexes(), index => Assert.True(now.HasIndex(index.GetDatabaseName()!), index.GetDatabaseName()));
        }
        Assert.Contains(db.Locks, row => row.Id == Constants.Locks.DocumentUrlAliases);
    }

    private static void SaveEveryPage(SampleCms site)
    {
        var contents = site.Get<IContentService>();
        foreach (var root in contents.GetRootContent())
        {
            foreach (var page in contents.GetPagedDescendants(root.Id, 0, 1000, out _).Prepend(root))
            {
                page.SortOrder += 1000; // an unchanged page would not be written
                Assert.True(contents.Save(page).Success, page.Name);
            }
        }
    }
}
