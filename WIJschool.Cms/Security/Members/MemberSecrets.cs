using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// Passkeys, recovery codes and accounts elsewhere. Umbraco has a table for the last, <c>umbracoExternalLogin</c>, whose tokens hold the
/// first two under a provider of our own: a genuine Umbraco keeps tokens of providers that it does not know and asks nobody for them. In
/// <c>umbracoTwoFactorLogin</c> a passkey would make it ask for a second step that it cannot check, and shut the member out.
/// </summary>
internal sealed class MemberSecrets(ICoreScopeProvider scopes, IScopedDatabase database, TimeProvider clock)
{
    internal const string Provider = "WIJschool.MemberSecrets";

    private const string CodesName = "RecoveryCodes";
    private const string PasskeyPrefix = "Passkey.";

    private CmsDbContext Db => database.Db;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task ReplaceCodesAsync(Guid member, IEnumerable<string> codes, CancellationToken ct)
    {
        var hashes = codes.Select(code => Hash(member, code)).ToList();
        using var scope = scopes.CreateCoreScope();
        if (hashes.Count == 0) await Tokens(member).Where(token => token.Name == CodesName).ExecuteDeleteAsync(ct);
        else await SaveAsync(member, CodesName, string.Join(';', hashes), ct);
        scope.Complete();
    }

