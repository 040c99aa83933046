using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>The password of another user. One's own is changed as the current user, with the old one.</summary>
internal static class UserPasswordEndpoints
{
    public static void MapUserPasswords(this IEndpointRouteBuilder users)
    {
        users.MapPost("/{id:guid}/change-password", ChangeAsync);
        users.MapPost("/{id:guid}/reset-password", ResetAsync);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ChangeAsync(
        Guid id, Body<ChangePasswordRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var changed = await users.ChangePasswordAsync(security.UserKey(), new ChangeUserPasswordModel { UserKey = id, NewPassword = body.Value.NewPassword });
        return UserEndpoints.Told(changed.Status, changed.Result);
    }

    private static async Task<Results<JsonHttpResult<ResetPasswordResponse>, Problem, StatusCodeHttpResult>> ResetAsync(
        Guid id, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var reset = await users.ResetPasswordAsync(security.UserKey(), id);
        if (reset.Success) return ManagementJson.Ok(new ResetPasswordResponse(reset.Result.ResetPassword));
        return reset.Status.IsForbidden() ? Forbidden.Answer : UserProblems.Of(reset.Status, reset.Result);
    }
}
