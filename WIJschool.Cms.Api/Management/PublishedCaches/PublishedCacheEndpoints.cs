using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.PublishedCaches;

/// <summary>
/// The published content that is kept in memory. Umbraco lets everybody do this who is signed in; here it takes the section where it is done.
/// </summary>
internal static class PublishedCacheEndpoints
{
    public static void MapPublishedCache(this IEndpointRouteBuilder routes)
    {
        var cache = routes.MapGroup("/published-cache").WithTags("Published Cache").RequireAuthorization(SectionPolicies.Settings);
        cache.MapPost("/rebuild", RebuildAsync);
        cache.MapGet("/rebuild/status", StatusAsync);
        cache.MapPost("/reload", Reload);
    }

    /// <summary>Asked a second time while it runs, it is what was asked for already.</summary>
    private static async Task<Ok> RebuildAsync(IDatabaseCacheRebuilder rebuilder)
    {
        await rebuilder.RebuildAsync(useBackgroundThread: true);
        return TypedResults.Ok();
    }

    private static async Task<JsonHttpResult<RebuildStatus>> StatusAsync(IDatabaseCacheRebuilder rebuilder) =>
        ManagementJson.Ok(new RebuildStatus(await rebuilder.IsRebuildingAsync()));

    private static Ok Reload(DistributedCache nodes)
    {
        nodes.RefreshAllPublishedSnapshot();
        return TypedResults.Ok();
    }

    private sealed record RebuildStatus(bool IsRebuilding);
}
