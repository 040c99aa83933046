using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Infrastructure.Persistence.Querying;

namespace WIJschool.Cms.Api.Management.UserData;

internal sealed record UserDataResponse(string Group, string Identifier, string Value, Guid Key)
{
    public static UserDataResponse From(IUserData data) => new(data.Group, data.Identifier, data.Value, data.Key);
}

internal sealed record UserDataValue(string Group, string Identifier, string Value);

internal record UserDataRequest
{
    [Required] public required string Group { get; init; }

    [Required] public required string Identifier { get; init; }

    [Required(AllowEmptyStrings = true)] public required string Value { get; init; }

    /// <summary>The same for Core, of a user.</summary>
    public IUserData ToCore(Guid key, Guid user) =>
        new Umbraco.Cms.Core.Models.Membership.UserData { Key = key, UserKey = user, Group = Group, Identifier = Identifier, Value = Value };
}

internal sealed record CreateUserDataRequest : UserDataRequest
{
    public Guid? Key { get; init; }
}

internal sealed record UpdateUserDataRequest : UserDataRequest
{
    public required Guid Key { get; init; }
}

/// <summary>The data of one user. No groups or no identifiers is all of them.</summary>
internal sealed record UserDataFilter(ICollection<Guid>? UserKeys, ICollection<string>? Groups, ICollection<string>? Identifiers) : IUserDataFilter
{
    /// <inheritdoc />
    public ICollection<Guid>? UserKeys { get; set; } = UserKeys;

    /// <inheritdoc />
    public ICollection<string>? Groups { get; set; } = Groups;

    /// <inheritdoc />
    public ICollection<string>? Identifiers { get; set; } = Identifiers;
}
