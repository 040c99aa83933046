using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.UserGroups;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>Whether users may sign in, one or many at once. Nobody shuts out oneself, nor the first user.</summary>
internal static class UserStateEndpoints
{
    public static void MapUserStates(this IEndpointRouteBuilder users)
    {
        users.MapPost("/enable", EnableAsync);
        users.MapPost("/disable", DisableAsync);
        users.MapPost("/unlock", UnlockAsync);
        users.MapDelete("", DeleteManyAsync);
        users.MapDelete("/{id:guid}", DeleteAsync);
        users.MapPost("/set-user-groups", SetGroupsAsync);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> EnableAsync(
        Body<UsersRequest> body, IUserService users, IBackOfficeSecurityAccessor security) =>
        UserEndpoints.Told(await users.EnableAsync(security.UserKey(), body.Value.Keys()));

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DisableAsync(
        Body<UsersRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var keys = body.Value.Keys();
        return security.IsShutOut(keys) ? Forbidden.Answer : UserEndpoints.Told(await users.DisableAsync(security.UserKey(), keys));
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UnlockAsync(
        Body<UsersRequest> body, IUserService users, IBackOfficeSecurityAccessor security) =>
        UserEndpoints.Told((await users.UnlockAsync(security.UserKey(), [.. body.Value.Keys()])).Status);

    private static Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(Guid id, IUserService users, IBackOfficeSecurityAccessor security) =>
        DeleteAllAsync([id], users, security);

    private static Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteManyAsync(
        Body<UsersRequest> body, IUserService users, IBackOfficeSecurityAccessor security) =>
        DeleteAllAsync(body.Value.Keys(), users, security);

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAllAsync(
        HashSet<Guid> keys, IUserService users, IBackOfficeSecurityAccessor security) =>
        security.IsShutOut(keys) ? Forbidden.Answer : UserEndpoints.Told(await users.DeleteAsync(security.UserKey(), keys));

    /// <summary>Core leaves out groups that are not there, and would leave users without any.</summary>
    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> SetGroupsAsync(
        Body<SetUserGroupsRequest> body, IUserGroupService groups, IBackOfficeSecurityAccessor security)
    {
        var keys = body.Value.UserGroupIds.Select(group => group.Id).ToHashSet();
        if (keys.Count == 0 || (await groups.GetAsync(keys)).Count() != keys.Count)
            return Problem.Refused(UserGroupOperationStatus.NotFound, "The user group could not be found");

        var set = await groups.UpdateUserGroupsOnUsersAsync(keys, body.Value.Keys(), security.UserKey());
        if (set.Success) return TypedResults.Ok();
        return set.Result == UserGroupOperationStatus.Unauthorized ? Forbidden.Answer : UserGroupProblems.Of(set.Result);
    }
}
