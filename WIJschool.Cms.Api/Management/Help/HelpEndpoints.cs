using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace WIJschool.Cms.Api.Management.Help;

/// <summary>Pages of help about a part of the back office. Umbraco fetched them from a site that no longer has them; there are none.</summary>
internal static class HelpEndpoints
{
    public static void MapHelp(this IEndpointRouteBuilder routes) => routes.MapGet("/help", Pages).WithTags("Help");

    private static Results<JsonHttpResult<Page<HelpPage>>, Problem> Pages(HttpContext http, string? section, [AsParameters] Paging paging) =>
        string.IsNullOrWhiteSpace(section)
            ? Problem.Unreadable(http, [("$.section", "The section field is required.")])
            : ManagementJson.Ok(paging.Of(Array.Empty<HelpPage>(), page => page));
}

internal sealed record HelpPage(string? Name, string? Description, string? Url, string? Type);
