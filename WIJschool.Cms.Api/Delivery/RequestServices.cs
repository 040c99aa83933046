using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Says to Core whether drafts are asked for.</summary>
internal sealed class RequestPreview(IHttpContextAccessor http) : IRequestPreviewService
{
    /// <inheritdoc />
    public bool IsPreview() => DeliveryRequest.Of(http.HttpContext)?.WantsPreview == true;
}

/// <summary>Who may read: everybody, those with the key, or nobody while the API is off.</summary>
internal sealed class ApiAccess(IHttpContextAccessor http, IOptionsMonitor<DeliveryApiSettings> settings) : IApiAccessService
{
    private bool HasKey => DeliveryRequest.Of(http.HttpContext)?.HasApiKey == true;

    /// <inheritdoc />
    public bool HasPublicAccess() => settings.CurrentValue is { Enabled: true } s && (s.PublicAccess || HasKey);

    /// <inheritdoc />
    public bool HasPreviewAccess() => settings.CurrentValue.Enabled && HasKey;

    /// <inheritdoc />
    public bool HasMediaAccess() => settings.CurrentValue is { Enabled: true, Media.Enabled: true } s && ((s.PublicAccess && s.Media.PublicAccess) || HasKey);
}

/// <summary>The culture that the request asks for.</summary>
internal sealed class RequestCulture(IHttpContextAccessor http) : IRequestCultureService
{
    /// <inheritdoc />
    public string? GetRequestedCulture() => DeliveryRequest.Of(http.HttpContext)?.Culture;
}

/// <summary>The segment that the request asks for.</summary>
internal sealed class RequestSegment(IHttpContextAccessor http) : IRequestSegmentService
{
    /// <inheritdoc />
    public string? GetRequestedSegment() => DeliveryRequest.Of(http.HttpContext)?.Segment;
}

/// <summary>Finds the root that the request starts at, by its id or by its name in the address, in the request's culture.</summary>
internal sealed class RequestStartItem(
    IHttpContextAccessor http, IVariationContextAccessor variations, IDocumentNavigationQueryService navigation, IPublishedContentCache contents)
    : IRequestStartItemProvider, IRequestStartItemProviderAccessor
{
    /// <inheritdoc />
    public string? RequestedStartItem() => DeliveryRequest.Of(http.HttpContext)?.StartItem;

    /// <inheritdoc />
    public bool TryGetValue(out IRequestStartItemProvider requestStartItemProvider)
    {
        requestStartItemProvider = this;
        return true;
    }

    /// <inheritdoc />
    public IPublishedContent? GetStartItem()
    {
        if (DeliveryRequest.Of(http.HttpContext) is not { } request || request.StartItem?.Trim('/') is not { Length: > 0 } wanted) return null;

        return request.StartContent ??= Find(wanted, request.WantsPreview);
    }

    private IPublishedContent? Find(string wanted, bool preview)
    {
        if (!navigation.TryGetRootKeys(out var keys)) return null;

        var roots = keys.Select(key => contents.GetById(preview, key)).OfType<IPublishedContent>();
        return Guid.TryParse(wanted, out var id)
            ? roots.FirstOrDefault(root => root.Key == id)
            : roots.FirstOrDefault(root => string.Equals(Segment(root), wanted, StringComparison.OrdinalIgnoreCase));
    }

    private string? Segment(IPublishedContent root) =>
        (root.Cultures.GetValueOrDefault(variations.VariationContext?.Culture ?? "") ?? root.Cultures.GetValueOrDefault(""))?.UrlSegment;
}

/// <summary>Turns a requested path into the route that Core looks pages up by, minding the start item and the domains.</summary>
internal sealed class RequestRouting(
    IHttpContextAccessor http, IDomainCache domains, IRequestStartItemProviderAccessor startItems, IRequestCultureService cultures, IVariationContextAccessor variations)
    : IRequestRoutingService
{
    /// <inheritdoc />
    public string GetContentRoute(string requestedPath)
    {
        if (string.IsNullOrWhiteSpace(requestedPath)) return "";

        var path = requestedPath.EnsureStartsWith('/');
        if (startItems.TryGetValue(out var provider) && provider.GetStartItem() is { } start) return $"{start.Id}{path}";
        if (Domain(path) is not { } found) return path;

        var (domain, address) = found;
        if (domain.Culture is { } culture && string.IsNullOrEmpty(cultures.GetRequestedCulture()))
        {
            variations.VariationContext = new VariationContext(culture, variations.VariationContext?.Segment);
        }

        return Below(domain, address);
    }

    /// <summary>The domain that a path of this request lies in, and the whole address.</summary>
    public (DomainAndUri Domain, Uri Address)? Domain(string path)
    {
        var request = http.HttpContext!.Request;
        if (!Uri.TryCreate($"{request.Scheme}://{request.Host}{path}", UriKind.Absolute, out var address)) return null;

        var domain = DomainUtilities.SelectDomain(domains.GetAll(includeWildcards: false), address, defaultCulture: domains.DefaultCulture);
        return domain is null ? null : (domain, address);
    }

    /// <summary>The route of an address below its domain: the root's id and the rest of the path.</summary>
    public static string Below(DomainAndUri domain, Uri address) =>
        $"{domain.ContentId}{DomainUtilities.PathRelativeToDomain(domain.Uri, Uri.UnescapeDataString(address.AbsolutePath))}";
}

/// <summary>Finds where a page went that was at the requested path before.</summary>
internal sealed class RequestRedirects(
    IRequestRoutingService routing, IRequestStartItemProviderAccessor startItems, IRequestCultureService cultures, IRedirectUrlService redirects,
    IApiPublishedContentCache contents, IApiContentRouteBuilder routes, IOptionsMonitor<GlobalSettings> settings)
    : IRequestRedirectService
{
    /// <inheritdoc />
    public IApiContentRoute? GetRedirectRoute(string requestedPath)
    {
        var path = requestedPath.EnsureStartsWith('/');
        if (!settings.CurrentValue.HideTopLevelNodeFromPath && startItems.TryGetValue(out var provider) && provider.GetStartItem()?.UrlSegment is { } segment)
        {
            path = $"/{segment}{path}"; // redirects are kept by the address of the site, which has the root in it then
        }

        var culture = cultures.GetRequestedCulture();
        if (((RequestRouting)routing).Domain(path) is var (domain, address))
        {
            path = RequestRouting.Below(domain, address);
            culture ??= domain.Culture;
        }

        var redirect = redirects.GetMostRecentRedirectUrl(path.Length > 1 ? path.TrimEnd('/') : path, culture);
        return redirect is not null && contents.GetById(redirect.ContentKey) is { } page ? routes.Build(page) : null;
    }
}

/// <summary>Gives Core the expansion of the current request.</summary>
internal sealed class OutputExpansionAccessor(IHttpContextAccessor http) : IOutputExpansionStrategyAccessor
{
    /// <inheritdoc />
    public bool TryGetValue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IOutputExpansionStrategy? outputExpansionStrategy)
    {
        outputExpansionStrategy = http.HttpContext is { } context && DeliveryRequest.Of(context) is not null
            ? context.RequestServices.GetRequiredService<OutputExpansion>() : null;
        return outputExpansionStrategy is not null;
    }
}
