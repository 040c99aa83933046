using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>A user's picture, which is uploaded as a temporary file first.</summary>
internal static class UserAvatarEndpoints
{
    public static void MapUserAvatars(this IEndpointRouteBuilder users)
    {
        users.MapPost("/avatar/{id:guid}", SetAsync);
        users.MapDelete("/avatar/{id:guid}", ClearAsync);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> SetAsync(Guid id, Body<SetAvatarRequest> body, IUserService users) =>
        UserEndpoints.Told(await users.SetAvatarAsync(id, body.Value.File.Id));

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ClearAsync(Guid id, IUserService users) =>
        UserEndpoints.Told(await users.ClearAvatarAsync(id));
}
