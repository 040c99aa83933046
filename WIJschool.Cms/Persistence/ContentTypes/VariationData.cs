using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>Moves stored names, values and tags between "no language" and the default language.</summary>
/// <remarks>
/// The SQL written out is what EF has no words for, INSERT … SELECT. It is the same for SQLite and PostgreSQL, and holds
/// nothing but numbers that come from the database.
/// </remarks>
internal sealed class VariationData(IScopedDatabase database, LanguageRepository languages)
{
    private CmsDbContext Db => database.Db;

    private int DefaultLanguage => languages.GetDefaultId()!.Value;

    /// <summary>
    /// Content that starts to vary gets its names in the default language. Content that stops keeps them: the invariant
    /// name always was that of the default language. Redirects to it fall either way, as all its addresses change.
    /// </summary>
    public void TypeChanged(int contentTypeId, bool startsVarying)
    {
        if (startsVarying) CopyNames(contentTypeId);
        Db.RedirectUrls.Where(r => Db.Nodes.Any(n => n.UniqueId == r.ContentKey
            && Db.Contents.Any(c => c.NodeId == n.Id && c.ContentTypeId == contentTypeId))).ExecuteDelete();
    }

    public void MoveToDefaultLanguage(int contentTypeId, IReadOnlyCollection<int> properties)
    {
        if (properties.Count == 0) return;
        var language = DefaultLanguage;
        RemoveValues(contentTypeId, properties, language);
        Db.PropertyData.Where(r => properties.Contains(r.PropertyTypeId) && r.LanguageId == null && VersionsOf(contentTypeId).Contains(r.VersionId))
            .ExecuteUpdate(set => set.SetProperty(r => r.LanguageId, language));
        MoveTags(contentTypeId, properties, from: null, to: language);
    }

    /// <summary>The values of all languages stay where they are, in case the property is made to vary again.</summary>
    public void CopyFromDefaultLanguage(int contentTypeId, IReadOnlyCollection<int> properties)
    {
        if (properties.Count == 0) return;
        var language = DefaultLanguage;
        RemoveValues(contentTypeId, properties, language: null);
        Execute($"""
            INSERT INTO "umbracoPropertyData" ("versionId", "propertyTypeId", "languageId", "segment", "intValue", "decimalValue",
                "dateValue", "varcharValue", "textValue", "sortableValue")
            SELECT p."versionId", p."propertyTypeId", CAST(NULL AS INTEGER), p."segment", p."intValue", p."decimalValue",
                p."dateValue", p."varcharValue", p."textValue", p."sortableValue"
            FROM "umbracoPropertyData" p
            JOIN "umbracoContentVersion" v ON v."id" = p."versionId"
            JOIN "umbracoContent" c ON c."nodeId" = v."nodeId"
            WHERE c."contentTypeId" = {contentTypeId} AND p."languageId" = {language} AND p."propertyTypeId" IN ({List(properties)})
            """);
        MoveTags(contentTypeId, properties, from: language, to: null);
    }

    private void CopyNames(int contentTypeId)
    {
        var language = DefaultLanguage;
        var versions = VersionsOf(contentTypeId);
        Db.ContentVersionCultureVariations.Where(r => r.LanguageId == language && versions.Contains(r.VersionId)).ExecuteDelete();
        Db.DocumentCultureVariations.Where(r => r.LanguageId == language
            && Db.Contents.Any(c => c.NodeId == r.NodeId && c.ContentTypeId == contentTypeId)).ExecuteDelete();
        Execute($"""
            INSERT INTO "umbracoContentVersionCultureVariation" ("versionId", "languageId", "name", "date", "availableUserId")
            SELECT v."id", {language}, COALESCE(v."text", ''), v."versionDate", v."userId"
            FROM "umbracoContentVersion" v JOIN "umbracoContent" c ON c."nodeId" = v."nodeId"
            WHERE c."contentTypeId" = {contentTypeId}
            """);
        Execute($"""
            INSERT INTO "umbracoDocumentCultureVariation" ("nodeId", "languageId", "edited", "available", "published", "name")
            SELECT d."nodeId", {language}, d."edited", TRUE, d."published", n."text"
            FROM "umbracoDocument" d
            JOIN "umbracoNode" n ON n."id" = d."nodeId"
            JOIN "umbracoContent" c ON c."nodeId" = d."nodeId"
            WHERE c."contentTypeId" = {contentTypeId}
            """);
    }

    private void MoveTags(int contentTypeId, IReadOnlyCollection<int> properties, int? from, int? to)
    {
        var target = to?.ToString(CultureInfo.InvariantCulture) ?? "CAST(NULL AS INTEGER)"; // PostgreSQL takes a bare NULL for text here
        var (inSource, inTarget) = (LanguageIs("t", from), LanguageIs("o", to));
        var links = $"""
            FROM "cmsTagRelationship" r
            JOIN "cmsTags" t ON t."id" = r."tagId"
            JOIN "umbracoContent" c ON c."nodeId" = r."nodeId"
            """;
        var chosen = $"""WHERE c."contentTypeId" = {contentTypeId} AND r."propertyTypeId" IN ({List(properties)}) AND {inSource}""";
        Execute($"""
            INSERT INTO "cmsTags" ("group", "languageId", "tag")
            SELECT DISTINCT t."group", {target}, t."tag" {links} {chosen}
            AND NOT EXISTS (SELECT 1 FROM "cmsTags" o WHERE o."tag" = t."tag" AND o."group" = t."group" AND {inTarget})
            """);
        Execute($"""
            INSERT INTO "cmsTagRelationship" ("nodeId", "tagId", "propertyTypeId")
            SELECT DISTINCT r."nodeId", o."id", r."propertyTypeId" {links}
            JOIN "cmsTags" o ON o."tag" = t."tag" AND o."group" = t."group" AND {inTarget}
            {chosen}
            AND NOT EXISTS (SELECT 1 FROM "cmsTagRelationship" x
                WHERE x."nodeId" = r."nodeId" AND x."tagId" = o."id" AND x."propertyTypeId" = r."propertyTypeId")
            """);
        Db.TagRelationships.Where(r => properties.Contains(r.PropertyTypeId)
            && Db.Contents.Any(c => c.NodeId == r.NodeId && c.ContentTypeId == contentTypeId)
            && Db.Tags.Any(t => t.Id == r.TagId && t.LanguageId != to)).ExecuteDelete();
    }

    private void RemoveValues(int contentTypeId, IReadOnlyCollection<int> properties, int? language) => Db.PropertyData
        .Where(r => properties.Contains(r.PropertyTypeId) && r.LanguageId == language && VersionsOf(contentTypeId).Contains(r.VersionId))
        .ExecuteDelete();

    private IQueryable<int> VersionsOf(int contentTypeId) =>
        from version in Db.ContentVersions
        join content in Db.Contents on version.NodeId equals content.NodeId
        where content.ContentTypeId == contentTypeId
        select version.Id;

    private void Execute(string sql) => Db.Database.ExecuteSqlRaw(sql);

    private static string LanguageIs(string alias, int? language) => language is { } id
        ? $"{alias}.\"languageId\" = {id.ToString(CultureInfo.InvariantCulture)}"
        : $"{alias}.\"languageId\" IS NULL";

    private static string List(IEnumerable<int> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
