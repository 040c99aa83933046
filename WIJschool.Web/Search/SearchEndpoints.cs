using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Search;

namespace WIJschool.Web.Search;

/// <summary>The search as JSON: what the search page shows, for scripts and other sites.</summary>
internal static class SearchEndpoints
{
    private const int MostItems = 50;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/search").AllowAnonymous();
        group.MapGet("/", Search).WithName("Search").WithSummary("Find pages, with counts per kind and per facet.");
        group.MapGet("/suggest", Suggest).WithName("SuggestSearch").WithSummary("Complete what is being typed.");
    }

    private static Ok<SearchResponse> Search([AsParameters] SearchParameters parameters, SiteSearch search, HttpContext context)
    {
        var request = new SearchRequest
        {
            Query = parameters.Q ?? "",
            Culture = parameters.Culture,
            Kinds = parameters.Kind ?? [],
            Facets = parameters.Facet ?? [],
            Filters = FiltersOf(parameters.Filter ?? []),
            Sort = SortOf(parameters.Sort),
            Skip = Number(parameters.Skip, 0, int.MaxValue),
            Take = Number(parameters.Take, 10, MostItems),
        };
        return TypedResults.Ok(SearchResponse.From(search.Find(request, context.User, context.RequestAborted)));
    }

    private static Ok<SuggestResponse> Suggest(string? q, string? culture, string? take, SiteSearch search, HttpContext context)
    {
        var request = new SearchRequest
        {
            Query = q ?? "",
            Culture = culture,
            Take = Number(take, 8, MostItems),
        };
        return TypedResults.Ok(SuggestResponse.From(search.Suggest(request, context.User, context.RequestAborted)));
    }

    /// <summary>Filters are written as facet:value. What has no colon filters nothing.</summary>
    private static Dictionary<string, IReadOnlyList<string>> FiltersOf(string[] filters) => filters
        .Select(filter => filter.Split(':', 2, StringSplitOptions.TrimEntries))
        .Where(filter => filter.Length == 2 && filter[0].Length > 0)
        .GroupBy(filter => filter[0], filter => filter[1])
        .ToDictionary(facet => facet.Key, IReadOnlyList<string> (facet) => [.. facet]);

    /// <summary>A number in bounds: what is too large is the most there is, and what is no number was not asked for.</summary>
    private static int Number(string? text, int otherwise, int most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 0, most) : otherwise;

    private static SearchSort SortOf(string? sort) => sort switch
    {
        "title" => SearchSort.Title,
        "newest" => SearchSort.Newest,
        _ => SearchSort.Relevance,
    };

    /// <param name="Q">Words, "phrases" and -exclusions.</param>
    /// <param name="Kind">Aliases of document types, to find these kinds only.</param>
    /// <param name="Facet">Further facets to count, such as themes.</param>
    /// <param name="Filter">facet:value, such as themes:Pesten. Values of one facet widen, facets narrow.</param>
    /// <param name="Culture">The language of the reader, the default one unless given; pages that are not there in it are found in the default one.</param>
    /// <param name="Sort">relevance, title or newest.</param>
    /// <param name="Skip">How many to pass over. What is no number counts as not given, here and in take.</param>
    /// <param name="Take">How many to give, 10 unless asked for; from 0 to 50.</param>
    internal sealed record SearchParameters(
        [FromQuery] string? Q, [FromQuery] string[]? Kind, [FromQuery] string[]? Facet, [FromQuery] string[]? Filter,
        [FromQuery] string? Sort, [FromQuery] string? Culture, [FromQuery] string? Skip, [FromQuery] string? Take);
}
