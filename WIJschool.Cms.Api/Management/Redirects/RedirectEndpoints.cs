using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.RedirectUrlManagement;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Redirects;

/// <summary>Old addresses of pages, which lead to the new ones. Whether they are kept is a setting of the host, until an administrator switches it here.</summary>
internal static class RedirectEndpoints
{
    public static void MapRedirects(this IEndpointRouteBuilder routes)
    {
        var redirects = routes.MapGroup("/redirect-management").WithTags("Redirect Management").RequireAuthorization(SectionPolicies.Content);
        redirects.MapGet("", ListAsync);
        redirects.MapGet("/{id:guid}", OfPage);
        redirects.MapDelete("/{id:guid}", Delete);
        redirects.MapGet("/status", Status);
        redirects.MapPost("/status", SetStatusAsync).RequireAuthorization(SectionPolicies.Administrator);
    }

    private static async Task<JsonHttpResult<Page<RedirectResponse>>> ListAsync(
        string? filter, [AsParameters] Paging paging, IRedirectUrlService redirects, IPublishedUrlProvider urls) =>
        ManagementJson.Ok(await paging.OfPagesAsync(
            (skip, take) =>
            {
                var found = string.IsNullOrEmpty(filter) ? redirects.GetAllRedirectUrls(skip, take, out var total) : redirects.SearchRedirectUrls(filter, skip, take, out total);
                return Task.FromResult((found, total));
            },
            redirect => RedirectResponse.From(redirect, urls)));

    private static JsonHttpResult<Page<RedirectResponse>> OfPage(Guid id, [AsParameters] Paging paging, IRedirectUrlService redirects, IPublishedUrlProvider urls) =>
        ManagementJson.Ok(paging.Of([.. redirects.GetContentRedirectUrls(id)], redirect => RedirectResponse.From(redirect, urls)));

    private static Ok Delete(Guid id, IRedirectUrlService redirects)
    {
        redirects.Delete(id);
        return TypedResults.Ok();
    }

    private static JsonHttpResult<RedirectStatusResponse> Status(IOptionsMonitor<WebRoutingSettings> settings, IBackOfficeSecurityAccessor security) =>
        ManagementJson.Ok(new RedirectStatusResponse(
            settings.CurrentValue.DisableRedirectUrlTracking ? RedirectStatus.Disabled : RedirectStatus.Enabled, security.User().IsAdmin()));

    private static async Task<Ok> SetStatusAsync(RedirectStatus status, IConfigManipulator settings)
    {
#pragma warning disable CS0618 // Umbraco leaves the switch to the host's settings from version 19 on; its back office still has the button
        await settings.SaveDisableRedirectUrlTrackingAsync(status == RedirectStatus.Disabled);
#pragma warning restore CS0618
        return TypedResults.Ok();
    }
}

internal sealed record RedirectStatusResponse(RedirectStatus Status, bool UserIsAdmin);

internal sealed record RedirectResponse(Guid Id, string OriginalUrl, string DestinationUrl, DateTimeOffset Created, Reference Document, string? Culture)
{
    public static RedirectResponse From(IRedirectUrl redirect, IPublishedUrlProvider urls) => new(
        redirect.Key,
        urls.GetUrlFromRoute(redirect.ContentId, redirect.Url, redirect.Culture),
        redirect.ContentId > 0 ? urls.GetUrl(redirect.ContentId, culture: redirect.Culture) : "#",
        redirect.CreateDateUtc.Utc(),
        new Reference(redirect.ContentKey),
        redirect.Culture);
}
