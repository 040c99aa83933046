using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Templates, partial views, scripts, style sheets and static files.</summary>
internal sealed class FileAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        .. Kind("script", "x.js", Administrators),
        .. Kind("stylesheet", "x.css", Media + " writer"), // whoever writes pages may read the style sheets of the rich text editor
        .. Kind("partial-view", "x.cshtml", Administrators),
        ("GET", "partial-view/snippet", Administrators),
        ("GET", "partial-view/snippet/Empty", Administrators),
        ("GET", "tree/static-file/root", SignedIn),
        ("GET", "tree/static-file/children", SignedIn),
        ("GET", "tree/static-file/ancestors", SignedIn),
        ("GET", "item/static-file", SignedIn),
        ("POST", "template", Administrators),
        ("GET", $"template/{Nothing}", Administrators),
        ("PUT", $"template/{Nothing}", Administrators),
        ("DELETE", $"template/{Nothing}", Administrators),
        ("GET", "template/configuration", Administrators),
        ("GET", "template/query/settings", Administrators),
        ("POST", "template/query/execute", Administrators),
        ("GET", "tree/template/root", Administrators),
        ("GET", "tree/template/children", Administrators),
        ("GET", "tree/template/ancestors", Administrators),
        ("GET", "tree/template/siblings", Administrators),
        ("GET", "item/template", SignedIn),
        ("GET", "item/template/search", SignedIn),
    ];

    private static IEnumerable<(string Method, string Url, string Who)> Kind(string kind, string file, string readers) =>
    [
        ("GET", $"{kind}/{file}", readers),
        ("POST", kind, Administrators),
        ("PUT", $"{kind}/{file}", Administrators),
        ("PUT", $"{kind}/{file}/rename", Administrators),
        ("DELETE", $"{kind}/{file}", Administrators),
        ("GET", $"{kind}/folder/x", Administrators),
        ("POST", $"{kind}/folder", Administrators),
        ("DELETE", $"{kind}/folder/x", Administrators),
        ("GET", $"tree/{kind}/root", Administrators),
        ("GET", $"tree/{kind}/children", Administrators),
        ("GET", $"tree/{kind}/ancestors", Administrators),
        ("GET", $"tree/{kind}/siblings", Administrators),
        ("GET", $"item/{kind}", SignedIn),
    ];
}
