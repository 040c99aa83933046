using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Documents: opening, editing, publishing, their tree and their lists.</summary>
internal sealed class DocumentAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", $"document/{Nothing}", Content),
        ("GET", $"document/{Nothing}/published", Content),
        ("GET", $"document/{Nothing}/available-segment-options", Content),
        ("GET", "document/configuration", Content),
        ("GET", "document/urls", Content),
        ("POST", "document", Content),
        ("POST", "document/validate", Content),
        ("PUT", $"document/{Nothing}", Content),
        ("PUT", $"../v1.1/document/{Nothing}/validate", Content),
        ("DELETE", $"document/{Nothing}", Content),
        ("POST", $"document/{Nothing}/copy", Content),
        ("PUT", $"document/{Nothing}/move", "editor admin"), // to the root, where writers may not move
        ("PUT", "document/sort", Content),
        ("PUT", $"document/{Nothing}/publish", Content),
        ("PUT", $"document/{Nothing}/unpublish", Content),
        ("PUT", $"document/{Nothing}/publish-with-descendants", Content),
        ("GET", $"document/{Nothing}/publish-with-descendants/result/{Nothing}", Content),
        ("GET", "tree/document/root", Content), // or the section of anything that may be picked
        ("GET", $"tree/document/children?parentId={Nothing}", Content),
        ("GET", $"tree/document/siblings?target={Nothing}", Content),
        ("GET", $"tree/document/ancestors?descendantId={Nothing}", Content),
        ("GET", "item/document", SignedIn),
        ("GET", "item/document/search?query=niets", SignedIn),
        ("GET", $"collection/document/{Nothing}", Content),
    ];
}
