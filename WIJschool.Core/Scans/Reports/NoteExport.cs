using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Reports;

/// <summary>Notes that somebody took the result of a round along.</summary>
public sealed class NoteExport(WijschoolDbContext db, IAuditTrail trail)
{
    public async Task ExecuteAsync(SchoolVisit visit, ScanRoundId round, CancellationToken ct)
    {
        trail.Record(visit.School, visit.Member, AuditAction.ResultExported, round.Value);
        await db.SaveChangesAsync(ct);
    }
}