    /// <summary>Uses a code up. Of two who bring the same one at once only the first gets through.</summary>
    public async Task<bool> RedeemAsync(Guid member, string code, CancellationToken ct)
    {
        var hash = Hash(member, code);
        using var scope = scopes.CreateCoreScope();
        if (await Tokens(member).FirstOrDefaultAsync(token => token.Name == CodesName, ct) is not { } row) return false;
        var left = row.Value.Split(';').ToList();
        if (!left.Remove(hash)) return false;

        var (id, old, rest) = (row.Id, row.Value, string.Join(';', left));
        var used = await Db.ExternalLoginTokens.Where(token => token.Id == id && token.Value == old).ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, rest), ct);
        scope.Complete();
        return used == 1;
    }

    public async Task<int> CountCodesAsync(Guid member, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var value = await Tokens(member).Where(token => token.Name == CodesName).Select(token => token.Value).FirstOrDefaultAsync(ct);
        return string.IsNullOrEmpty(value) ? 0 : value.Split(';').Length;
    }

    public async Task SavePasskeyAsync(Guid member, UserPasskeyInfo passkey, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope();
        await SaveAsync(member, NameOf(passkey.CredentialId), JsonSerializer.Serialize(StoredPasskey.From(passkey)), ct);
        scope.Complete();
    }

    public async Task<IList<UserPasskeyInfo>> PasskeysAsync(Guid member, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var values = await Tokens(member).Where(token => token.Name.StartsWith(PasskeyPrefix)).OrderBy(token => token.Id).Select(token => token.Value).ToListAsync(ct);
        return values.ConvertAll(StoredPasskey.Read);
    }

    public async Task<UserPasskeyInfo?> PasskeyAsync(Guid member, byte[] credentialId, CancellationToken ct)
    {
        var name = NameOf(credentialId);
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await Tokens(member).FirstOrDefaultAsync(token => token.Name == name, ct) is { } row ? StoredPasskey.Read(row.Value) : null;
    }

    public async Task RemovePasskeyAsync(Guid member, byte[] credentialId, CancellationToken ct)
    {
        var name = NameOf(credentialId);
        using var scope = scopes.CreateCoreScope();
        await Tokens(member).Where(token => token.Name == name).ExecuteDeleteAsync(ct);
        scope.Complete();
    }

    /// <summary>Whose passkey it is.</summary>
    public async Task<Guid?> OwnerAsync(byte[] credentialId, CancellationToken ct)
    {
        var name = NameOf(credentialId);
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await (
            from token in Db.ExternalLoginTokens
            join login in Db.ExternalLogins on token.ExternalLoginId equals login.Id
            where token.Name == name && login.LoginProvider == Provider
            select (Guid?)login.UserOrMemberKey).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whose account with another provider it is.</summary>
    public async Task<Guid?> OwnerAsync(string provider, string providerKey, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var owners = await Db.ExternalLogins.Where(login => login.LoginProvider == provider && login.ProviderKey == providerKey).ToListAsync(ct);
        return owners.Find(login => login.ProviderKey == providerKey)?.UserOrMemberKey; // the database takes A for a, other providers may not
    }

    public async Task AddLoginAsync(Guid member, UserLoginInfo login, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope();
        await Db.ExternalLogins.Where(row => row.UserOrMemberKey == member && row.LoginProvider == login.LoginProvider).ExecuteDeleteAsync(ct);
        Db.Add(new ExternalLoginRow { UserOrMemberKey = member, LoginProvider = login.LoginProvider, ProviderKey = login.ProviderKey, CreateDate = Now });
        await Db.SaveChangesAsync(ct);
        scope.Complete();
    }

    public async Task RemoveLoginAsync(Guid member, string provider, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope();
        await RemoveAsync(Db.ExternalLogins.Where(row => row.UserOrMemberKey == member && row.LoginProvider == provider), ct);
        scope.Complete();
    }

    public async Task<IList<UserLoginInfo>> LoginsAsync(Guid member, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await Db.ExternalLogins.Where(row => row.UserOrMemberKey == member && row.LoginProvider != Provider).OrderBy(row => row.Id)
            .Select(row => new UserLoginInfo(row.LoginProvider, row.ProviderKey, row.LoginProvider)).ToListAsync(ct);
    }

    /// <summary>Forgets all of it, of a member who is no more.</summary>
    public async Task ForgetAsync(Guid member, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope();
        await RemoveAsync(Db.ExternalLogins.Where(row => row.UserOrMemberKey == member), ct);
        scope.Complete();
    }

    private async Task RemoveAsync(IQueryable<ExternalLoginRow> logins, CancellationToken ct)
    {
        var ids = logins.Select(login => login.Id);
        await Db.ExternalLoginTokens.Where(token => ids.Contains(token.ExternalLoginId)).ExecuteDeleteAsync(ct);
        await logins.ExecuteDeleteAsync(ct);
    }

    private IQueryable<ExternalLoginTokenRow> Tokens(Guid member) => Db.ExternalLoginTokens.Where(token =>
        Db.ExternalLogins.Any(login => login.Id == token.ExternalLoginId && login.UserOrMemberKey == member && login.LoginProvider == Provider));

    private async Task SaveAsync(Guid member, string name, string value, CancellationToken ct)
    {
        // writes first: what was read before another's commit could not be written any more
        var changed = await Tokens(member).Where(token => token.Name == name).ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, value), ct);
        if (changed > 0) return;
        var login = await Db.ExternalLogins.FirstOrDefaultAsync(row => row.UserOrMemberKey == member && row.LoginProvider == Provider, ct);
        if (login is null)
        {
            login = new ExternalLoginRow { UserOrMemberKey = member, LoginProvider = Provider, ProviderKey = member.ToString(), CreateDate = Now };
            Db.Add(login);
            await Db.SaveChangesAsync(ct);
        }
        Db.Add(new ExternalLoginTokenRow { ExternalLoginId = login.Id, Name = name, Value = value, CreateDate = Now });
        await Db.SaveChangesAsync(ct);
    }

    // an id may have 1,023 bytes, in which case matters; the column has room for 255 characters and does not see case
    private static string NameOf(byte[] credentialId) => PasskeyPrefix + Convert.ToHexString(SHA256.HashData(credentialId));

    private static string Hash(Guid member, string code)
    {
        var typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{member:N}:{typed}")));
    }

    /// <summary>What is needed to check a passkey later; how the device vouched for it is not.</summary>
    private sealed record StoredPasskey(
        byte[] Id, byte[] PublicKey, string? Name, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsVerified, bool MayBeBackedUp, bool IsBackedUp)
    {
        public static StoredPasskey From(UserPasskeyInfo passkey) => new(
            passkey.CredentialId, passkey.PublicKey, passkey.Name, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
            passkey.IsBackupEligible, passkey.IsBackedUp);

        public static UserPasskeyInfo Read(string json)
        {
            var stored = JsonSerializer.Deserialize<StoredPasskey>(json)!;
            return new UserPasskeyInfo(
                stored.Id, stored.PublicKey, stored.CreatedAt, stored.SignCount, stored.Transports, stored.IsVerified, stored.MayBeBackedUp, stored.IsBackedUp,
                attestationObject: [], clientDataJson: [])
            { Name = stored.Name };
        }
    }
}

/// <summary>Takes with a deleted member what only that member could sign in with.</summary>
internal sealed class SecretsOfDeletedMembers(MemberSecrets secrets, ITwoFactorLoginService twoFactor, MemberSessions sessions) : INotificationAsyncHandler<MemberDeletedNotification>
{
    public async Task HandleAsync(MemberDeletedNotification notification, CancellationToken cancellationToken)
    {
        foreach (var member in notification.DeletedEntities)
        {
            await secrets.ForgetAsync(member.Key, cancellationToken);
            await twoFactor.DeleteUserLoginsAsync(member.Key);
            await sessions.EndAllAsync(member.Key, except: null, cancellationToken);
        }
    }
}
