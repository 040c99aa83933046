using WIJschool.Core.Mailing;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>What the site mails to who is asked to answer.</summary>
public static class ScanMails
{
    public static readonly MailKind Invitation = new("Scan.Invitation", ["school", "scan", "day"], HasLink: true);

    public static readonly MailKind Reminder = new("Scan.Reminder", ["school", "scan", "day"], HasLink: true);
}

/// <summary>The addresses to which those mails lead.</summary>
public interface IScanLinks
{
    Uri Answer(string code, string culture);
}
