using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Routing;

/// <summary>What an address that is shown depends on beside its page: the host under which the reader came, where pages have hosts of their own.</summary>
public sealed class AskedHost(IDomainCache domains, IUmbracoContextAccessor contexts)
{
    /// <summary>
    /// Empty where all domains are paths, otherwise the root of the address that is asked. Null where nothing may be remembered: in
    /// a preview, which sees other pages, and under a host that is none of ours, for visitors must not fill the memory with names.
    /// </summary>
    public string? Current()
    {
        if (!contexts.TryGetUmbracoContext(out var context) || context.InPreviewMode) return null;
        var isNamed = false;
        foreach (var domain in domains.GetAll(includeWildcards: false))
        {
            if (domain.Name.StartsWith('/')) continue;
            isNamed = true;
            if (HostOf(domain.Name) == context.CleanedUmbracoUrl.Authority) return context.CleanedUmbracoUrl.GetLeftPart(UriPartial.Authority);
        }
        return isNamed ? null : "";
    }

    // an editor writes a domain as https://voorbeeld.nl/en or as voorbeeld.nl/en
    private static string HostOf(string name)
    {
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        return name[(scheme < 0 ? 0 : scheme + 3)..].Split('/', 2)[0].ToLowerInvariant();
    }
}
