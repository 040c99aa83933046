using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// The second step. A secret lies in <c>umbracoTwoFactorLogin</c> as Umbraco's own, under the name of the app that the back office's users
/// have too: its row means that the step is on, and a member whom another installation gave one is asked for it here.
/// </summary>
internal sealed partial class MemberStore :
    IUserTwoFactorStore<MemberAccount>, IUserAuthenticatorKeyStore<MemberAccount>, IUserTwoFactorRecoveryCodeStore<MemberAccount>
{
    public Task SetTwoFactorEnabledAsync(MemberAccount user, bool enabled, CancellationToken cancellationToken) => Done(() => user.HasSecondStep = enabled);

    public async Task<bool> GetTwoFactorEnabledAsync(MemberAccount user, CancellationToken cancellationToken) =>
        user.HasSecondStep ??= await twoFactor.IsTwoFactorEnabledAsync(user.Key);

    /// <summary>The key counts once the step is switched on, which is after a code was made from it.</summary>
    public Task SetAuthenticatorKeyAsync(MemberAccount user, string key, CancellationToken cancellationToken) => Done(() => user.AuthenticatorKey = key);

    public async Task<string?> GetAuthenticatorKeyAsync(MemberAccount user, CancellationToken cancellationToken) =>
        user.AuthenticatorKey ??= await twoFactor.GetSecretForUserAndProviderAsync(user.Key, AuthenticatorApp.Name);

    public Task ReplaceCodesAsync(MemberAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        secrets.ReplaceCodesAsync(user.Key, recoveryCodes, cancellationToken);

    public Task<bool> RedeemCodeAsync(MemberAccount user, string code, CancellationToken cancellationToken) => secrets.RedeemAsync(user.Key, code, cancellationToken);

    public Task<int> CountCodesAsync(MemberAccount user, CancellationToken cancellationToken) => secrets.CountCodesAsync(user.Key, cancellationToken);

    private async Task SaveSecondStepAsync(MemberAccount user, MemberAccount before)
    {
        if (user.HasSecondStep is not { } wanted || wanted == before.HasSecondStep) return;
        if (!wanted)
        {
            await twoFactor.DeleteUserLoginsAsync(user.Key);
            await secrets.ReplaceCodesAsync(user.Key, [], CancellationToken.None);
            user.AuthenticatorKey = null;
            return;
        }
        if (user.AuthenticatorKey is not { Length: > 0 } secret || await twoFactor.GetSecretForUserAndProviderAsync(user.Key, AuthenticatorApp.Name) is not null) return;
        await twoFactor.SaveAsync(new TwoFactorLogin { Key = Guid.NewGuid(), UserOrMemberKey = user.Key, ProviderName = AuthenticatorApp.Name, Secret = secret, Confirmed = true });
    }
}
