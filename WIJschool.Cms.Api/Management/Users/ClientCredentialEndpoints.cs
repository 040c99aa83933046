using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Users;

internal sealed record CreateClientCredentialsRequest
{
    [Required] public required string ClientId { get; init; }

    [Required] public required string ClientSecret { get; init; }
}

/// <summary>Ids and secrets by which a program signs in as an API user.</summary>
internal static class ClientCredentialEndpoints
{
    public static void MapClientCredentials(this IEndpointRouteBuilder users)
    {
        users.MapGet("/{id:guid}/client-credentials", ListAsync);
        users.MapPost("/{id:guid}/client-credentials", CreateAsync);
        users.MapDelete("/{id:guid}/client-credentials/{clientId}", DeleteAsync);
    }

    private static async Task<JsonHttpResult<List<string>>> ListAsync(Guid id, IUserService users) =>
        ManagementJson.Ok(await users.GetAsync(id) is null ? [] : (await users.GetClientIdsAsync(id)).ToList());

    private static async Task<Results<Ok, Problem>> CreateAsync(Guid id, Body<CreateClientCredentialsRequest> body, ApiClients clients, CancellationToken ct)
    {
        var status = await clients.AddAsync(id, body.Value.ClientId, body.Value.ClientSecret, ct);
        return status == UserClientCredentialsOperationStatus.Success ? TypedResults.Ok() : Refusal(status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, string clientId, ApiClients clients, CancellationToken ct) =>
        await clients.RemoveAsync(id, clientId, ct) ? TypedResults.Ok() : Refusal(UserClientCredentialsOperationStatus.InvalidUser);

    private static Problem Refusal(UserClientCredentialsOperationStatus status) => status switch
    {
        UserClientCredentialsOperationStatus.InvalidUser => Problem.Refused(
            status, "Invalid user", "The specified user does not support this operation. Possibly caused by a mismatched client ID or an inapplicable user type."),
        UserClientCredentialsOperationStatus.DuplicateClientId => Problem.Refused(
            status, "Duplicate client ID", "The specified client ID is already in use. Choose another client ID."),
        UserClientCredentialsOperationStatus.InvalidClientId => Problem.Refused(
            status, "Invalid client ID", "The specified client ID is invalid. Specify a valid client ID."),
        _ => Problem.Other(status, "client credentials"),
    };
}
