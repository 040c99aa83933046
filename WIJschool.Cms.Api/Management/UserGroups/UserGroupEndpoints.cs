using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>Groups of back-office users. Administrators see and change them all, others only those that they are in.</summary>
internal static class UserGroupEndpoints
{
    public static void MapUserGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/user-group").WithTags("User Group").RequireAuthorization(SectionPolicies.Users);
        groups.MapGet("", ListAsync);
        groups.MapPost("", CreateAsync);
        groups.MapDelete("", DeleteManyAsync);
        groups.MapGet("/{id:guid}", ByIdAsync);
        groups.MapPut("/{id:guid}", UpdateAsync);
        groups.MapDelete("/{id:guid}", DeleteAsync);
        groups.MapPost("/{id:guid}/users", AddUsersAsync);
        groups.MapDelete("/{id:guid}/users", RemoveUsersAsync);
        routes.MapGet("/filter/user-group", FilterAsync).WithTags("User Group").RequireAuthorization(SectionPolicies.Users);
        routes.MapGet("/item/user-group", ItemsAsync).WithTags("User Group");
    }

    private static async Task<JsonHttpResult<Page<UserGroupResponse>>> ListAsync([AsParameters] Paging paging, IUserGroupService groups, UserGroupMapping mapping)
    {
        var all = (await groups.GetAllAsync(0, int.MaxValue)).Items.ToList();
        return ManagementJson.Ok(await ShowAsync(paging.Of(all, group => group), mapping));
    }

    private static async Task<JsonHttpResult<Page<UserGroupResponse>>> FilterAsync(
        string? filter, [AsParameters] Paging paging, IUserGroupService groups, UserGroupMapping mapping, IBackOfficeSecurityAccessor security)
    {
        var found = (await groups.FilterAsync(security.UserKey(), filter, 0, int.MaxValue)).Result;
        return ManagementJson.Ok(await ShowAsync(paging.Of([.. found.Items], group => group), mapping));
    }

    private static async Task<JsonHttpResult<List<UserGroupItem>>> ItemsAsync(Guid[] id, IUserGroupService groups) => ManagementJson.Ok(
        id.Length == 0 ? [] : (await groups.GetAsync(id.AsEnumerable())).Select(group => new UserGroupItem(group.Name ?? group.Alias, group.Key, group.Icon, group.Alias)).ToList());

    private static async Task<Results<JsonHttpResult<UserGroupResponse>, Problem, StatusCodeHttpResult>> ByIdAsync(
        Guid id, IUserGroupService groups, UserGroupMapping mapping, IUserGroupPermissionAuthorizer access, IBackOfficeSecurityAccessor security)
    {
        if (await access.IsDeniedAsync(security.User(), id)) return Forbidden.Answer;
        return await groups.GetAsync(id) is { } group ? ManagementJson.Ok((await mapping.MapAsync([group]))[0]) : UserGroupProblems.NotFound;
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Body<CreateUserGroupRequest> body, IUserGroupService groups, UserGroupMapping mapping, IBackOfficeSecurityAccessor security)
    {
        var (group, status) = await mapping.CreateAsync(body.Value);
        if (status != UserGroupOperationStatus.Success) return UserGroupProblems.Of(status);

        var created = await groups.CreateAsync(group, security.UserKey());
        if (created.Success) return new CreatedResource("user-group", created.Result.Key.ToString());
        return created.Status == UserGroupOperationStatus.Unauthorized ? Forbidden.Answer : UserGroupProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<UserGroupParts> body, IUserGroupService groups, UserGroupMapping mapping, IUserGroupPermissionAuthorizer access,
        IBackOfficeSecurityAccessor security)
    {
        if (await access.IsDeniedAsync(security.User(), id)) return Forbidden.Answer;
        if (await groups.GetAsync(id) is not { } group) return UserGroupProblems.NotFound;
        if (await mapping.WriteAsync(group, body.Value) is not UserGroupOperationStatus.Success and var wrong) return UserGroupProblems.Of(wrong);

        var updated = await groups.UpdateAsync(group, security.UserKey());
        return Told(updated.Success, updated.Status);
    }

    private static Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(
        Guid id, IUserGroupService groups, IUserGroupPermissionAuthorizer access, IBackOfficeSecurityAccessor security) =>
        DeleteAllAsync([id], groups, access, security);

    private static Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteManyAsync(
        Body<DeleteUserGroupsRequest> body, IUserGroupService groups, IUserGroupPermissionAuthorizer access, IBackOfficeSecurityAccessor security) =>
        DeleteAllAsync(body.Value.UserGroupIds.Select(group => group.Id).ToHashSet(), groups, access, security);

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAllAsync(
        HashSet<Guid> ids, IUserGroupService groups, IUserGroupPermissionAuthorizer access, IBackOfficeSecurityAccessor security)
    {
        if (await access.IsDeniedAsync(security.User(), ids)) return Forbidden.Answer;

        var deleted = await groups.DeleteAsync(ids);
        return Told(deleted.Success, deleted.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> AddUsersAsync(
        Guid id, Body<Reference[]> body, IUserGroupService groups, UserGroupAccess access, IBackOfficeSecurityAccessor security)
    {
        if (await access.IsDeniedAsync(security.User(), id, Keys(body))) return Forbidden.Answer;

        var added = await groups.AddUsersToUserGroupAsync(new UsersToUserGroupManipulationModel(id, Keys(body)), security.UserKey());
        return Told(added.Success, added.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> RemoveUsersAsync(
        Guid id, Body<Reference[]> body, IUserGroupService groups, UserGroupAccess access, IBackOfficeSecurityAccessor security)
    {
        if (await access.IsDeniedAsync(security.User(), id, Keys(body))) return Forbidden.Answer;

        var removed = await groups.RemoveUsersFromUserGroupAsync(new UsersToUserGroupManipulationModel(id, Keys(body)), security.UserKey());
        return Told(removed.Success, removed.Result);
    }

    private static Results<Ok, Problem, StatusCodeHttpResult> Told(bool succeeded, UserGroupOperationStatus status)
    {
        if (succeeded) return TypedResults.Ok();
        return status == UserGroupOperationStatus.Unauthorized ? Forbidden.Answer : UserGroupProblems.Of(status);
    }

    private static Guid[] Keys(Body<Reference[]> body) => [.. body.Value.Select(user => user.Id).Distinct()];

    private static async Task<Page<UserGroupResponse>> ShowAsync(Page<Umbraco.Cms.Core.Models.Membership.IUserGroup> page, UserGroupMapping mapping) =>
        new(page.Total, await mapping.MapAsync(page.Items));
}
