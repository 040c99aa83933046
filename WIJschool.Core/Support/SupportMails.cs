using WIJschool.Core.Mailing;

namespace WIJschool.Core.Support;

/// <summary>What the site mails about support. No mail says what anybody wrote: it may be about pupils.</summary>
public static class SupportMails
{
    /// <summary>To who asked: the request has come in.</summary>
    public static readonly MailKind Asked = new("Support.Asked", ["name"], HasLink: true);

    /// <summary>To the adviser: a school needs you.</summary>
    public static readonly MailKind Assigned = new("Support.Assigned", ["name", "school"], HasLink: true);

    /// <summary>To who asked: this is your adviser.</summary>
    public static readonly MailKind HasAdviser = new("Support.HasAdviser", ["name", "adviser"], HasLink: true);

    /// <summary>There is a new message.</summary>
    public static readonly MailKind Message = new("Support.Message", ["name", "sender"], HasLink: true);

    /// <summary>To who asked: it is closed, tell how it went.</summary>
    public static readonly MailKind Closed = new("Support.Closed", ["name"], HasLink: true);
}

/// <summary>The addresses to which mails about support lead.</summary>
public interface ISupportLinks
{
    /// <summary>Where the school reads the conversation.</summary>
    Uri ForSchool(SupportRequestId request, string culture);

    /// <summary>Where an adviser who is a member reads it.</summary>
    Uri ForAdviser(SupportRequestId request, string culture);

    /// <summary>Where a user of the back office reads it.</summary>
    Uri ForCoordinator(SupportRequestId request);
}
