using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Security;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <param name="KeepUserLoggedIn">Whether the client refreshes its tokens without being used.</param>
internal sealed record CurrentUserConfigurationResponse(
    bool KeepUserLoggedIn, PasswordConfigurationResponse PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

/// <summary>The user who asks.</summary>
internal static class CurrentUserEndpoints
{
    public static async Task<Results<Ok<CurrentUserResponse>, UnauthorizedHttpResult>> GetAsync(
        HttpContext http, IBackOfficeSecurityAccessor security, CurrentUserMapping mapping) =>
        security.BackOfficeSecurity?.CurrentUser is { } user
            ? TypedResults.Ok(await mapping.MapAsync(user, $"{http.Request.Scheme}://{http.Request.Host}"))
            : TypedResults.Unauthorized();

    public static Ok<CurrentUserConfigurationResponse> Configuration(IOptionsSnapshot<SecuritySettings> settings, IUserPasswordConfiguration rules) =>
        TypedResults.Ok(new CurrentUserConfigurationResponse(
            settings.Value.KeepUserLoggedIn, PasswordConfigurationResponse.From(rules), AllowChangePassword: true, AllowTwoFactor: true));
}
