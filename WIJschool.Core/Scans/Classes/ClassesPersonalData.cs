using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Scans.Classes;

/// <summary>The sessions of classes that somebody started. Of pupils nothing is kept that is theirs.</summary>
public sealed class ClassesPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "classes";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct)
    {
        var started = await db.Set<ClassSession>().AsNoTracking().Where(session => session.StartedBy == person.Key).OrderBy(session => session.StartedAt)
            .Select(session => new { session.Group, session.Status, session.StartedAt, session.EndedAt }).ToListAsync(ct);
        return started.Count > 0 ? started : null;
    }

    public Task EraseAsync(DataSubject person, CancellationToken ct) => db.Set<ClassSession>().Where(session => session.StartedBy == person.Key)
        .ExecuteUpdateAsync(set => set.SetProperty(session => session.StartedBy, (Schools.MemberKey?)null), ct);
}
