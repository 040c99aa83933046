using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Members;

/// <summary>A member as its editor and the list of members show it.</summary>
/// <param name="Groups">The keys of the groups that the member is in.</param>
/// <param name="Kind">Whether the account is kept here, is that of a program, or is known to an external provider only.</param>
internal sealed record MemberResponse(
    string Email, string Username, ContentTypeReference MemberType, MemberAccess Access, IReadOnlyList<Guid> Groups, MemberKind Kind, Guid Id,
    IReadOnlyList<ContentValue> Values, IReadOnlyList<ContentVariant> Variants)
{
    [JsonIgnore]
    public MemberAccess Access { get; } = Access;

    public bool IsApproved => Access.IsApproved;

    public bool IsLockedOut => Access.IsLockedOut;

    public bool IsTwoFactorEnabled => Access.IsTwoFactorEnabled;

    public int FailedPasswordAttempts => Access.FailedPasswordAttempts;

    public DateTimeOffset? LastLoginDate => Access.LastLoginDate;

    public DateTimeOffset? LastLockoutDate => Access.LastLockoutDate;

    public DateTimeOffset? LastPasswordChangeDate => Access.LastPasswordChangeDate;

    public IReadOnlyList<Flag> Flags { get; } = [];
}

/// <summary>How a member gets in. It is as sensitive as the properties that are marked so.</summary>
internal sealed record MemberAccess
{
    /// <summary>What is told to users who may not see sensitive data.</summary>
    public static readonly MemberAccess Hidden = new();

    public bool IsApproved { get; init; }

    public bool IsLockedOut { get; init; }

    public bool IsTwoFactorEnabled { get; init; }

    public int FailedPasswordAttempts { get; init; }

    public DateTimeOffset? LastLoginDate { get; init; }

    public DateTimeOffset? LastLockoutDate { get; init; }

    public DateTimeOffset? LastPasswordChangeDate { get; init; }
}

/// <summary>A member as a picker shows it.</summary>
internal sealed record MemberItem(ContentTypeReference MemberType, IReadOnlyList<NameVariant> Variants, MemberKind Kind, Guid Id)
{
    public IReadOnlyList<Flag> Flags { get; } = [];

    public static MemberItem From(IMemberEntitySlim member, MemberKind kind) =>
        new(ContentTypeReference.From(member), [new NameVariant(member.Name ?? "")], kind, member.Key);
}

internal abstract record MemberRequest : ContentRequest
{
    [Required] public required string Email { get; init; }

    [Required] public required string Username { get; init; }

    /// <summary>The keys of the groups that the member is in from now on; none when left out.</summary>
    public IReadOnlyList<Guid>? Groups { get; init; }

    [JsonRequired] public bool IsApproved { get; init; }

    /// <summary>Writes the account, names and values over a model that Core's editing services take.</summary>
    protected TModel Fill<TModel>(TModel model)
        where TModel : MemberEditingModelBase
    {
        (model.Email, model.Username, model.Roles, model.IsApproved) = (Email, Username, Groups, IsApproved);
        return ApplyTo(model);
    }
}

internal sealed record CreateMemberRequest : MemberRequest
{
    public Guid? Id { get; init; }

    [Required] public required string Password { get; init; }

    [Required] public required Reference MemberType { get; init; }

    public MemberCreateModel Model() => Fill(new MemberCreateModel { Key = Id, Password = Password, ContentTypeKey = MemberType.Id });
}

internal sealed record UpdateMemberRequest : MemberRequest
{
    public string? OldPassword { get; init; }

    public string? NewPassword { get; init; }

    [JsonRequired] public bool IsLockedOut { get; init; }

    [JsonRequired] public bool IsTwoFactorEnabled { get; init; }

    public MemberUpdateModel Model() => Fill(new MemberUpdateModel
    {
        OldPassword = OldPassword,
        NewPassword = NewPassword,
        IsLockedOut = IsLockedOut,
        IsTwoFactorEnabled = IsTwoFactorEnabled,
    });
}

/// <summary>There is nothing to configure.</summary>
internal sealed record MemberConfiguration;

/// <summary>Which part of the list of members is asked.</summary>
internal sealed record MemberList(
    OptionalId? MemberTypeId, string? MemberGroupName, bool? IsApproved, bool? IsLockedOut, string? Filter,
    string OrderBy = "username", Direction OrderDirection = Direction.Ascending, int Skip = 0, int Take = 100)
{
    private static readonly HashSet<string> orders = new(StringComparer.OrdinalIgnoreCase) { "name", "email", "username", "isApproved", "isLockedOut", "lastLoginDate" };

    /// <summary>Whether members can be put in the asked order.</summary>
    public bool HasOrder => orders.Contains(OrderBy);

    /// <summary>The conditions as Core's service takes them.</summary>
    public MemberFilter Conditions() => new()
    {
        MemberTypeId = MemberTypeId?.Value,
        MemberGroupName = MemberGroupName,
        IsApproved = IsApproved,
        IsLockedOut = IsLockedOut,
        Filter = Filter,
    };
}
