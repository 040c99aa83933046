using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

public enum SignUpState
{
    /// <summary>There is a place for this person.</summary>
    Placed,

    /// <summary>Whoever waits longest gets the next place that comes free.</summary>
    Waiting,

    /// <summary>Signed off.</summary>
    Cancelled,
}

/// <summary>Who signs up.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="School">Of which this person came, when signed in.</param>
public sealed record Participant(string Name, EmailAddress Mail, string Culture, MemberKey? Member, SchoolId? School)
{
    public const int LongestName = 120;
}

/// <summary>That somebody wants to be at a webinar.</summary>
public sealed class SignUp
{
    private SignUp()
    {
    }

    public SignUp(SignUpId id, WebinarId webinar, Participant participant)
    {
        Id = id;
        WebinarId = webinar;
        Name = participant.Name;
        Mail = participant.Mail;
        Culture = participant.Culture;
        Member = participant.Member;
        SchoolId = participant.School;
    }

    public SignUpId Id { get; private init; }

    public WebinarId WebinarId { get; private init; }

    public string Name { get; private set; } = "";

    public EmailAddress Mail { get; private init; } = null!;

    public string Culture { get; private set; } = "";

    public MemberKey? Member { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public SignUpState State { get; private set; }

    /// <summary>By which the waiting list is ordered.</summary>
    public DateTimeOffset SignedUpAt { get; private set; }

    /// <summary>When this person was last mailed about the own sign-up.</summary>
    public DateTimeOffset MailedAt { get; internal set; }

    /// <summary>When the reminder of a week before was mailed, or left out because the sign-up came later.</summary>
    public DateTimeOffset? WeekRemindedAt { get; internal set; }

    /// <summary>The same of a day before.</summary>
    public DateTimeOffset? DayRemindedAt { get; internal set; }

    /// <summary>Whether this person was there; null while nobody said so.</summary>
    public bool? HasAttended { get; internal set; }

    public bool HasEvaluated { get; internal set; }

    /// <summary>Comes in, or back, at the end of the line.</summary>
    public void Come(SignUpState state, Participant participant, DateTimeOffset now)
    {
        (State, SignedUpAt, MailedAt, Name, Culture) = (state, now, now, participant.Name, participant.Culture);
        Member = participant.Member ?? Member;
        SchoolId = participant.School ?? SchoolId;
        (WeekRemindedAt, DayRemindedAt, HasAttended) = (null, null, null);
    }

    public void MoveUp(DateTimeOffset now) => (State, MailedAt) = (SignUpState.Placed, now);

    public void Cancel() => State = SignUpState.Cancelled;
}
