using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.LogViewer;

/// <summary>Searches in the log that somebody saved under a name.</summary>
internal sealed class LogViewerQueryRepository(IScopedDatabase database)
    : RowRepository<int, ILogViewerQuery, LogViewerQueryRow>(database), ILogViewerQueryRepository
{
    private static readonly RowMap<ILogViewerQuery, LogViewerQueryRow> Members = new RowMap<ILogViewerQuery, LogViewerQueryRow>()
        .Map(nameof(ILogViewerQuery.Id), r => r.Id)
        .Map(nameof(ILogViewerQuery.Name), r => r.Name)
        .Map(nameof(ILogViewerQuery.Query), r => r.Query);

    protected override RowMap<ILogViewerQuery, LogViewerQueryRow> Map => Members;

    protected override IQueryable<LogViewerQueryRow> Rows => Db.LogViewerQueries.OrderBy(r => r.Id);

    public ILogViewerQuery? GetByName(string name) => Build(Rows.Where(r => r.Name == name)).FirstOrDefault();

    public override void Delete(ILogViewerQuery entity) => Db.LogViewerQueries.Where(r => r.Id == entity.Id).ExecuteDelete();

    protected override IQueryable<LogViewerQueryRow> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Id));

    protected override ILogViewerQuery Build(LogViewerQueryRow row)
    {
        var query = new LogViewerQuery(row.Name, row.Query) { Id = row.Id };
        query.ResetDirtyProperties(rememberDirty: false);
        return query;
    }

    protected override void Insert(ILogViewerQuery entity)
    {
        var row = new LogViewerQueryRow { Name = entity.Name, Query = entity.Query };
        Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
    }

    protected override void Update(ILogViewerQuery entity)
    {
        Db.Update(new LogViewerQueryRow { Id = entity.Id, Name = entity.Name, Query = entity.Query });
        Db.SaveChanges();
    }
}
