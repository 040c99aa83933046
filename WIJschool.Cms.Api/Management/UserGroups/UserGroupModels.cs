using System.ComponentModel.DataAnnotations;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>What users of the group see and may: sections, languages, where their trees begin, and permissions.</summary>
internal record UserGroupParts
{
    [Required] public required string Name { get; init; }

    [Required] public required string Alias { get; init; }

    public string? Description { get; init; }

    public string? Icon { get; init; }

    [Required] public required IReadOnlyList<string> Sections { get; init; }

    [Required] public required IReadOnlyList<string> Languages { get; init; }

    public required bool HasAccessToAllLanguages { get; init; }

    public Reference? DocumentStartNode { get; init; }

    public required bool DocumentRootAccess { get; init; }

    public Reference? MediaStartNode { get; init; }

    public required bool MediaRootAccess { get; init; }

    /// <summary>What the group may on every document that has no permissions of its own.</summary>
    [Required] public required IReadOnlyCollection<string> FallbackPermissions { get; init; }

    [Required] public required IReadOnlyList<GranularPermission> Permissions { get; init; }
}

internal sealed record CreateUserGroupRequest : UserGroupParts
{
    public Guid? Id { get; init; }
}

internal sealed record UserGroupResponse : UserGroupParts
{
    public required Guid Id { get; init; }

    public required bool IsDeletable { get; init; }

    public required bool AliasCanBeChanged { get; init; }
}

internal sealed record UserGroupItem(string Name, Guid Id, string? Icon, string? Alias)
{
    public IReadOnlyList<Flag> Flags { get; } = [];
}

internal sealed record DeleteUserGroupsRequest
{
    [Required] public required IReadOnlyList<Reference> UserGroupIds { get; init; }
}
