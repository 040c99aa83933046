using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Editing;

namespace WIJschool.Web.Editing;

/// <summary>Tells the start dashboard what waits for the editor who asks.</summary>
internal static class WorkAtHandEndpoint
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapWorkAtHand(this IEndpointRouteBuilder routes) => routes.MapGet("/work-at-hand", Read);

    private static Results<JsonHttpResult<WorkAtHand>, UnauthorizedHttpResult> Read(HttpResponse response, WorkAtHandReader work, IBackOfficeSecurityAccessor security)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user) return TypedResults.Unauthorized();

        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(work.For(user), json);
    }
}
