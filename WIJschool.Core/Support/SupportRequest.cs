using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Support;

public readonly record struct SupportRequestId(Guid Value) : IEntityId<SupportRequestId>
{
    public static SupportRequestId From(Guid value) => new(value);
}

public readonly record struct SupportMessageId(Guid Value) : IEntityId<SupportMessageId>
{
    public static SupportMessageId From(Guid value) => new(value);
}

/// <summary>What help is about.</summary>
public enum SupportKind
{
    /// <summary>Somebody to think along.</summary>
    Advice,

    /// <summary>Something happened, or is about to.</summary>
    Incident,

    /// <summary>Training or coaching of the team.</summary>
    Training,

    /// <summary>A hand with a scan or a trajectory.</summary>
    Trajectory,

    /// <summary>Parents, youth care or the neighbourhood.</summary>
    Cooperation,
    Other,
}

public enum Urgency
{
    CanWait,
    ThisMonth,
    ThisWeek,
    Today,
}

public enum SupportStatus
{
    /// <summary>It waits for a coordinator.</summary>
    New,

    /// <summary>A coordinator talks with the school about what is needed.</summary>
    Intake,

    /// <summary>An adviser has it.</summary>
    Assigned,

    /// <summary>The adviser is at work.</summary>
    Running,
    Closed,
}

/// <summary>What a school asks for.</summary>
/// <param name="Situation">What happens, 1 to 4000 characters.</param>
/// <param name="Wish">The help that is hoped for, at most 2000 characters.</param>
public sealed record SupportWish(SupportKind Kind, Urgency Urgency, string Situation, string Wish)
{
    public const int LongestSituation = 4000;
    public const int LongestWish = 2000;

    /// <returns>The same with spaces around its texts removed, or what is wrong with it.</returns>
    public Result<SupportWish> Check()
    {
        if (!Enum.IsDefined(Kind)) return SupportErrors.KindMissing;
        if (!Enum.IsDefined(Urgency)) return SupportErrors.UrgencyMissing;
        var tidy = this with { Situation = Situation.Trim(), Wish = Wish.Trim() };
        if (tidy.Situation.Length is 0 or > LongestSituation) return SupportErrors.SituationInvalid;
        return tidy.Wish.Length > LongestWish ? SupportErrors.WishTooLong : tidy;
    }
}

/// <summary>Who advises a school: an expert who signs in on the site, or somebody of the back office. One of the two is there.</summary>
public sealed record Adviser(MemberKey? Member, CoordinatorKey? User);

/// <summary>A school asks for help.</summary>
public sealed class SupportRequest
{
    private SupportRequest()
    {
    }

    public SupportRequest(SupportRequestId id, SchoolId school, Requester requester, SupportWish wish, DateTimeOffset now)
    {
        Id = id;
        SchoolId = school;
        Member = requester.Member;
        ContactName = requester.Name;
        ContactMail = requester.Mail;
        ContactCulture = requester.Culture;
        Organisation = requester.Organisation;
        Kind = wish.Kind;
        Urgency = wish.Urgency;
        Situation = wish.Situation;
        Wish = wish.Wish;
        AskedAt = now;
    }

    public SupportRequestId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    public MemberKey? Member { get; private set; }

    public string ContactName { get; private set; } = "";

    /// <summary>Null once this person was forgotten.</summary>
    public EmailAddress? ContactMail { get; private set; }

    public string ContactCulture { get; private init; } = "";

    public string Organisation { get; private init; } = "";

    public SupportKind Kind { get; private init; }

    public Urgency Urgency { get; private init; }

    public string Situation { get; private init; } = "";

    public string Wish { get; private init; } = "";

    public SupportStatus Status { get; private set; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>The coordinator who did the intake.</summary>
    public CoordinatorKey? TakenBy { get; private set; }

    public MemberKey? AdviserMember { get; private set; }

    public CoordinatorKey? AdviserUser { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How much it helped, 1 to 5; null while the school did not say.</summary>
    public int? Helped { get; private set; }

    public string Remark { get; private set; } = "";

    /// <summary>Raised by whoever changes it: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    /// <summary>A coordinator takes it on; the same one may do so again.</summary>
    public DomainError? Take(CoordinatorKey by)
    {
        if (Status == SupportStatus.Intake && TakenBy == by) return null;
        if (Status != SupportStatus.New) return SupportErrors.Moved;
        (Status, TakenBy) = (SupportStatus.Intake, by);
        return null;
    }

    /// <summary>Another adviser may take over as long as it is not closed.</summary>
    public DomainError? Assign(CoordinatorKey by, Adviser adviser)
    {
        if (Status == SupportStatus.Closed) return SupportErrors.Closed;
        (Status, TakenBy, AdviserMember, AdviserUser) = (SupportStatus.Assigned, TakenBy ?? by, adviser.Member, adviser.User);
        return null;
    }

    /// <summary>The adviser is at work: what was assigned runs.</summary>
    public void Begin()
    {
        if (Status == SupportStatus.Assigned) Status = SupportStatus.Running;
    }

    public DomainError? Close(DateTimeOffset now)
    {
        if (Status == SupportStatus.Closed) return SupportErrors.Closed;
        (Status, ClosedAt) = (SupportStatus.Closed, now);
        return null;
    }

    /// <param name="helped">1 to 5.</param>
    public DomainError? Evaluate(int helped, string remark)
    {
        if (Status != SupportStatus.Closed) return SupportErrors.NotClosed;
        if (Helped is not null) return SupportErrors.Evaluated;
        (Helped, Remark) = (helped, remark);
        return null;
    }

    /// <summary>Forgets who asked; the school and what it asked for stay.</summary>
    public void ForgetPerson() => (Member, ContactName, ContactMail) = (null, "", null);

    /// <summary>The adviser's account is gone: a coordinator looks for another.</summary>
    public void ForgetAdviser()
    {
        AdviserMember = null;
        if (Status != SupportStatus.Closed) Status = SupportStatus.Intake;
    }
}

/// <summary>Who writes in a conversation.</summary>
public enum SupportSide
{
    School,
    Adviser,
    Coordinator,
}

/// <summary>What a school, its adviser or a coordinator wrote to the other.</summary>
public sealed class SupportMessage
{
    private SupportMessage()
    {
    }

    public SupportMessage(SupportMessageId id, SupportRequestId request, SupportAuthor author, string text, DateTimeOffset now)
    {
        Id = id;
        RequestId = request;
        Side = author.Side;
        Member = author.Member;
        User = author.User;
        Text = text;
        SentAt = now;
    }

    public SupportMessageId Id { get; private init; }

    public SupportRequestId RequestId { get; private init; }

    public SupportSide Side { get; private init; }

    public MemberKey? Member { get; private set; }

    public CoordinatorKey? User { get; private init; }

    public string Text { get; private init; } = "";

    public DateTimeOffset SentAt { get; private init; }

    /// <summary>Forgets who wrote it; what was said stays for the other side.</summary>
    public void ForgetPerson() => Member = null;
}

/// <summary>Who writes. The school's side is a member of it; the others' is the adviser or a user of the back office.</summary>
public sealed record SupportAuthor(SupportSide Side, MemberKey? Member, CoordinatorKey? User);
