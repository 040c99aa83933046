using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>The last part of each document's address, by language, for drafts and for what is published.</summary>
internal sealed class DocumentUrlRepository(IScopedDatabase database) : IDocumentUrlRepository
{
    private CmsDbContext Db => database.Db;

    /// <summary>Makes the stored parts of the documents that are named equal to those given.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlSegment> publishedDocumentUrlSegments)
    {
        var documents = publishedDocumentUrlSegments.GroupBy(s => s.DocumentKey).ToList();
        foreach (var batch in documents.Chunk(Batches.Size)) Replace(batch);
    }

    public IEnumerable<PublishedDocumentUrlSegment> GetAll() => Db.DocumentUrls.AsEnumerable()
        .Select(r => new PublishedDocumentUrlSegment
        {
            DocumentKey = r.UniqueId,
            NullableLanguageId = r.LanguageId,
            UrlSegment = r.UrlSegment,
            IsDraft = r.IsDraft,
            IsPrimary = r.IsPrimary,
        })
        .ToList();

    public void DeleteByDocumentKey(IEnumerable<Guid> select)
    {
        foreach (var batch in select.Distinct().Chunk(Batches.Size))
        {
            IEnumerable<Guid> keys = batch;
            Db.DocumentUrls.Where(u => keys.Contains(u.UniqueId)).ExecuteDelete();
        }
    }

    private void Replace(IReadOnlyCollection<IGrouping<Guid, PublishedDocumentUrlSegment>> documents)
    {
        IEnumerable<Guid> keys = documents.Select(d => d.Key).ToList();
        var rows = Db.DocumentUrls.AsTracking().Where(u => keys.Contains(u.UniqueId)).ToList();
        var stored = rows.DistinctBy(Key).ToDictionary(Key);
        Db.DocumentUrls.RemoveRange(rows.Except(stored.Values)); // no index keeps rows apart that have no language
        foreach (var segment in documents.SelectMany(d => d).Select(Row).DistinctBy(Key))
        {
            if (stored.Remove(Key(segment), out var existing)) existing.IsPrimary = segment.IsPrimary;
            else Db.DocumentUrls.Add(segment);
        }
        Db.DocumentUrls.RemoveRange(stored.Values);
        Db.SaveChanges();
    }

    private static (Guid, int?, bool, string) Key(DocumentUrlRow row) =>
        (row.UniqueId, row.LanguageId, row.IsDraft, row.UrlSegment.ToUpperInvariant());

    private static DocumentUrlRow Row(PublishedDocumentUrlSegment segment) => new()
    {
        UniqueId = segment.DocumentKey,
        LanguageId = segment.NullableLanguageId,
        UrlSegment = segment.UrlSegment,
        IsDraft = segment.IsDraft,
        IsPrimary = segment.IsPrimary,
    };
}
