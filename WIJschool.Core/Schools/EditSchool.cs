using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>An admin corrects what the school says of itself.</summary>
public sealed class EditSchool(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<EditSchool> logger)
{
    /// <inheritdoc cref="School.Edit"/>
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, string name, string place, int pupils, CancellationToken ct) =>
        change.RunAsync(inner => EditAsync(id, by, name, place, pupils, inner), ct);

    private async Task<Result<Done>> EditAsync(SchoolId id, MemberKey by, string name, string place, int pupils, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (turn.School.Edit(name, place, pupils) is { } wrong) return wrong;
        trail.Record(id, by, AuditAction.SchoolChanged);
        await db.SaveChangesAsync(ct);
        logger.SchoolEdited(id.Value, by.Value);
        return Done.Value;
    }
}
