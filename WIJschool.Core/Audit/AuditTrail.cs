using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Audit;

/// <summary>
/// Where a change notes who made it. It is a row of the same change: call it before the change is saved, and it is there when, and only
/// when, the change is.
/// </summary>
public interface IAuditTrail
{
    /// <param name="member">Who of the school did it; null for what the site does by itself.</param>
    /// <param name="subject">The id of what it is about, such as a round or a story.</param>
    void Record(SchoolId school, MemberKey? member, AuditAction action, Guid? subject = null);

    /// <inheritdoc cref="Record(SchoolId, MemberKey?, AuditAction, Guid?)"/>
    /// <param name="by">The user of the back office who did it.</param>
    void Record(SchoolId school, CoordinatorKey by, AuditAction action, Guid? subject = null);
}

public sealed class AuditTrail(WijschoolDbContext db, TimeProvider clock) : IAuditTrail
{
    public void Record(SchoolId school, MemberKey? member, AuditAction action, Guid? subject = null) => Add(school, new AuditActor(member, null), action, subject);

    public void Record(SchoolId school, CoordinatorKey by, AuditAction action, Guid? subject = null) => Add(school, new AuditActor(null, by), action, subject);

    private void Add(SchoolId school, AuditActor actor, AuditAction action, Guid? subject) =>
        db.Add(new AuditEvent(EntityId.New<AuditEventId>(clock), school, actor, action, subject, clock.GetUtcNow()));
}

public sealed class AuditOptions
{
    /// <summary>How long the trail of a school is kept, in days.</summary>
    [Range(30, 3650)] public int KeepDays { get; init; } = 365;
}

/// <summary>Reads what was done for a school, the latest first.</summary>
public sealed class SchoolTrail(WijschoolDbContext db)
{
    private const int Most = 200;

    /// <param name="take">At most 200.</param>
    public async Task<SchoolTrailPage> ReadAsync(SchoolId school, int skip, int take, CancellationToken ct)
    {
        var all = db.Set<AuditEvent>().AsNoTracking().Where(entry => entry.SchoolId == school);
        var total = await all.CountAsync(ct);
        var entries = await all.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most)).ToListAsync(ct);
        return new SchoolTrailPage(total, entries);
    }
}

/// <param name="Total">How many there are in all.</param>
public sealed record SchoolTrailPage(int Total, IReadOnlyList<AuditEvent> Entries);

/// <summary>Deletes what is older than the trail is kept.</summary>
public sealed class ForgetOldAudit(WijschoolDbContext db, IOptions<AuditOptions> options, TimeProvider clock, ILogger<ForgetOldAudit> logger)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var forgotten = await db.Set<AuditEvent>().Where(entry => entry.At < before).ExecuteDeleteAsync(ct);
        if (forgotten > 0) logger.AuditForgotten(forgotten, before);
    }
}

internal static partial class AuditLog
{
    [LoggerMessage(LogLevel.Information, "{Count} entries of the trails of schools from before {Before} were deleted.")]
    public static partial void AuditForgotten(this ILogger logger, int count, DateTimeOffset before);
}
