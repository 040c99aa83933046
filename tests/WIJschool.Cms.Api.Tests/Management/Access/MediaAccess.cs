using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Media, their pictures and their recycle bin.</summary>
internal sealed class MediaAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("POST", "media", Media),
        ("POST", "media/validate", Media),
        ("GET", $"media/{Nothing}", Media),
        ("PUT", $"media/{Nothing}", Media),
        ("PUT", $"media/{Nothing}/validate", Media),
        ("DELETE", $"media/{Nothing}", Media),
        ("PUT", $"media/{Nothing}/move", Media),
        ("PUT", $"media/{Nothing}/move-to-recycle-bin", Media),
        ("PUT", "media/sort", Media),
        ("GET", "media/urls", Media),
        ("GET", "media/configuration", Media),
        ("GET", $"media/{Nothing}/audit-log", Media),
        ("GET", $"media/{Nothing}/referenced-by", Media),
        ("GET", $"media/{Nothing}/referenced-descendants", Media),
        ("GET", "media/are-referenced", Media),
        ("GET", "collection/media", Media),
        ("GET", "item/media", SignedIn),
        ("GET", "item/media/search?query=x", SignedIn),
        ("GET", "tree/media/root", Content), // or any section but translation
        ("GET", $"tree/media/children?parentId={Nothing}", Content),
        ("GET", $"tree/media/siblings?target={Nothing}", Content),
        ("GET", $"tree/media/ancestors?descendantId={Nothing}", Content),
        ("GET", "recycle-bin/media/root", Media),
        ("GET", $"recycle-bin/media/children?parentId={Nothing}", Media),
        ("GET", $"recycle-bin/media/siblings?target={Nothing}", Media),
        ("GET", "recycle-bin/media/referenced-by", Media),
        ("GET", $"recycle-bin/media/{Nothing}/original-parent", Media),
        ("PUT", $"recycle-bin/media/{Nothing}/restore", Media),
        ("DELETE", $"recycle-bin/media/{Nothing}", Media),
        ("DELETE", "recycle-bin/media", Media),
        ("GET", "imaging/resize/urls", Content), // or media
    ];
}
