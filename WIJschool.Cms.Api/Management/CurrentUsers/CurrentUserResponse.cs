using WIJschool.Cms.Api.Management.UserGroups;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <summary>Who is signed in, and what that user may: the back office shows and hides by it.</summary>
internal sealed record CurrentUserResponse
{
    public required Guid Id { get; init; }
    public required string? LanguageIsoCode { get; init; }
    public required IReadOnlyList<Reference> DocumentStartNodeIds { get; init; }
    public required bool HasDocumentRootAccess { get; init; }
    public required IReadOnlyList<Reference> MediaStartNodeIds { get; init; }
    public required bool HasMediaRootAccess { get; init; }
    public required IReadOnlyList<string> AvatarUrls { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required bool HasAccessToAllLanguages { get; init; }
    public required bool HasAccessToSensitiveData { get; init; }
    public required IReadOnlyCollection<string> FallbackPermissions { get; init; }
    public required IReadOnlyList<GranularPermission> Permissions { get; init; }
    public required IReadOnlyCollection<string> AllowedSections { get; init; }
    public required bool IsAdmin { get; init; }
    public required string Email { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Reference> UserGroupIds { get; init; }
}
