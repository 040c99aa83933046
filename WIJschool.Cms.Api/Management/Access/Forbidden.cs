using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>403 without a body: the user has the section but not the right to this one thing.</summary>
internal static class Forbidden
{
    public static StatusCodeHttpResult Answer => TypedResults.StatusCode(StatusCodes.Status403Forbidden);
}
