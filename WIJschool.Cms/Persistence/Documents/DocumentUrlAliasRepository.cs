using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>Other addresses that editors gave documents in the property umbracoUrlAlias.</summary>
internal sealed class DocumentUrlAliasRepository(IScopedDatabase database) : IDocumentUrlAliasRepository
{
    private CmsDbContext Db => database.Db;

    /// <summary>Makes the stored addresses of the documents that are named equal to those given.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlAlias> aliases)
    {
        foreach (var batch in aliases.GroupBy(a => a.DocumentKey).Chunk(Batches.Size))
        {
            IEnumerable<Guid> keys = batch.Select(d => d.Key).ToList();
            var stored = Db.DocumentUrlAliases.AsTracking().Where(a => keys.Contains(a.UniqueId)).ToDictionary(Key);
            foreach (var row in batch.SelectMany(d => d).Select(Row).DistinctBy(Key))
            {
                if (!stored.Remove(Key(row))) Db.DocumentUrlAliases.Add(row);
            }
            Db.DocumentUrlAliases.RemoveRange(stored.Values);
            Db.SaveChanges();
        }
    }

    public IEnumerable<PublishedDocumentUrlAlias> GetAll() => Db.DocumentUrlAliases.AsEnumerable()
        .Select(r => new PublishedDocumentUrlAlias { DocumentKey = r.UniqueId, NullableLanguageId = r.LanguageId, Alias = r.Alias })
        .ToList();

    public void DeleteByDocumentKey(IEnumerable<Guid> documentKeys)
    {
        foreach (var batch in documentKeys.Distinct().Chunk(Batches.Size))
        {
            IEnumerable<Guid> keys = batch;
            Db.DocumentUrlAliases.Where(a => keys.Contains(a.UniqueId)).ExecuteDelete();
        }
    }

    public void DeleteAll() => Db.DocumentUrlAliases.ExecuteDelete();

    /// <summary>What the property says in the current version of each document that has it.</summary>
    public IEnumerable<DocumentUrlAliasRaw> GetAllDocumentUrlAliases()
    {
        var rows =
            from type in Db.PropertyTypes.Where(t => t.Alias == Constants.Conventions.Content.UrlAlias)
            join data in Db.PropertyData on type.Id equals data.PropertyTypeId
            join version in Db.ContentVersions.Where(v => v.Current) on data.VersionId equals version.Id
            join node in Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.Document && !n.Trashed) on version.NodeId equals node.Id
            select new { node.UniqueId, data.LanguageId, Value = data.VarcharValue ?? data.TextValue };
        return rows.ToList().Where(r => !string.IsNullOrWhiteSpace(r.Value))
            .Select(r => new DocumentUrlAliasRaw { DocumentKey = r.UniqueId, LanguageId = r.LanguageId, AliasValue = r.Value! })
            .ToList();
    }

    private static (Guid, int?, string) Key(DocumentUrlAliasRow row) => (row.UniqueId, row.LanguageId, row.Alias.ToUpperInvariant());

    private static DocumentUrlAliasRow Row(PublishedDocumentUrlAlias alias) =>
        new() { UniqueId = alias.DocumentKey, LanguageId = alias.NullableLanguageId, Alias = alias.Alias };
}
