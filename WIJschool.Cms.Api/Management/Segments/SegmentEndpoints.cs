using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Segments;

/// <summary>Groups of visitors for whom content differs. There are none until the site brings a service that knows them.</summary>
internal static class SegmentEndpoints
{
    public static void MapSegments(this IEndpointRouteBuilder routes) => routes.MapGet("/segment", ListAsync).WithTags("Segment");

    private static async Task<Results<JsonHttpResult<Page<SegmentResponse>>, Problem>> ListAsync([AsParameters] Paging paging, ISegmentService segments)
    {
        var found = await segments.GetPagedSegmentsAsync(Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return found is { Success: true, Result: { } page }
            ? ManagementJson.Ok(new Page<SegmentResponse>(page.Total, [.. page.Items.Select(SegmentResponse.From)]))
            : Problem.Other(found.Status, "segment");
    }
}

/// <param name="Cultures">The cultures that have it; null for all.</param>
internal sealed record SegmentResponse(string Name, string Alias, IReadOnlyList<string>? Cultures)
{
#pragma warning disable CS0618 // Core has no other way yet to tell the cultures of a segment, and the contract has them
    public static SegmentResponse From(Segment segment) => new(segment.Name, segment.Alias, segment.Cultures?.ToList());
#pragma warning restore CS0618
}
