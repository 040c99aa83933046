using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Schools;

/// <summary>What whoever has no account yet gives to get one.</summary>
/// <param name="Name">As others see it, 1 to 120 characters.</param>
/// <param name="PasswordHash">As the hasher of members' passwords made it; the password itself never comes here.</param>
public sealed record NewAccount(string Name, string PasswordHash)
{
    /// <summary>The language in which this person agreed to the terms; null when they were not asked.</summary>
    public string? AgreedIn { get; init; }

    /// <summary>The account of somebody whom another site signs in: no password opens it, until one is chosen by mail.</summary>
    public static NewAccount WithoutPassword(string name) => new(name, Constants.Security.EmptyPasswordPrefix + Guid.NewGuid().ToString("N"));
}

/// <summary>Somebody of a school as their colleagues see them.</summary>
/// <param name="Name">Empty when the account is gone.</param>
public sealed record SchoolPerson(MemberKey Key, string Name, string Mail);

/// <summary>The people of schools as members of Umbraco, of whom the mail address is the name to sign in with.</summary>
public sealed class SchoolPeople(IMemberService members, ICoreScopeProvider scopes, TimeProvider clock)
{
    /// <summary>
    /// The account that has an address, or a new one for it. Call it inside a joint change, for an address that was shown to be this
    /// person's. An account whose address nobody had shown to be theirs may be another's trap: it gets this person's name and password.
    /// Two who come at once with one address get one account.
    /// </summary>
    /// <returns>Null when an account is needed and none is given.</returns>
    public MemberKey? FindOrCreate(EmailAddress mail, NewAccount? account)
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.MemberTree); // before looking: no index of Umbraco's keeps two members with one address apart
        var member = members.GetByEmail(mail.Value);
        if (member?.EmailConfirmedDate is null) member = account is null ? null : Give(account, member ?? New(mail, account));
        scope.Complete();
        return member is null ? null : new MemberKey(member.Key);
    }

    /// <returns>Null when nobody has the address.</returns>
    public MemberKey? Find(EmailAddress mail) => members.GetByEmail(mail.Value) is { } member ? new MemberKey(member.Key) : null;

    /// <returns>Empty when the account is gone.</returns>
    public string NameOf(MemberKey key) => members.GetById(key.Value)?.Name ?? "";

    /// <returns>Where this person gets mail; null when the account is gone.</returns>
    public EmailAddress? MailOf(MemberKey key) => members.GetById(key.Value) is { } member ? EmailAddress.Parse(member.Email).Value : null;

    /// <summary>The people with these keys; who has no account any more is not among them.</summary>
    public async Task<IReadOnlyDictionary<MemberKey, SchoolPerson>> OfAsync(IEnumerable<MemberKey> keys)
    {
        var found = await members.GetByKeysAsync([.. keys.Select(key => key.Value)]);
        return found.Select(member => new SchoolPerson(new MemberKey(member.Key), member.Name ?? "", member.Email)).ToDictionary(person => person.Key);
    }

    /// <summary>Whoever has an account as the owner of what is kept of them; null when there is no such account.</summary>
    public DataSubject? SubjectOf(MemberKey key) => members.GetById(key.Value) is { } member
        ? new DataSubject(key, member.Name ?? "", EmailAddress.Parse(member.Email).Value) : null;

    /// <summary>Deletes an account. Call it inside a joint change, after everything else of the person.</summary>
    public void Delete(MemberKey key)
    {
        if (members.GetById(key.Value) is { } member) members.Delete(member);
    }

    /// <summary>Waits for whoever makes or changes an account at the same moment, until the joint change ends.</summary>
    public void TakeTurn()
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.MemberTree);
        scope.Complete();
    }

    /// <summary>Whether an address has an account that somebody showed to be theirs. Tell it only to who has the mail.</summary>
    public bool HasAccount(EmailAddress mail) => members.GetByEmail(mail.Value)?.EmailConfirmedDate is not null;

    private IMember New(EmailAddress mail, NewAccount account)
    {
        var member = members.CreateMember(mail.Value, mail.Value, account.Name, Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        return member;
    }

    // whoever is signed in with the password of before is so no longer: the stamp is another
    private IMember Give(NewAccount account, IMember member)
    {
        member.Name = account.Name;
        member.RawPasswordValue = account.PasswordHash;
        member.SecurityStamp = Guid.NewGuid().ToString("N");
        member.EmailConfirmedDate = clock.GetUtcNow().UtcDateTime;
        members.Save(member);
        return member;
    }
}
