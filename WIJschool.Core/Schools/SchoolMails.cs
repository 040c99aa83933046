using WIJschool.Core.Mailing;

namespace WIJschool.Core.Schools;

/// <summary>What the site mails about schools and their people.</summary>
public static class SchoolMails
{
    /// <summary>To who registered a school: show that this address is yours.</summary>
    public static readonly MailKind Verify = new("School.Verify", ["name", "school", "days"], HasLink: true);

    public static readonly MailKind Approved = new("School.Approved", ["name", "school"], HasLink: true);

    public static readonly MailKind Refused = new("School.Refused", ["name", "school", "reason"], HasLink: false);

    public static readonly MailKind Invitation = new("School.Invitation", ["inviter", "school", "days"], HasLink: true);

    /// <summary>To the coordinators: a school waits for a decision.</summary>
    public static readonly MailKind Waiting = new("School.Waiting", ["school", "code", "place"], HasLink: true);

    /// <summary>To the admins of a school that takes part no longer.</summary>
    public static readonly MailKind Closed = new("School.Closed", ["name", "school"], HasLink: false);
}
