using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Users;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

internal sealed record EnableTwoFactorRequest
{
    [Required] public required string Code { get; init; }

    [Required] public required string Secret { get; init; }
}

/// <summary>The second step of one's own sign-in.</summary>
internal static class CurrentTwoFactorEndpoints
{
    public static void MapCurrentTwoFactor(this IEndpointRouteBuilder user)
    {
        user.MapGet("/2fa", ListAsync);
        user.MapGet("/2fa/{providerName}", SetupAsync);
        user.MapPost("/2fa/{providerName}", EnableAsync);
        user.MapDelete("/2fa/{providerName}", DisableAsync);
    }

    private static async Task<JsonHttpResult<List<TwoFactorProvider>>> ListAsync(IUserTwoFactorLoginService twoFactor, IBackOfficeSecurityAccessor security) =>
        ManagementJson.Ok((await twoFactor.GetProviderNamesAsync(security.UserKey())).Result
            .Select(provider => new TwoFactorProvider(provider.ProviderName, provider.IsEnabledOnUser)).ToList());

    /// <summary>What the provider needs to be set up: of an app a secret and a QR code.</summary>
    private static async Task<Results<JsonHttpResult<object>, Problem>> SetupAsync(
        string providerName, IUserTwoFactorLoginService twoFactor, IBackOfficeSecurityAccessor security)
    {
        var setup = await twoFactor.GetSetupInfoAsync(security.UserKey(), providerName);
        return setup.Success ? ManagementJson.Ok<object>(setup.Result) : TwoFactorProblems.Of(setup.Status);
    }

    private static async Task<Results<Ok, Problem>> EnableAsync(
        string providerName, Body<EnableTwoFactorRequest> body, TwoFactorSettings twoFactor, IBackOfficeSecurityAccessor security) =>
        Told(await twoFactor.EnableAsync(security.User(), providerName, body.Value.Secret, body.Value.Code));

    private static async Task<Results<Ok, Problem>> DisableAsync(
        string providerName, string code, TwoFactorSettings twoFactor, IBackOfficeSecurityAccessor security, CancellationToken ct) =>
        Told(await twoFactor.DisableByCodeAsync(security.User(), providerName, code, ct));

    private static Results<Ok, Problem> Told(TwoFactorOperationStatus status) =>
        status == TwoFactorOperationStatus.Success ? TypedResults.Ok() : TwoFactorProblems.Of(status);
}
