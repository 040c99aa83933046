using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Tags;

/// <summary>The tags that are in use, for the suggestions of the tag editor.</summary>
internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder routes) => routes.MapGet("/tag", SearchAsync).WithTags("Tag");

    private static async Task<JsonHttpResult<Page<TagResponse>>> SearchAsync(
        string? query, string? tagGroup, string? culture, [AsParameters] Paging paging, ITagService tags) =>
        ManagementJson.Ok(paging.Of(
            [.. (await tags.GetByQueryAsync(query ?? "", tagGroup, culture)).OrderBy(tag => tag.Id)], tag => new TagResponse(tag.Key, tag.Text, tag.Group, tag.NodeCount)));
}

/// <param name="NodeCount">How many pages, media and members have it.</param>
internal sealed record TagResponse(Guid Id, string? Text, string? Group, int NodeCount);
