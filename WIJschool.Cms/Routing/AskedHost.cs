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
        return IsNamed(context.CleanedUmbracoUrl.Authority) switch
        {
            true => context.CleanedUmbracoUrl.GetLeftPart(UriPartial.Authority),
            false => null,
            null => "",
        };
    }

    /// <summary>The culture of the domain under which the reader came, for an address that is no page; null where no domain with a host fits.</summary>
    public string? Culture()
    {
        if (!contexts.TryGetUmbracoContext(out var context)) return null;
        var asked = $"{context.CleanedUmbracoUrl.Authority}{context.CleanedUmbracoUrl.AbsolutePath.TrimEnd('/')}/";
        return domains.GetAll(includeWildcards: false)
            .Where(domain => !domain.Name.StartsWith('/') && asked.StartsWith($"{WithoutScheme(domain.Name).TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase))
            .MaxBy(domain => WithoutScheme(domain.Name).Length)?.Culture;
    }

    /// <summary>Whether this may be the name of the site, as far as its domains tell.</summary>
    /// <param name="authority">A host, with its port where that is not the usual one.</param>
    public bool IsOurs(string? authority) => IsNamed(authority) != false;

    /// <returns>Whether a domain has this host; null where no domain names any.</returns>
    private bool? IsNamed(string? authority)
    {
        bool? isNamed = null;
        foreach (var domain in domains.GetAll(includeWildcards: false))
        {
            if (domain.Name.StartsWith('/')) continue;
            if (string.Equals(HostOf(domain.Name), authority, StringComparison.OrdinalIgnoreCase)) return true;
            isNamed = false;
        }
        return isNamed;
    }

    private static string HostOf(string name) => WithoutScheme(name).Split('/', 2)[0];

    // an editor writes a domain as https://voorbeeld.nl/en or as voorbeeld.nl/en
    private static string WithoutScheme(string name)
    {
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? name : name[(scheme + 3)..];
    }
}
