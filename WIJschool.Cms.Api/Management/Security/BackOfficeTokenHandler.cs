using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>
/// Knows a caller of the Management API by the access token. The client in a browser must send the placeholder of it in a header: no other
/// site can make a browser do so, whatever cookies it sends along. A program, which has no cookies, sends its own kind of token as it is.
/// </summary>
internal sealed class BackOfficeTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BackOfficeTokens tokens,
    ApiClients programs)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Sent() is not { } sent) return AuthenticateResult.NoResult();
        if (sent == TokenCookies.Placeholder && Request.ReadToken(TokenCookies.Access, sent) is null) return AuthenticateResult.Fail("No access token came along.");
        var found = Request.ReadToken(TokenCookies.Access, sent) is { } token ? await tokens.FindAsync(token) : await programs.FindAsync(sent);
        return found is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name))
            : AuthenticateResult.Fail("The access token does not hold any more.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Bearer;
        Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>What the client sent as its token; a web socket cannot send headers and has it in its address.</summary>
    private string? Sent()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith($"{Bearer} ", StringComparison.OrdinalIgnoreCase)) return header[(Bearer.Length + 1)..].Trim();
        return Context.WebSockets.IsWebSocketRequest && Request.Query["access_token"].ToString() is { Length: > 0 } inAddress ? inAddress : null;
    }
}
