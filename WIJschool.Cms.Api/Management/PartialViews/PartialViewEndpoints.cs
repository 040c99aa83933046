using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Snippets;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.PartialViews;

/// <summary>Partial views, and the pieces that Core has to begin one with.</summary>
internal static class PartialViewEndpoints
{
    public static void MapPartialViews(this IEndpointRouteBuilder routes)
    {
        routes.MapFiles<PartialViewFiles>("Partial View", SectionPolicies.PartialViews, SectionPolicies.PartialViews);

        var snippets = routes.MapGroup("/partial-view/snippet").WithTags("Partial View").RequireAuthorization(SectionPolicies.PartialViews);
        snippets.MapGet("", SnippetsAsync);
        snippets.MapGet("/{id}", SnippetAsync);
    }

    private static async Task<JsonHttpResult<Page<SnippetItem>>> SnippetsAsync([AsParameters] Paging paging, IPartialViewService views)
    {
        var all = await views.GetSnippetsAsync(0, int.MaxValue);
        return ManagementJson.Ok(paging.Of([.. all.Items], SnippetItem.From));
    }

    private static async Task<Results<JsonHttpResult<SnippetResponse>, Problem>> SnippetAsync(string id, IPartialViewService views) =>
        await views.GetSnippetAsync(id) is { } snippet
            ? ManagementJson.Ok(new SnippetResponse(snippet.Id, snippet.Name, snippet.Content))
            : FileProblems.OfFile(nameof(PartialViewOperationStatus.NotFound), "partial view");
}

internal sealed record SnippetItem(string Id, string Name)
{
    public static SnippetItem From(PartialViewSnippetSlim snippet) => new(snippet.Id, snippet.Name);
}

/// <param name="Content">Razor that a partial view can begin with.</param>
internal sealed record SnippetResponse(string Id, string Name, string Content);
