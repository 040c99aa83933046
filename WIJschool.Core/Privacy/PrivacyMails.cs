using WIJschool.Core.Mailing;

namespace WIJschool.Core.Privacy;

/// <summary>What the site mails about somebody's own data.</summary>
public static class PrivacyMails
{
    /// <summary>It will be erased on a day, and how to call that off.</summary>
    public static readonly MailKind ErasureAsked = new("Privacy.ErasureAsked", ["name", "day"], HasLink: true);

    public static readonly MailKind ErasureCalledOff = new("Privacy.ErasureCalledOff", ["name"], HasLink: false);

    /// <summary>A school would have no admin left: first somebody else becomes one.</summary>
    public static readonly MailKind ErasureWaits = new("Privacy.ErasureWaits", ["name", "school"], HasLink: true);

    /// <summary>The last mail that this address gets.</summary>
    public static readonly MailKind Erased = new("Privacy.Erased", ["name"], HasLink: false);
}

/// <summary>The address to which these mails lead.</summary>
public interface IPrivacyLinks
{
    Uri OwnData(string culture);
}
