using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Data types, and the types of documents, media and members.</summary>
internal sealed class TypeAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", $"data-type/{Nothing}", Content),
        ("GET", $"data-type/{Nothing}/is-used", Content),
        ("GET", $"data-type/{Nothing}/referenced-by", Content),
        ("GET", "data-type/configuration", Content),
        ("GET", "filter/data-type", Content),
        .. Written("data-type"),
        .. Read("document-type", Content),
        .. Written("document-type"),
        .. Exchanged("document-type"),
        ("GET", "document-type/allowed-at-root", Content),
        ("GET", $"document-type/{Nothing}/allowed-children", Content),
        ("GET", $"document-type/{Nothing}/blueprint", Content),
        ("POST", $"document-type/{Nothing}/template", Administrators),
        .. Read("media-type", Media),
        .. Written("media-type"),
        .. Exchanged("media-type"),
        ("GET", "media-type/allowed-at-root", Media),
        ("GET", $"media-type/{Nothing}/allowed-children", Media),
        ("GET", "item/media-type/allowed", SignedIn),
        ("GET", "item/media-type/folders", SignedIn),
        .. Read("member-type", Administrators),
        .. Written("member-type"),
        .. Exchanged("member-type"),
        ("GET", "import/analyze", SignedIn),
    ];

    /// <summary>What a type is, and what it is made of.</summary>
    private static IEnumerable<(string Method, string Url, string Who)> Read(string type, string who) =>
    [
        ("GET", $"{type}/{Nothing}", who),
        ("GET", $"{type}/{Nothing}/composition-references", who),
        ("GET", $"{type}/configuration", who),
    ];

    /// <summary>Changing types and their folders, their tree, and picking them.</summary>
    private static IEnumerable<(string Method, string Url, string Who)> Written(string type) =>
    [
        ("POST", type, Administrators),
        ("PUT", $"{type}/{Nothing}", Administrators),
        ("DELETE", $"{type}/{Nothing}", Administrators),
        ("POST", $"{type}/{Nothing}/copy", Administrators),
        ("PUT", $"{type}/{Nothing}/move", Administrators),
        ("POST", $"{type}/folder", Administrators),
        ("GET", $"{type}/folder/{Nothing}", Administrators),
        ("PUT", $"{type}/folder/{Nothing}", Administrators),
        ("DELETE", $"{type}/folder/{Nothing}", Administrators),
        ("GET", $"tree/{type}/root", Administrators),
        ("GET", $"tree/{type}/children?parentId={Nothing}", Administrators),
        ("GET", $"tree/{type}/ancestors?descendantId={Nothing}", Administrators),
        ("GET", $"tree/{type}/siblings?target={Nothing}", Administrators),
        ("GET", $"item/{type}", SignedIn),
        ("GET", $"item/{type}/search", SignedIn),
    ];

    private static IEnumerable<(string Method, string Url, string Who)> Exchanged(string type) =>
    [
        ("POST", $"{type}/available-compositions", Administrators),
        ("GET", $"{type}/{Nothing}/export", Administrators),
        ("POST", $"{type}/import", Administrators),
        ("PUT", $"{type}/{Nothing}/import", Administrators),
    ];
}
