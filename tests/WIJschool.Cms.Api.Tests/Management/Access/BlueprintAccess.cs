using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Documents that new ones are copied from.</summary>
internal sealed class BlueprintAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("POST", "document-blueprint", Administrators),
        ("POST", "document-blueprint/from-document", Content),
        ("GET", $"document-blueprint/{Nothing}", Content), // or the settings section
        ("GET", $"document-blueprint/{Nothing}/scaffold", Content),
        ("PUT", $"document-blueprint/{Nothing}", Administrators),
        ("PUT", $"document-blueprint/{Nothing}/move", Administrators),
        ("DELETE", $"document-blueprint/{Nothing}", Administrators),
        ("POST", "document-blueprint/folder", Administrators),
        ("GET", $"document-blueprint/folder/{Nothing}", Administrators),
        ("PUT", $"document-blueprint/folder/{Nothing}", Administrators),
        ("DELETE", $"document-blueprint/folder/{Nothing}", Administrators),
        ("GET", $"item/document-blueprint?id={Nothing}", SignedIn),
        ("GET", "tree/document-blueprint/root", Administrators),
        ("GET", $"tree/document-blueprint/children?parentId={Nothing}", Administrators),
        ("GET", $"tree/document-blueprint/ancestors?descendantId={Nothing}", Administrators),
        ("GET", $"tree/document-blueprint/siblings?target={Nothing}", Administrators),
    ];
}
