using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Audit;

public readonly record struct AuditEventId(Guid Value) : IEntityId<AuditEventId>
{
    public static AuditEventId From(Guid value) => new(value);
}

/// <summary>That somebody did something for a school. It holds ids and no names: those are looked up when it is shown, as long as they exist.</summary>
public sealed class AuditEvent
{
    private AuditEvent()
    {
    }

    internal AuditEvent(AuditEventId id, SchoolId school, AuditActor actor, AuditAction action, Guid? subject, DateTimeOffset now)
    {
        Id = id;
        SchoolId = school;
        Member = actor.Member;
        Coordinator = actor.Coordinator;
        Action = action;
        Subject = subject;
        At = now;
    }

    public AuditEventId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    /// <summary>Who of the school did it; null for a coordinator and for what the site did by itself.</summary>
    public MemberKey? Member { get; private init; }

    public CoordinatorKey? Coordinator { get; private init; }

    public AuditAction Action { get; private init; }

    /// <summary>The id of what it is about.</summary>
    public Guid? Subject { get; private init; }

    public DateTimeOffset At { get; private init; }
}

/// <summary>Who did it: somebody of the school, a coordinator, or the site by itself when both are null.</summary>
internal sealed record AuditActor(MemberKey? Member, CoordinatorKey? Coordinator);

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> entry)
    {
        entry.HasKey(e => e.Id);
        entry.HasIndex(e => new { e.SchoolId, e.At }); // a school's trail is read from its end
        entry.HasIndex(e => e.At); // the clean-up asks for what is old
        entry.HasIndex(e => e.Member); // whoever asks for their data asks for these too
    }
}
