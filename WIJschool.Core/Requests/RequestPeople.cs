using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Requests;

/// <summary>Somebody who is mailed, and in which language.</summary>
public sealed record Person(string Name, EmailAddress Mail, string Culture);

/// <summary>The names and addresses of those who deal with a request. They stay with Umbraco: a request keeps keys.</summary>
public sealed class RequestPeople(IMemberService members, IUserService users)
{
    private const string Standard = "nl";

    /// <returns>Null when the account is gone.</returns>
    public Person? Find(MemberKey key) => members.GetById(key.Value) is { } member ? Of(member.Name, member.Email, Standard) : null;

    /// <inheritdoc cref="Find"/>
    public async Task<Person?> FindAsync(CoordinatorKey key) =>
        await users.GetAsync(key.Value) is { } user ? Of(user.Name, user.Email, user.Language?.Split('-')[0] == "en" ? "en" : Standard) : null;

    private static Person? Of(string? name, string mail, string culture) =>
        EmailAddress.Parse(mail) is { IsOk: true } address ? new Person(name ?? "", address.Value, culture) : null;
}
