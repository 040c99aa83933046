using WIJschool.Core.Mailing;

namespace WIJschool.Core.Schools;

/// <summary>A place at a school that waits for whoever has the mail. It is gone once it was used or replaced.</summary>
public sealed class Invitation
{
    private Invitation()
    {
    }

    public Invitation(InvitationId id, SchoolId school, EmailAddress mail, SchoolRole role, MemberKey invitedBy)
    {
        Id = id;
        SchoolId = school;
        Mail = mail;
        Role = role;
        InvitedBy = invitedBy;
    }

    public InvitationId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    public EmailAddress Mail { get; private init; } = null!;

    public SchoolRole Role { get; private set; }

    public MemberKey InvitedBy { get; private set; }

    /// <summary>The hash of the code in the mail.</summary>
    public string CodeHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Makes it anew for the code that is mailed now; a code of before is worth nothing any more.</summary>
    public void Renew(OneTimeCode code, SchoolRole role, MemberKey by, DateTimeOffset expires) =>
        (CodeHash, Role, InvitedBy, ExpiresAt) = (code.Hash(), role, by, expires);
}
