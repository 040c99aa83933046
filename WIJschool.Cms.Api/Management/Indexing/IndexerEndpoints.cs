using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Cache;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Api.Management.Indexing;

/// <summary>
/// The search indexes: how they are, making them anew, and looking what is in them. Umbraco lets everybody see this who is signed in; here it
/// takes the section where it is shown, since the index of members holds their addresses.
/// </summary>
internal static class IndexerEndpoints
{
    public static void MapIndexers(this IEndpointRouteBuilder routes)
    {
        var indexers = routes.MapGroup("/indexer").WithTags("Indexer").RequireAuthorization(SectionPolicies.Settings);
        indexers.MapGet("", List);
        indexers.MapGet("/{indexName}", ByName);
        indexers.MapPost("/{indexName}/rebuild", Rebuild);

        var searchers = routes.MapGroup("/searcher").WithTags("Searcher").RequireAuthorization(SectionPolicies.Settings);
        searchers.MapGet("", Searchers);
        searchers.MapGet("/{searcherName}/query", Query);
    }

    private static JsonHttpResult<Page<IndexResponse>> List([AsParameters] Paging paging, SearchIndexes indexes, IndexRebuilds rebuilds) =>
        ManagementJson.Ok(paging.Of(indexes.All.OrderBy(index => index.Name, StringComparer.Ordinal).ToList(), index => IndexResponse.From(index, rebuilds)));

    private static Results<JsonHttpResult<IndexResponse>, Problem> ByName(string indexName, SearchIndexes indexes, IndexRebuilds rebuilds) =>
        indexes.Find(indexName) is { } index ? ManagementJson.Ok(IndexResponse.From(index, rebuilds)) : NotFound(indexName);

    private static Results<Ok, Problem> Rebuild(string indexName, SearchIndexes indexes, IndexRebuilds rebuilds, DistributedCache nodes)
    {
        if (indexes.Find(indexName) is not { } index) return NotFound(indexName);
        if (rebuilds.IsRunning(index.Name)) return Running(index.Name);

        nodes.RefreshByPayload(IndexRebuildRefresher.UniqueId, [new IndexRebuildRefresher.Wish(index.Name)]);
        return TypedResults.Ok();
    }

    private static JsonHttpResult<Page<SearcherResponse>> Searchers([AsParameters] Paging paging, SearchIndexes indexes) => ManagementJson.Ok(
        paging.Of(indexes.All.OrderBy(index => index.Name, StringComparer.Ordinal).ToList(), index => new SearcherResponse(SearcherNames.Of(index.Name))));

    private static Results<JsonHttpResult<Page<FoundResponse>>, Problem> Query(
        string searcherName, string? term, [AsParameters] Paging paging, SearchIndexes indexes, IndexLookup lookup, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(term)) return ManagementJson.Ok(new Page<FoundResponse>(0, []));
        return indexes.Find(SearcherNames.IndexOf(searcherName)) is { } index ? ManagementJson.Ok(lookup.Find(index, term, paging, ct)) : SearcherNotFound;
    }

    private static Problem NotFound(string name) =>
        new("Error", "Index Not Found", StatusCodes.Status400BadRequest) { Detail = $"No index found with name = {name}" };

    private static Problem Running(string name) =>
        new("Error", "Index could not be rebuilt", StatusCodes.Status409Conflict) { Detail = $"The index {name} is being rebuilt already." };

    private static Problem SearcherNotFound => new("Error", "Could not find a valid searcher", StatusCodes.Status404NotFound)
    {
        Detail = "The provided searcher name did not match any of our registered searchers",
    };
}
