using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Servers;

/// <summary>Up to which cache instruction this machine has followed the others.</summary>
internal sealed class LastSyncedRepository(IScopedDatabase database, IMachineInfoFactory machine, TimeProvider clock) : ILastSyncedRepository
{
    private CmsDbContext Db => database.Db;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<int?> GetInternalIdAsync() => Own().Select(s => s.LastSyncedInternalId).FirstOrDefaultAsync();

    public Task<int?> GetExternalIdAsync() => Own().Select(s => s.LastSyncedExternalId).FirstOrDefaultAsync();

    public async Task SaveInternalIdAsync(int id)
    {
        var now = Now;
        if (await Own().ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSyncedInternalId, id).SetProperty(x => x.LastSyncedDate, now)) == 0)
            await Insert(new LastSyncedRow { LastSyncedInternalId = id });
    }

    public async Task SaveExternalIdAsync(int id)
    {
        var now = Now;
        if (await Own().ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSyncedExternalId, id).SetProperty(x => x.LastSyncedDate, now)) == 0)
            await Insert(new LastSyncedRow { LastSyncedExternalId = id });
    }

    public async Task DeleteEntriesOlderThanAsync(DateTime pruneDate)
    {
        await Db.LastSynced.Where(s => s.LastSyncedDate < pruneDate).ExecuteDeleteAsync();
        var newest = await Db.CacheInstructions.MaxAsync(i => (int?)i.Id);
        if (newest is null) return;
        // a number beyond the newest instruction is from another life of this database: following it would skip everything
        await Db.LastSynced.Where(s => s.LastSyncedInternalId > newest && s.LastSyncedExternalId > newest).ExecuteDeleteAsync();
    }

    private IQueryable<LastSyncedRow> Own()
    {
        var id = machine.GetMachineIdentifier();
        return Db.LastSynced.Where(s => s.MachineId == id);
    }

    private async Task Insert(LastSyncedRow row)
    {
        row.MachineId = machine.GetMachineIdentifier();
        row.LastSyncedDate = Now;
        Db.Add(row);
        await Db.SaveChangesAsync();
    }
}
