using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Audit;

/// <summary>The lines that somebody has in the trails of schools. Erased, the line stays and nobody can tell whose it was.</summary>
public sealed class AuditPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "trail";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => await db.Set<AuditEvent>().AsNoTracking()
        .Where(entry => entry.Member == person.Key).OrderBy(entry => entry.At).Select(entry => new { entry.Action, entry.At }).ToListAsync(ct);

    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        var key = person.Key.Value;
        await db.Set<AuditEvent>().Where(entry => entry.Member == person.Key).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Member, (MemberKey?)null), ct);
        await db.Set<AuditEvent>().Where(entry => entry.Subject == key).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Subject, (Guid?)null), ct);
    }
}
