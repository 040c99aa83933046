using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Security;

namespace WIJschool.Cms.Api.Management.Users;

internal sealed record UserConfiguration(
    bool CanInviteUsers, bool UsernameIsEmail, PasswordConfigurationResponse PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

/// <summary>Which users are asked for.</summary>
/// <param name="UserGroupIds">In any of these groups; none is all users.</param>
/// <param name="UserStates">In any of these states; none is all users.</param>
/// <param name="Filter">A part of their name or login.</param>
internal sealed record UserQuery(
    Guid[]? UserGroupIds, UserState[]? UserStates, UserOrder OrderBy = UserOrder.UserName, Direction OrderDirection = Direction.Ascending, string? Filter = null)
{
    /// <summary>The same for Core.</summary>
    public UserFilter ToCore() => new()
    {
        IncludedUserGroups = UserGroupIds is { Length: > 0 } groups ? groups.ToHashSet() : null,
        IncludeUserStates = UserStates is { Length: > 0 } states ? states.ToHashSet() : null,
        NameFilters = string.IsNullOrEmpty(Filter) ? null : new HashSet<string>(StringComparer.Ordinal) { Filter },
    };
}

/// <summary>The users of the back office. Only administrators see administrators; the first user is in no list but that user's own.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/user").WithTags("User").RequireAuthorization(SectionPolicies.Users).AddEndpointFilter<UserAccess>();
        users.MapGet("", ListAsync);
        users.MapPost("", CreateAsync);
        users.MapGet("/configuration", Configuration);
        users.MapGet("/{id:guid}", ByIdAsync);
        users.MapPut("/{id:guid}", UpdateAsync);
        users.MapGet("/{id:guid}/calculate-start-nodes", StartNodesAsync);
        users.MapUserStates();
        users.MapUserAvatars();
        users.MapUserPasswords();
        users.MapUserInvitations();
        users.MapUserTwoFactor();
        users.MapClientCredentials();
        routes.MapInvitationAnswers();
        routes.MapGet("/filter/user", FilterAsync).WithTags("User").RequireAuthorization(SectionPolicies.Users);
        routes.MapGet("/item/user", ItemsAsync).WithTags("User");
    }

    private static async Task<JsonHttpResult<Page<UserResponse>>> ListAsync(
        [AsParameters] Paging paging, IUserService users, UserMapping mapping, IBackOfficeSecurityAccessor security) =>
        ManagementJson.Ok(await paging.OfPagesAsync(
            async (skip, take) =>
            {
                var page = (await users.GetAllAsync(security.UserKey(), skip, take)).Result!;
                return (page.Items, page.Total);
            },
            mapping.Map));

    private static async Task<Results<JsonHttpResult<Page<UserResponse>>, Problem>> FilterAsync(
        [AsParameters] UserQuery query, [AsParameters] Paging paging, IUserService users, UserMapping mapping, IBackOfficeSecurityAccessor security)
    {
        var status = UserOperationStatus.Success;
        var page = await paging.OfPagesAsync(
            async (skip, take) =>
            {
                var found = await users.FilterAsync(security.UserKey(), query.ToCore(), skip, take, query.OrderBy, query.OrderDirection);
                status = found.Status;
                return (found.Result.Items, found.Result.Total);
            },
            mapping.Map);
        return status == UserOperationStatus.Success ? ManagementJson.Ok(page) : UserProblems.Of(status);
    }

    private static async Task<JsonHttpResult<List<UserItem>>> ItemsAsync(Guid[] id, IUserService users, UserMapping mapping) =>
        ManagementJson.Ok((await users.GetAsync(id)).Select(mapping.Item).ToList());

    private static async Task<Results<JsonHttpResult<UserResponse>, Problem>> ByIdAsync(Guid id, IUserService users, UserMapping mapping) =>
        await users.GetAsync(id) is { } user ? ManagementJson.Ok(mapping.Map(user)) : UserProblems.NotFound;

    private static async Task<Results<JsonHttpResult<CalculatedStartNodes>, Problem>> StartNodesAsync(Guid id, IUserService users, UserMapping mapping) =>
        await users.GetAsync(id) is { } user ? ManagementJson.Ok(mapping.StartNodes(user)) : UserProblems.NotFound;

    private static Ok<UserConfiguration> Configuration(IEmailSender mail, IUserPasswordConfiguration rules, IOptionsSnapshot<SecuritySettings> settings) =>
        TypedResults.Ok(new UserConfiguration(
            mail.CanSendRequiredEmail(), settings.Value.UsernameIsEmail, PasswordConfigurationResponse.From(rules), AllowChangePassword: true, AllowTwoFactor: true));

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Body<CreateUserRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var created = await users.CreateAsync(security.UserKey(), body.Value.ToCore(), approveUser: true);
        if (created.Success) return new CreatedResource("user", created.Result.CreatedUser!.Key.ToString());
        return created.Status.IsForbidden() ? Forbidden.Answer : UserProblems.Of(created.Status, created.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<UpdateUserRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var updated = await users.UpdateAsync(security.UserKey(), body.Value.ToCore(id));
        return Told(updated.Status);
    }

    /// <summary>200, or why not.</summary>
    internal static Results<Ok, Problem, StatusCodeHttpResult> Told(UserOperationStatus status, ErrorMessageResult? message = null)
    {
        if (status == UserOperationStatus.Success) return TypedResults.Ok();
        return status.IsForbidden() ? Forbidden.Answer : UserProblems.Of(status, message);
    }

    /// <summary>Whether Core found that this user may not do it.</summary>
    internal static bool IsForbidden(this UserOperationStatus status) => status is UserOperationStatus.Unauthorized or UserOperationStatus.Forbidden;
}
