using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>The server, languages, dictionary and other small resources.</summary>
internal sealed class GeneralAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", "server/status", Everybody),
        ("GET", "server/configuration", Everybody),
        ("GET", "server/information", SignedIn),
        ("GET", "server/troubleshooting", SignedIn),
        ("GET", "server/upgrade-check", Administrators),
        ("GET", "upgrade/settings", Administrators),
        ("POST", "upgrade/authorize", Administrators),
        ("GET", "manifest/manifest", SignedIn),
        ("GET", "manifest/manifest/private", SignedIn),
        ("GET", "manifest/manifest/public", Everybody),
        ("GET", "culture", SignedIn),
        ("GET", "language", SignedIn),
        ("GET", "language/nl", SignedIn),
        ("POST", "language", Administrators),
        ("PUT", "language/xx", Administrators),
        ("DELETE", "language/xx", Administrators),
        ("GET", "item/language", SignedIn),
        ("GET", "item/language/default", SignedIn),
        ("GET", "dictionary", Translation),
        ("POST", "dictionary", Translation),
        ("GET", $"dictionary/{Nothing}", Translation),
        ("PUT", $"dictionary/{Nothing}", Translation),
        ("DELETE", $"dictionary/{Nothing}", Translation),
        ("PUT", $"dictionary/{Nothing}/move", Translation),
        ("GET", $"dictionary/{Nothing}/export", Translation),
        ("POST", "dictionary/import", Translation),
        ("GET", "item/dictionary", SignedIn),
        ("GET", "tree/dictionary/root", Translation), // or the settings section
        ("GET", $"tree/dictionary/children?parentId={Nothing}", Translation),
        ("GET", $"tree/dictionary/ancestors?descendantId={Nothing}", Translation),
        ("GET", "tag", SignedIn),
        ("GET", "relation-type", Administrators),
        ("GET", $"relation-type/{Nothing}", Administrators),
        ("GET", "item/relation-type", SignedIn),
        ("GET", $"relation/type/{Nothing}", Content),
        ("GET", "object-types", SignedIn),
        ("GET", "redirect-management", Content),
        ("GET", $"redirect-management/{Nothing}", Content),
        ("DELETE", $"redirect-management/{Nothing}", Content),
        ("GET", "redirect-management/status", Content),
        ("POST", "temporary-file", SignedIn),
        ("GET", $"temporary-file/{Nothing}", SignedIn),
        ("DELETE", $"temporary-file/{Nothing}", SignedIn),
        ("GET", "temporary-file/configuration", SignedIn),
    ];
}
