using WIJschool.Core.Mailing;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>How far a request for a webinar is.</summary>
public enum WebinarRequestStatus
{
    /// <summary>It waits for a coordinator.</summary>
    New,

    /// <summary>A coordinator looks for an expert and dates.</summary>
    Taken,

    /// <summary>The school chooses one of the dates.</summary>
    Proposed,

    /// <summary>The expert confirms the date that the school chose.</summary>
    Picked,

    /// <summary>There is a webinar.</summary>
    Planned,

    /// <summary>The alliance does not do it; who asked knows why.</summary>
    Declined,

    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,
}

/// <summary>What somebody would like a webinar about.</summary>
/// <param name="Topic">1 to 160 characters.</param>
/// <param name="Wishes">At most 2000 characters.</param>
/// <param name="Intervention">The key of the page of an intervention that it is about.</param>
public sealed record WebinarWish(string Topic, string Wishes, Guid? Intervention)
{
    public const int LongestTopic = 160;
    public const int LongestWishes = 2000;

    /// <returns>The same with spaces around its texts removed, or what is wrong with it.</returns>
    public Result<WebinarWish> Check()
    {
        var tidy = this with { Topic = Topic.Trim(), Wishes = Wishes.Trim() };
        if (tidy.Topic.Length is 0 or > LongestTopic) return WebinarErrors.TopicInvalid;
        return tidy.Wishes.Length > LongestWishes ? WebinarErrors.WishesTooLong : tidy;
    }
}

/// <summary>From when to when something lasts: at least a quarter of an hour, at most eight.</summary>
public sealed record Slot(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <returns>What is wrong with it for something that is still to come, or null.</returns>
    public DomainError? Check(DateTimeOffset now) => this switch
    {
        _ when EndsAt - StartsAt < Shortest || EndsAt - StartsAt > Longest => WebinarErrors.LengthInvalid,
        _ when StartsAt <= now => WebinarErrors.TimePast,
        _ => null,
    };
}

/// <summary>What a coordinator proposes: who gives it, for whom, and when it could be.</summary>
/// <param name="Places">1 to 1000.</param>
/// <param name="Slots">One to five.</param>
public sealed record Proposal(ExpertKey Expert, bool IsPublic, int Places, IReadOnlyList<Slot> Slots)
{
    private const int MostSlots = 5;

    public DomainError? Check(DateTimeOffset now)
    {
        if (Places is < 1 or > WebinarDetails.MostPlaces) return WebinarErrors.PlacesInvalid;
        if (Slots.Count is 0 or > MostSlots) return WebinarErrors.DatesMissing;
        return Slots.Select(slot => slot.Check(now)).FirstOrDefault(error => error is not null);
    }
}

/// <summary>Somebody asks for a webinar.</summary>
public sealed class WebinarRequest
{
    private WebinarRequest()
    {
    }

    public WebinarRequest(WebinarRequestId id, Requester requester, WebinarWish wish, DateTimeOffset now)
    {
        Id = id;
        SchoolId = requester.School;
        Member = requester.Member;
        ContactName = requester.Name;
        ContactMail = requester.Mail;
        ContactCulture = requester.Culture;
        Organisation = requester.Organisation;
        Topic = wish.Topic;
        Wishes = wish.Wishes;
        Intervention = wish.Intervention;
        AskedAt = now;
    }

    public WebinarRequestId Id { get; private init; }

    /// <summary>Null for somebody who is of no school on the site.</summary>
    public SchoolId? SchoolId { get; private init; }

    public MemberKey? Member { get; private set; }

    public string ContactName { get; private set; } = "";

    public EmailAddress? ContactMail { get; private set; }

    public string ContactCulture { get; private init; } = "";

    public string Organisation { get; private init; } = "";

    public string Topic { get; private init; } = "";

    public string Wishes { get; private init; } = "";

    public Guid? Intervention { get; private init; }

    public WebinarRequestStatus Status { get; private set; }

    public DateTimeOffset AskedAt { get; private init; }

    public CoordinatorKey? TakenBy { get; private set; }

    public ExpertKey? Expert { get; private set; }

    public bool IsPublic { get; private set; }

    public int Places { get; private set; }

    /// <summary>What came of it.</summary>
    public WebinarId? WebinarId { get; private set; }

    /// <summary>Raised by whoever changes it: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    public bool IsSettled => Status is WebinarRequestStatus.Planned or WebinarRequestStatus.Declined or WebinarRequestStatus.Withdrawn;

    /// <summary>A coordinator takes it on; the same one may do so again.</summary>
    public DomainError? Take(CoordinatorKey by)
    {
        if (Status == WebinarRequestStatus.Taken && TakenBy == by) return null;
        if (Status != WebinarRequestStatus.New) return WebinarErrors.RequestMoved;
        (Status, TakenBy) = (WebinarRequestStatus.Taken, by);
        return null;
    }

    /// <summary>Other dates may be proposed until one is chosen.</summary>
    public DomainError? Propose(CoordinatorKey by, Proposal proposal)
    {
        if (Status is not (WebinarRequestStatus.New or WebinarRequestStatus.Taken or WebinarRequestStatus.Proposed)) return WebinarErrors.RequestMoved;
        if (!proposal.IsPublic && SchoolId is null) return WebinarErrors.ClosedWithoutSchool;
        (Status, TakenBy, Expert, IsPublic, Places) = (WebinarRequestStatus.Proposed, by, proposal.Expert, proposal.IsPublic, proposal.Places);
        return null;
    }

    public DomainError? Pick()
    {
        if (Status != WebinarRequestStatus.Proposed) return WebinarErrors.RequestMoved;
        Status = WebinarRequestStatus.Picked;
        return null;
    }

    /// <summary>The expert cannot come after all: the coordinator looks for other dates.</summary>
    public DomainError? Reopen()
    {
        if (Status != WebinarRequestStatus.Picked) return WebinarErrors.RequestMoved;
        Status = WebinarRequestStatus.Taken;
        return null;
    }

    public void Plan(WebinarId webinar) => (Status, WebinarId) = (WebinarRequestStatus.Planned, webinar);

    /// <param name="status"><see cref="WebinarRequestStatus.Declined"/> or <see cref="WebinarRequestStatus.Withdrawn"/>.</param>
    public DomainError? Settle(WebinarRequestStatus status)
    {
        if (IsSettled) return WebinarErrors.RequestMoved;
        Status = status;
        return null;
    }

    /// <summary>Forgets who asked; the school and what it asked for stay.</summary>
    public void ForgetPerson() => (Member, ContactName, ContactMail) = (null, "", null);
}

/// <summary>A date that a coordinator proposed.</summary>
public sealed class ProposedDate
{
    private ProposedDate()
    {
    }

    public ProposedDate(ProposedDateId id, WebinarRequestId request, Slot slot)
    {
        Id = id;
        RequestId = request;
        StartsAt = slot.StartsAt;
        EndsAt = slot.EndsAt;
    }

    public ProposedDateId Id { get; private init; }

    public WebinarRequestId RequestId { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>Whether the school chose it.</summary>
    public bool IsPicked { get; internal set; }

    public Slot Slot => new(StartsAt, EndsAt);
}
