using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Api.Management.Users;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <param name="KeepUserLoggedIn">Whether the client refreshes its tokens without being used.</param>
internal sealed record CurrentUserConfigurationResponse(
    bool KeepUserLoggedIn, PasswordConfigurationResponse PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

internal sealed record ChangeOwnPasswordRequest
{
    [System.ComponentModel.DataAnnotations.Required] public required string NewPassword { get; init; }

    public string? OldPassword { get; init; }
}

/// <summary>What a user may on something.</summary>
internal sealed record PermissionsOnNode(Guid NodeKey, IEnumerable<string> Permissions);

internal sealed record UserPermissions(IReadOnlyList<PermissionsOnNode> Permissions);

/// <summary>A way to sign in that is not ours. There is none.</summary>
internal sealed record ExternalLoginProvider(string ProviderSchemeName, string? ProviderKey, bool IsLinkedOnUser, bool HasManualLinkingEnabled);

/// <summary>The user who asks, and what everybody may change about oneself.</summary>
internal static class CurrentUserEndpoints
{
    public static void MapCurrentUser(this IEndpointRouteBuilder routes)
    {
        var user = routes.MapGroup("/user/current").WithTags("User");
        user.MapGet("", GetAsync);
        user.MapGet("/configuration", Configuration);
        user.MapPost("/avatar", SetAvatarAsync);
        user.MapPost("/change-password", ChangePasswordAsync);
        user.MapGet("/login-providers", LoginProviders);
        user.MapGet("/permissions", PermissionsAsync);
        user.MapGet("/permissions/document", DocumentPermissionsAsync);
        user.MapGet("/permissions/media", MediaPermissionsAsync);
        user.MapCurrentTwoFactor();
    }

    private static async Task<JsonHttpResult<CurrentUserResponse>> GetAsync(IBackOfficeSecurityAccessor security, CurrentUserMapping mapping) =>
        ManagementJson.Ok(await mapping.MapAsync(security.User()));

    private static JsonHttpResult<CurrentUserConfigurationResponse> Configuration(IOptionsSnapshot<SecuritySettings> settings, IUserPasswordConfiguration rules) =>
        ManagementJson.Ok(new CurrentUserConfigurationResponse(
            settings.Value.KeepUserLoggedIn, PasswordConfigurationResponse.From(rules), AllowChangePassword: true, AllowTwoFactor: true));

    private static async Task<Results<Ok, Problem>> SetAvatarAsync(Body<SetAvatarRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var status = await users.SetAvatarAsync(security.UserKey(), body.Value.File.Id);
        return status == UserOperationStatus.Success ? TypedResults.Ok() : UserProblems.Of(status);
    }

    /// <summary>Sessions elsewhere end with the old password; this one goes on with the new.</summary>
    private static async Task<Results<Ok, Problem>> ChangePasswordAsync(
        Body<ChangeOwnPasswordRequest> body, HttpContext http, OwnPassword password, CancellationToken ct)
    {
        var (status, result) = await password.ChangeAsync(body.Value.OldPassword, body.Value.NewPassword, ct);
        if (status != UserOperationStatus.Success) return UserProblems.Of(status, result);

        await http.KeepSessionAsync(ct);
        return TypedResults.Ok();
    }

    private static JsonHttpResult<ExternalLoginProvider[]> LoginProviders() => ManagementJson.Ok(Array.Empty<ExternalLoginProvider>());

    private static async Task<Results<JsonHttpResult<UserPermissions>, Problem>> PermissionsAsync(
        Guid[] id, IUserService users, IBackOfficeSecurityAccessor security) =>
        Told(await users.GetPermissionsAsync(security.UserKey(), [.. id.Distinct()]));

    private static async Task<Results<JsonHttpResult<UserPermissions>, Problem>> DocumentPermissionsAsync(
        Guid[] id, IUserService users, IBackOfficeSecurityAccessor security) =>
        Told(await users.GetDocumentPermissionsAsync(security.UserKey(), id.Distinct()));

    private static async Task<Results<JsonHttpResult<UserPermissions>, Problem>> MediaPermissionsAsync(
        Guid[] id, IUserService users, IBackOfficeSecurityAccessor security) =>
        Told(await users.GetMediaPermissionsAsync(security.UserKey(), id.Distinct()));

    private static Results<JsonHttpResult<UserPermissions>, Problem> Told(Attempt<IEnumerable<NodePermissions>, UserOperationStatus> found) => found.Success
        ? ManagementJson.Ok(new UserPermissions([.. found.Result.Select(node => new PermissionsOnNode(node.NodeKey, node.Permissions))]))
        : UserProblems.Of(found.Status);
}
