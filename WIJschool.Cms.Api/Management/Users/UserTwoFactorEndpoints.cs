using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.CurrentUsers;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>The second step of another user's sign-in: which ways there are, and switching one off for somebody who lost the phone.</summary>
internal static class UserTwoFactorEndpoints
{
    public static void MapUserTwoFactor(this IEndpointRouteBuilder users)
    {
        users.MapGet("/{id:guid}/2fa", ListAsync);
        users.MapDelete("/{id:guid}/2fa/{providerName}", DisableAsync);
    }

    private static async Task<Results<JsonHttpResult<List<TwoFactorProvider>>, Problem>> ListAsync(Guid id, IUserTwoFactorLoginService twoFactor)
    {
        var providers = await twoFactor.GetProviderNamesAsync(id);
        return providers.Success
            ? ManagementJson.Ok(providers.Result.Select(provider => new TwoFactorProvider(provider.ProviderName, provider.IsEnabledOnUser)).ToList())
            : TwoFactorProblems.Of(providers.Status);
    }

    private static async Task<Results<Ok, Problem>> DisableAsync(Guid id, string providerName, TwoFactorSettings twoFactor)
    {
        var status = await twoFactor.DisableAsync(id, providerName);
        return status == TwoFactorOperationStatus.Success ? TypedResults.Ok() : TwoFactorProblems.Of(status);
    }
}
