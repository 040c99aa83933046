using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Cultures;

/// <summary>The cultures that this machine knows: what a new language can be.</summary>
internal static class CultureEndpoints
{
    public static void MapCultures(this IEndpointRouteBuilder routes) => routes.MapGet("/culture", List).WithTags("Culture");

    private static JsonHttpResult<Page<CultureResponse>> List([AsParameters] Paging paging, ICultureService cultures) =>
        ManagementJson.Ok(paging.Of(cultures.GetValidCultureInfos(), culture => new CultureResponse(culture.Name, culture.EnglishName)));
}

internal sealed record CultureResponse(string Name, string EnglishName);
