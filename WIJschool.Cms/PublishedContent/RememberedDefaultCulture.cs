using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;

namespace WIJschool.Cms.PublishedContent;

/// <summary>
/// The culture that Core says is the default one, remembered until a language or content changes: routing asks for it several
/// times a request, and Core opens a scope each time. In a scope Core is always asked, for the scope may be changing languages.
/// </summary>
internal sealed class RememberedDefaultCulture(DefaultCultureAccessor core, SnapshotVersion version, ICoreScopeProvider scopes) : IDefaultCultureAccessor
{
    private volatile Known? known;

    public string DefaultCulture => scopes.Context is not null ? core.DefaultCulture
        : known is { } kept && kept.Version == version.Current ? kept.Culture
        : Ask(version.Current);

    // the version is read first: what was read while languages changed is not remembered for the new one
    private string Ask(long asked)
    {
        var culture = core.DefaultCulture;
        known = new Known(asked, culture);
        return culture;
    }

    private sealed record Known(long Version, string Culture);
}
