using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Classes;

public readonly record struct ClassSessionId(Guid Value) : IEntityId<ClassSessionId>
{
    public static ClassSessionId From(Guid value) => new(value);
}

public enum ClassStatus
{
    Open,

    /// <summary>Closed by the teacher, or by itself when its time was over: the answers are final.</summary>
    Closed,

    /// <summary>Thrown away with all its answers.</summary>
    Discarded,
}

/// <summary>
/// A class that answers together, on phones and without accounts. It holds how many answered and never what: answers stand with the
/// round, under the session's key.
/// </summary>
public sealed class ClassSession
{
    public const int LongestGroup = 30;

    /// <summary>No session is open for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private ClassSession()
    {
    }

    /// <param name="group">1 to 30 characters.</param>
    /// <param name="hours">1 to 24.</param>
    public ClassSession(ClassSessionId id, SchoolId school, ScanRoundId round, MemberKey by, string group, ClassCode code, DateTimeOffset now, int hours)
    {
        Id = id;
        SchoolId = school;
        RoundId = round;
        StartedBy = by;
        Group = group;
        Code = code;
        StartedAt = now;
        ExpiresAt = now + TimeSpan.FromTicks(Math.Min(TimeSpan.FromHours(hours).Ticks, Longest.Ticks));
    }

    public ClassSessionId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    public ScanRoundId RoundId { get; private init; }

    /// <summary>Null once that person had their data erased.</summary>
    public MemberKey? StartedBy { get; private init; }

    /// <summary>What the school calls the group, such as 3B.</summary>
    public string Group { get; private init; } = "";

    public ClassCode Code { get; private init; } = null!;

    public ClassStatus Status { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private init; }

    /// <summary>How many answered, raised with each answer: the board need not read answers to count them.</summary>
    public int Answers { get; private init; }

    /// <summary>Under what the answers stand in the round.</summary>
    public string GroupKey => KeyOf(Id);

    public static string KeyOf(ClassSessionId id) => id.Value.ToString("N");

    public bool IsOpen(DateTimeOffset now) => Status == ClassStatus.Open && ExpiresAt > now;
}

/// <summary>
/// That a device took part in a session, so that an answer that is sent again counts once. It is not tied to the answers, and is
/// forgotten a day after the session.
/// </summary>
public sealed class ClassReceipt
{
    private ClassReceipt()
    {
    }

    public ClassReceipt(ClassSessionId session, string device) => (SessionId, Device) = (session, device);

    public ClassSessionId SessionId { get; private init; }

    /// <summary>A hash of what the device made up and of the session, so that nobody can tell that a device took part in two.</summary>
    public string Device { get; private init; } = "";
}
