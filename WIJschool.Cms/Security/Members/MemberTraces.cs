using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security.Members;

/// <summary>What signing in left of a member beside the account: sessions, passkeys, codes, accounts elsewhere.</summary>
public sealed class MemberTraces
{
    private readonly MemberSecrets secrets;
    private readonly MemberSessions sessions;
    private readonly ITwoFactorLoginService twoFactor;

    internal MemberTraces(MemberSecrets secrets, MemberSessions sessions, ITwoFactorLoginService twoFactor) =>
        (this.secrets, this.sessions, this.twoFactor) = (secrets, sessions, twoFactor);

    /// <summary>Forgets all of it, within the transaction that is open. Whoever is signed in is so no longer.</summary>
    public async Task ForgetAsync(Guid member, CancellationToken ct)
    {
        await secrets.ForgetAsync(member, ct);
        await twoFactor.DeleteUserLoginsAsync(member);
        await sessions.ForgetAsync(member, ct);
    }
}
