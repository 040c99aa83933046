using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Security.Members;

/// <summary>Codes of an app for members: the same app, secrets and rules as for users of the back office. Each code is taken once.</summary>
internal sealed class AuthenticatorCodes(IEnumerable<ITwoFactorProvider> providers) : IUserTwoFactorTokenProvider<MemberAccount>
{
    /// <exception cref="NotSupportedException">Always: the app makes them.</exception>
    public Task<string> GenerateAsync(string purpose, UserManager<MemberAccount> manager, MemberAccount user) =>
        throw new NotSupportedException("Codes are made by the app on the member's phone.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<MemberAccount> manager, MemberAccount user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } secret
        && providers.FirstOrDefault(provider => provider.ProviderName == AuthenticatorApp.Name)?.ValidateTwoFactorPIN(secret, token) == true;

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<MemberAccount> manager, MemberAccount user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));
}
