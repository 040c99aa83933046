using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>The moments at which documents are to be published or unpublished, kept in UTC.</summary>
internal sealed class DocumentSchedules(IScopedDatabase database, ILanguageRepository languages)
{
    private CmsDbContext Db => database.Db;

    public ContentScheduleCollection Of(int documentId)
    {
        var schedule = new ContentScheduleCollection();
        foreach (var entry in Db.ContentSchedules.Where(s => s.NodeId == documentId).ToList()) schedule.Add(Entry(entry));
        return schedule;
    }

    public IDictionary<int, IEnumerable<ContentSchedule>> Of(IReadOnlyCollection<int> documentIds) => documentIds.Chunk(Batches.Size)
        .SelectMany(batch => Db.ContentSchedules.Where(s => ((IEnumerable<int>)batch).Contains(s.NodeId)).ToList())
        .GroupBy(s => s.NodeId)
        .ToDictionary(g => g.Key, g => (IEnumerable<ContentSchedule>)g.Select(Entry).ToList());

    /// <summary>Makes the stored schedule equal to the one given; entries without an id get one.</summary>
    public void Replace(int documentId, ContentScheduleCollection schedule)
    {
        var stored = Db.ContentSchedules.AsTracking().Where(s => s.NodeId == documentId).ToDictionary(s => s.Id);
        foreach (var entry in schedule.FullSchedule)
        {
            if (entry.Id != Guid.Empty && stored.Remove(entry.Id, out var existing))
            {
                Describe(existing, entry);
                continue;
            }
            if (entry.Id == Guid.Empty) entry.Id = Guid.NewGuid();
            Db.ContentSchedules.Add(Describe(new ContentScheduleRow { Id = entry.Id, NodeId = documentId }, entry));
        }
        Db.ContentSchedules.RemoveRange(stored.Values);
        Db.SaveChanges();
    }

    public void Clear(DateTime until, ContentScheduleAction? action)
    {
        var due = Db.ContentSchedules.Where(s => s.Date <= until);
        if (action is not null) due = WithAction(due, action.Value);
        due.ExecuteDelete();
    }

    /// <summary>The ids of documents for which something is due.</summary>
    public IQueryable<int> Due(DateTime until, ContentScheduleAction action) =>
        WithAction(Db.ContentSchedules.Where(s => s.Date <= until), action).Select(s => s.NodeId);

    private static IQueryable<ContentScheduleRow> WithAction(IQueryable<ContentScheduleRow> rows, ContentScheduleAction action)
    {
        var name = action.ToString();
        return rows.Where(s => s.Action == name);
    }

    private ContentScheduleRow Describe(ContentScheduleRow row, ContentSchedule entry)
    {
        row.LanguageId = entry.Culture == Constants.System.InvariantCulture ? null : languages.GetIdByIsoCode(entry.Culture);
        row.Date = entry.Date;
        row.Action = entry.Action.ToString();
        return row;
    }

    private ContentSchedule Entry(ContentScheduleRow row) => new(
        row.Id,
        languages.GetIsoCodeById(row.LanguageId) ?? Constants.System.InvariantCulture,
        row.Date,
        Enum.Parse<ContentScheduleAction>(row.Action, ignoreCase: true));
}
