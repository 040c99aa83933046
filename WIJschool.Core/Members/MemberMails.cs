using WIJschool.Core.Mailing;

namespace WIJschool.Core.Members;

/// <summary>What the site mails about an account.</summary>
public static class MemberMails
{
    /// <summary>The link to choose a password.</summary>
    public static readonly MailKind Forgotten = new("Member.Forgotten", ["name", "hours"], HasLink: true);

    /// <summary>What changed about the account. It has no link: a mail that says so and asks to click is what a thief would send.</summary>
    public static readonly MailKind Changed = new("Member.Changed", ["name", "change"], HasLink: false);
}
