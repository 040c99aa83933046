using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>What a document that varies is called and in what state it is, in each culture.</summary>
internal sealed class DocumentCultureRows(IScopedDatabase database, ILanguageRepository languages)
{
    private CmsDbContext Db => database.Db;

    /// <summary>
    /// Adds the cultures whose name differs from the published one to <paramref name="edited"/>, tells the document, and gives
    /// changed cultures the version's date.
    /// </summary>
    /// <returns>Whether a name differs.</returns>
    public bool FindEdited(IContent document, HashSet<string> edited, DateTime versionDate, bool publishing)
    {
        var renamed = document.CultureInfos!.Values.Where(c => c.Name != document.GetPublishName(c.Culture)).Select(c => c.Culture).ToList();
        edited.UnionWith(renamed);
        document.SetCultureEdited(edited);
        document.AdjustDates(versionDate, publishing);
        return renamed.Count > 0;
    }

    /// <summary>Adds the rows of a new document. The caller saves.</summary>
    public void Insert(IContent document, bool publishing)
    {
        Db.ContentVersionCultureVariations.AddRange(OfVersions(document, publishing));
        Db.DocumentCultureVariations.AddRange(OfNode(document));
    }

    /// <summary>Makes the rows of a stored document what they must be. The caller saves.</summary>
    /// <param name="storedVersionId">The version that was current before; a new draft has no rows yet.</param>
    public void Replace(IContent document, int storedVersionId, bool publishing)
    {
        var ofVersion = Db.ContentVersionCultureVariations.AsTracking().Where(r => r.VersionId == storedVersionId)
            .ToDictionary(r => (r.VersionId, r.LanguageId));
        foreach (var row in OfVersions(document, publishing))
        {
            if (ofVersion.Remove((row.VersionId, row.LanguageId), out var stored)) (stored.Name, stored.Date) = (row.Name, row.Date);
            else Db.ContentVersionCultureVariations.Add(row);
        }
        Db.ContentVersionCultureVariations.RemoveRange(ofVersion.Values);

        var nodeId = document.Id;
        var ofNode = Db.DocumentCultureVariations.AsTracking().Where(r => r.NodeId == nodeId).ToDictionary(r => r.LanguageId);
        foreach (var row in OfNode(document))
        {
            if (ofNode.Remove(row.LanguageId, out var stored))
                (stored.Name, stored.Available, stored.Published, stored.Edited) = (row.Name, row.Available, row.Published, row.Edited);
            else Db.DocumentCultureVariations.Add(row);
        }
        Db.DocumentCultureVariations.RemoveRange(ofNode.Values);
    }

    private IEnumerable<ContentVersionCultureVariationRow> OfVersions(IContent document, bool publishing)
    {
        var rows = document.CultureInfos!.Values.Select(c => Row(document.VersionId, c));
        return publishing ? rows.Concat(document.PublishCultureInfos!.Values.Select(c => Row(document.PublishedVersionId, c))) : rows;
    }

    private ContentVersionCultureVariationRow Row(int versionId, ContentCultureInfos culture) => new()
    {
        VersionId = versionId,
        LanguageId = LanguageId(culture.Culture),
        Name = culture.Name ?? "",
        Date = culture.Date,
    };

    private IEnumerable<DocumentCultureVariationRow> OfNode(IContent document) =>
        document.AvailableCultures.Union(document.PublishedCultures, StringComparer.OrdinalIgnoreCase).Select(culture => new DocumentCultureVariationRow
        {
            NodeId = document.Id,
            LanguageId = LanguageId(culture),
            Name = document.GetCultureName(culture) ?? document.GetPublishName(culture),
            Available = document.IsCultureAvailable(culture),
            Published = document.IsCulturePublished(culture),
            Edited = document.IsCultureEdited(culture),
        });

    private int LanguageId(string culture) =>
        languages.GetIdByIsoCode(culture) ?? throw new InvalidOperationException($"There is no language {culture}.");
}
