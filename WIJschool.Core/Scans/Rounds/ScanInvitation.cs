using WIJschool.Core.Mailing;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// That somebody was asked to answer, and whether they did: never what. It goes when the round closes, with the address.
/// </summary>
public sealed class ScanInvitation
{
    private ScanInvitation()
    {
    }

    public ScanInvitation(ScanRoundId round, EmailAddress mail, string culture)
    {
        Id = new ScanInvitationId(Guid.NewGuid());
        RoundId = round;
        Mail = mail;
        Culture = culture;
    }

    public ScanInvitationId Id { get; private init; }

    public ScanRoundId RoundId { get; private init; }

    public EmailAddress Mail { get; private init; } = null!;

    public string Culture { get; private init; } = "";

    public bool IsUsed { get; private init; }
}

/// <summary>A link that was mailed for an invitation. A reminder has a link of its own, and the one of before stays good.</summary>
public sealed class InvitationLink
{
    private InvitationLink()
    {
    }

    public InvitationLink(string codeHash, ScanInvitationId invitation) => (CodeHash, InvitationId) = (codeHash, invitation);

    /// <summary>The hash of the code in the link.</summary>
    public string CodeHash { get; private init; } = "";

    public ScanInvitationId InvitationId { get; private init; }
}
