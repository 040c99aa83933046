using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>A body that is about users. Who asks must have access to each of them.</summary>
internal interface INamesUsers
{
    /// <summary>Which users.</summary>
    IEnumerable<Guid> Users { get; }
}

/// <summary>Where the trees of a user begin.</summary>
internal record StartNodes
{
    public required IReadOnlyList<Reference> DocumentStartNodeIds { get; init; }

    public required bool HasDocumentRootAccess { get; init; }

    public required IReadOnlyList<Reference> MediaStartNodeIds { get; init; }

    public required bool HasMediaRootAccess { get; init; }
}

/// <summary>Where the trees of a user begin, the user's groups reckoned in.</summary>
internal sealed record CalculatedStartNodes : StartNodes
{
    public required Guid Id { get; init; }
}

internal sealed record UserResponse : StartNodes
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public required string UserName { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Reference> UserGroupIds { get; init; }

    public required string? LanguageIsoCode { get; init; }

    public required IReadOnlyList<string> AvatarUrls { get; init; }

    public required UserState State { get; init; }

    public required int FailedLoginAttempts { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required DateTimeOffset UpdateDate { get; init; }

    public required DateTimeOffset? LastLoginDate { get; init; }

    public required DateTimeOffset? LastLockoutDate { get; init; }

    public required DateTimeOffset? LastPasswordChangeDate { get; init; }

    public required bool IsAdmin { get; init; }

    public required UserKind Kind { get; init; }
}

internal sealed record UserItem(string Name, Guid Id, IReadOnlyList<string> AvatarUrls, UserKind Kind)
{
    public IReadOnlyList<Flag> Flags { get; } = [];
}

/// <summary>Who a user is.</summary>
internal abstract record UserParts
{
    [Required] public required string Email { get; init; }

    [Required] public required string UserName { get; init; }

    [Required] public required string Name { get; init; }

    [Required] public required IReadOnlyList<Reference> UserGroupIds { get; init; }

    protected HashSet<Guid> Groups => [.. UserGroupIds.Select(group => group.Id)];
}

internal sealed record CreateUserRequest : UserParts
{
    public Guid? Id { get; init; }

    public required UserKind Kind { get; init; }

    /// <summary>The same for Core.</summary>
    public UserCreateModel ToCore() => new() { Id = Id, Email = Email, UserName = UserName, Name = Name, Kind = Kind, UserGroupKeys = Groups };
}

internal sealed record InviteUserRequest : UserParts
{
    public Guid? Id { get; init; }

    public string? Message { get; init; }

    /// <summary>The same for Core.</summary>
    public UserInviteModel ToCore() => new() { Id = Id, Email = Email, UserName = UserName, Name = Name, Message = Message, UserGroupKeys = Groups };
}

internal sealed record UpdateUserRequest : UserParts
{
    [Required] public required string LanguageIsoCode { get; init; }

    [Required] public required IReadOnlyList<Reference> DocumentStartNodeIds { get; init; }

    public required bool HasDocumentRootAccess { get; init; }

    [Required] public required IReadOnlyList<Reference> MediaStartNodeIds { get; init; }

    public required bool HasMediaRootAccess { get; init; }

    /// <summary>The same for Core.</summary>
    public UserUpdateModel ToCore(Guid user) => new()
    {
        ExistingUserKey = user,
        Email = Email,
        UserName = UserName,
        Name = Name,
        LanguageIsoCode = LanguageIsoCode,
        UserGroupKeys = Groups,
        ContentStartNodeKeys = DocumentStartNodeIds.Select(node => node.Id).ToHashSet(),
        HasContentRootAccess = HasDocumentRootAccess,
        MediaStartNodeKeys = MediaStartNodeIds.Select(node => node.Id).ToHashSet(),
        HasMediaRootAccess = HasMediaRootAccess,
    };
}

/// <summary>Users that something is done to.</summary>
internal record UsersRequest : INamesUsers
{
    [Required] public required IReadOnlyList<Reference> UserIds { get; init; }

    /// <inheritdoc />
    IEnumerable<Guid> INamesUsers.Users => UserIds.Select(user => user.Id);

    /// <summary>Their keys, each once.</summary>
    public HashSet<Guid> Keys() => [.. UserIds.Select(user => user.Id)];
}

internal sealed record SetUserGroupsRequest : UsersRequest
{
    [Required] public required IReadOnlyList<Reference> UserGroupIds { get; init; }
}

internal sealed record ResendInviteRequest : INamesUsers
{
    [Required] public required Reference User { get; init; }

    public string? Message { get; init; }

    /// <inheritdoc />
    IEnumerable<Guid> INamesUsers.Users => [User.Id];
}

internal sealed record VerifyInviteRequest
{
    [Required] public required Reference User { get; init; }

    [Required] public required string Token { get; init; }
}

internal sealed record CreatePasswordRequest
{
    [Required] public required Reference User { get; init; }

    [Required] public required string Token { get; init; }

    [Required] public required string Password { get; init; }
}

internal sealed record ChangePasswordRequest
{
    [Required] public required string NewPassword { get; init; }
}

/// <param name="ResetPassword">The new password, which is told once.</param>
internal sealed record ResetPasswordResponse(string? ResetPassword);

internal sealed record SetAvatarRequest
{
    [Required] public required Reference File { get; init; }
}

internal sealed record TwoFactorProvider(string ProviderName, bool IsEnabledOnUser);
