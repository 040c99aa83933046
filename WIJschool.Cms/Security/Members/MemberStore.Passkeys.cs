using Microsoft.AspNetCore.Identity;

namespace WIJschool.Cms.Security.Members;

/// <summary>Passkeys, and accounts elsewhere by which a member signs in.</summary>
internal sealed partial class MemberStore : IUserPasskeyStore<MemberAccount>, IUserLoginStore<MemberAccount>
{
    public Task AddOrUpdatePasskeyAsync(MemberAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        secrets.SavePasskeyAsync(user.Key, passkey, cancellationToken);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(MemberAccount user, CancellationToken cancellationToken) => secrets.PasskeysAsync(user.Key, cancellationToken);

    public async Task<MemberAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await secrets.OwnerAsync(credentialId, cancellationToken) is { } key ? await accounts.FindAsync(key, cancellationToken) : null;

    public Task<UserPasskeyInfo?> FindPasskeyAsync(MemberAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        secrets.PasskeyAsync(user.Key, credentialId, cancellationToken);

    public Task RemovePasskeyAsync(MemberAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        secrets.RemovePasskeyAsync(user.Key, credentialId, cancellationToken);

    public Task AddLoginAsync(MemberAccount user, UserLoginInfo login, CancellationToken cancellationToken) => secrets.AddLoginAsync(user.Key, login, cancellationToken);

    public Task RemoveLoginAsync(MemberAccount user, string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        secrets.RemoveLoginAsync(user.Key, loginProvider, cancellationToken);

    public Task<IList<UserLoginInfo>> GetLoginsAsync(MemberAccount user, CancellationToken cancellationToken) => secrets.LoginsAsync(user.Key, cancellationToken);

    public async Task<MemberAccount?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        await secrets.OwnerAsync(loginProvider, providerKey, cancellationToken) is { } key ? await accounts.FindAsync(key, cancellationToken) : null;
}
