using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Servers;

/// <summary>The nodes that run on this database, and which of them publishes what is scheduled.</summary>
internal sealed class ServerRegistrationRepository(IScopedDatabase database, TimeProvider clock)
    : RowRepository<int, IServerRegistration, ServerRow>(database), IServerRegistrationRepository
{
    private static readonly RowMap<IServerRegistration, ServerRow> Members = new RowMap<IServerRegistration, ServerRow>()
        .Map(nameof(IServerRegistration.Id), r => r.Id)
        .Map(nameof(IServerRegistration.ServerIdentity), r => r.ComputerName)
        .Map(nameof(IServerRegistration.ServerAddress), r => r.Address)
        .Map(nameof(IServerRegistration.IsActive), r => r.IsActive)
        .Map(nameof(IServerRegistration.IsSchedulingPublisher), r => r.IsSchedulingPublisher)
        .Map(nameof(IServerRegistration.Registered), r => r.RegisteredDate)
        .Map(nameof(IServerRegistration.Accessed), r => r.LastNotifiedDate);

    protected override RowMap<IServerRegistration, ServerRow> Map => Members;

    protected override IQueryable<ServerRow> Rows => Db.Servers.OrderBy(r => r.Id);

    /// <summary>Nothing to clear: servers are always read from the database, where the other nodes write them.</summary>
    public void ClearCache()
    {
    }

    public void DeactiveStaleServers(TimeSpan staleTimeout)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - staleTimeout;
        Db.Servers.Where(r => r.LastNotifiedDate < oldest && r.IsActive)
            .ExecuteUpdate(r => r.SetProperty(x => x.IsActive, false).SetProperty(x => x.IsSchedulingPublisher, false));
        var longGone = oldest - TimeSpan.FromDays(1);
        Db.Servers.Where(r => r.LastNotifiedDate < longGone && !r.IsActive).ExecuteDelete();
    }

    public override void Delete(IServerRegistration entity) => Db.Servers.Where(r => r.Id == entity.Id).ExecuteDelete();

    protected override IQueryable<ServerRow> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Id));

    protected override IServerRegistration Build(ServerRow row)
    {
        var server = new ServerRegistration(
            row.Id, row.Address, row.ComputerName, row.RegisteredDate, row.LastNotifiedDate, row.IsActive, row.IsSchedulingPublisher);
        server.ResetDirtyProperties(rememberDirty: false);
        return server;
    }

    protected override void Insert(IServerRegistration entity)
    {
        var row = ToRow(entity);
        Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
    }

    protected override void Update(IServerRegistration entity)
    {
        Db.Update(ToRow(entity));
        Db.SaveChanges();
    }

    private static ServerRow ToRow(IServerRegistration server) => new()
    {
        Id = server.Id,
        Address = server.ServerAddress ?? "",
        ComputerName = server.ServerIdentity ?? "",
        RegisteredDate = server.Registered,
        LastNotifiedDate = server.Accessed,
        IsActive = server.IsActive,
        IsSchedulingPublisher = server.IsSchedulingPublisher,
    };
}
