using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Jobs;

/// <summary>Lets one node at a time take a job, by a row of the database that only one of them can change.</summary>
internal sealed class JobTurns(
    ICoreScopeProvider scopes, IScopedDatabase database, IOptionsMonitor<DistributedJobSettings> settings, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes the rows of jobs that the database does not know, and notes changed periods.</summary>
    public void Register(IReadOnlyCollection<IScheduledJob> jobs)
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.DistributedJobs); // two nodes that start at once must not both make them
        var known = database.Db.DistributedJobs.ToDictionary(j => j.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var job in jobs)
        {
            if (!known.TryGetValue(job.Name, out var row))
                database.Db.Add(new DistributedJobRow { Name = job.Name, Period = job.Period.Ticks, LastRun = DateTime.UnixEpoch, LastAttemptedRun = DateTime.UnixEpoch });
            else if (row.Period != job.Period.Ticks)
                database.Db.DistributedJobs.Where(j => j.Id == row.Id).ExecuteUpdate(j => j.SetProperty(x => x.Period, job.Period.Ticks));
        }
        database.Db.SaveChanges();
        scope.Complete();
    }

    /// <returns>Whether it is this node's turn. One that took a job and died loses it after the longest time a job may take.</returns>
    public bool TryTake(IScheduledJob job)
    {
        var now = Now;
        var dueBefore = now - job.Period;
        var givenUpBefore = now - settings.CurrentValue.MaximumExecutionTime;
        using var scope = scopes.CreateCoreScope();
        var due = database.Db.DistributedJobs.Where(j => j.Name == job.Name && j.LastRun <= dueBefore
            && (!j.IsRunning || j.LastAttemptedRun < givenUpBefore));
        // looked at first: an update that changes nothing would still take SQLite's only write turn
        var taken = due.Any() && due.ExecuteUpdate(j => j.SetProperty(x => x.IsRunning, true).SetProperty(x => x.LastAttemptedRun, now)) > 0;
        scope.Complete();
        return taken;
    }

    public void Done(IScheduledJob job)
    {
        var now = Now;
        using var scope = scopes.CreateCoreScope();
        database.Db.DistributedJobs.Where(j => j.Name == job.Name)
            .ExecuteUpdate(j => j.SetProperty(x => x.IsRunning, false).SetProperty(x => x.LastRun, now));
        scope.Complete();
    }
}
