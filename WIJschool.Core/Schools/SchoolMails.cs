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
}
