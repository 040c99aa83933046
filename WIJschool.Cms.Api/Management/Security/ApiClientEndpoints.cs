using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Net;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>A token in the open, as RFC 6749, section 5.1 writes it.</summary>
internal sealed record ClientTokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>The client-credentials grant, by which a program gets a token. Id and secret come in the form, or as RFC 6749, section 2.3.1 prefers in a header.</summary>
internal sealed class ApiClientEndpoints(ApiClients clients, SignInLimits limits, IIpResolver ip)
{
    public const string GrantType = "client_credentials";

    private const string Basic = "Basic";

    /// <summary>Whether a program asks, and not the back office itself.</summary>
    public static bool Asks(HttpRequest request, IFormCollection form) => Credentials(request, form) is { Id: not Constants.OAuthClientIds.BackOffice, Secret.Length: > 0 };

    public async Task<IResult> TokenAsync(HttpContext http, IFormCollection form, CancellationToken ct)
    {
        if (limits.Attempt(ip.GetCurrentRequestIpAddress()) is { } wait) return new TooOften(wait);
        if (Credentials(http.Request, form) is not { } sent) return AuthorizationEndpoints.Refused("invalid_request", "The mandatory 'client_id' or 'client_secret' parameter is missing.");

        var token = await clients.IssueAsync(sent.Id, sent.Secret, ct);
        return token is null ? Unknown() : TypedResults.Json(
            new ClientTokenResponse(token.Token, "Bearer", (int)token.Lifetime.TotalSeconds - 1), contentType: AuthorizationEndpoints.Json);
    }

    /// <summary>Answers the same whether there was something to take back or not, as RFC 7009 wants.</summary>
    public async Task<IResult> RevokeAsync(HttpContext http, IFormCollection form, CancellationToken ct)
    {
        if (limits.Attempt(ip.GetCurrentRequestIpAddress()) is { } wait) return new TooOften(wait);
        if (Credentials(http.Request, form) is { } sent) await clients.RevokeAsync(sent.Id, sent.Secret, form["token"].ToString(), ct);
        return TypedResults.Json(new { }, contentType: AuthorizationEndpoints.Json);
    }

    /// <returns>Null when one of the two is missing.</returns>
    private static (string Id, string Secret)? Credentials(HttpRequest request, IFormCollection form)
    {
        if (FromHeader(request) is { } given) return given;
        return (form["client_id"].ToString(), form["client_secret"].ToString()) is { Item1.Length: > 0, Item2.Length: > 0 } sent ? sent : null;
    }

    private static (string Id, string Secret)? FromHeader(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !string.Equals(header.Scheme, Basic, StringComparison.OrdinalIgnoreCase)) return null;

        var bytes = new byte[(header.Parameter?.Length ?? 0) + 3];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length)) return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [{ Length: > 0 } id, { Length: > 0 } secret]
            ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : null;
    }

    private static IResult Unknown() => TypedResults.Json(
        new AuthorizationProblem("invalid_client", "The specified client credentials are invalid."),
        contentType: AuthorizationEndpoints.Json, statusCode: StatusCodes.Status401Unauthorized);
}
