using WIJschool.Core.Mailing;

namespace WIJschool.Core.Webinars;

/// <summary>What the site mails about webinars. <c>when</c> is a moment in words, <c>calendar</c> the address of a calendar file.</summary>
public static class WebinarMails
{
    /// <summary>To who asked: the request has come in.</summary>
    public static readonly MailKind Asked = new("Webinar.Asked", ["name", "topic"], HasLink: false);

    /// <summary>To who asked: choose a date.</summary>
    public static readonly MailKind Proposed = new("Webinar.Proposed", ["name", "topic", "expert"], HasLink: true);

    /// <summary>To the expert: the school chose a date, confirm it.</summary>
    public static readonly MailKind Picked = new("Webinar.Picked", ["name", "topic", "organisation", "when"], HasLink: true);

    /// <summary>To who asked: it goes on.</summary>
    public static readonly MailKind Planned = new("Webinar.Planned", ["name", "topic", "expert", "when"], HasLink: true);

    public static readonly MailKind Declined = new("Webinar.Declined", ["name", "topic", "reason"], HasLink: false);

    public static readonly MailKind Placed = new("Webinar.Placed", ["name", "title", "when", "calendar"], HasLink: true);

    public static readonly MailKind Waiting = new("Webinar.Waiting", ["name", "title", "when"], HasLink: true);

    /// <summary>To the first of the waiting list: a place came free.</summary>
    public static readonly MailKind MovedUp = new("Webinar.MovedUp", ["name", "title", "when", "calendar"], HasLink: true);

    public static readonly MailKind SignedOff = new("Webinar.SignedOff", ["name", "title"], HasLink: false);

    public static readonly MailKind InAWeek = new("Webinar.InAWeek", ["name", "title", "when", "calendar"], HasLink: true);

    public static readonly MailKind Tomorrow = new("Webinar.Tomorrow", ["name", "title", "when", "calendar"], HasLink: true);

    public static readonly MailKind Moved = new("Webinar.Moved", ["name", "title", "before", "when", "calendar"], HasLink: true);

    public static readonly MailKind Cancelled = new("Webinar.Cancelled", ["name", "title", "when", "reason"], HasLink: false);

    public static readonly MailKind Evaluate = new("Webinar.Evaluate", ["name", "title"], HasLink: true);
}
