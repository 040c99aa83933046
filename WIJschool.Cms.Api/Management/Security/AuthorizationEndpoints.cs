using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>The words of RFC 6749, section 5.2.</summary>
internal sealed record AuthorizationProblem(
    [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);

/// <summary>Tokens as RFC 6749, section 5.1 writes them, with placeholders for the tokens themselves.</summary>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
    [property: JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken);

/// <summary>
/// The authorization-code flow with PKCE, for one client: the back office in a browser. It asks for a code, which a cookie takes
/// along, and exchanges it for tokens, which cookies keep.
/// </summary>
internal static partial class AuthorizationEndpoints
{
    private const string OfflineAccess = "offline_access";
    internal const string Json = "application/json;charset=UTF-8";

    /// <summary>Whoever is not signed in is sent to the sign-in page first. A wrong client or address is told here and never sent on.</summary>
    public static async Task<IResult> AuthorizeAsync(HttpContext http, BackOfficeAddresses addresses, BackOfficeTokens tokens, CancellationToken ct)
    {
        var query = http.Request.Query;
        var redirectUri = query["redirect_uri"].ToString();
        if (query["client_id"] != Constants.OAuthClientIds.BackOffice) return Refused("invalid_request", "The specified 'client_id' is not valid.");
        if (!addresses.IsCallback(http.Request, redirectUri)) return Refused("invalid_request", "The specified 'redirect_uri' is not valid for this client.");
        if (Unanswerable(query) is { } error) return SendBack(http, addresses, redirectUri, ("error", error));

        var signedIn = await http.AuthenticateAsync(BackOfficeAccess.CookieScheme);
        if (signedIn.Principal is not { } user) return TypedResults.Challenge(authenticationSchemes: [BackOfficeAccess.CookieScheme]);

        var wantsRefresh = query["scope"].ToString().Split(' ').Contains(OfflineAccess, StringComparer.Ordinal);
        var code = await tokens.IssueCodeAsync(user, new CodeRequest(query["code_challenge"].ToString(), redirectUri, wantsRefresh), ct);
        http.Response.WriteToken(TokenCookies.Code, code);
        return SendBack(http, addresses, redirectUri, ("code", TokenCookies.Placeholder));
    }

    public static async Task<IResult> TokenAsync(HttpContext http, BackOfficeTokens tokens, ApiClientEndpoints programs, CancellationToken ct)
    {
        if (await FormAsync(http, ct) is not { } form) return Refused("invalid_request", "A form was expected.");
        if (form["grant_type"] == ApiClientEndpoints.GrantType) return await programs.TokenAsync(http, form, ct);
        if (form["client_id"] != Constants.OAuthClientIds.BackOffice) return Refused("invalid_client", "The specified 'client_id' is not valid.");

        var pair = form["grant_type"].ToString() switch
        {
            "authorization_code" => await RedeemAsync(http, form, tokens, ct),
            "refresh_token" => http.Request.ReadToken(TokenCookies.Refresh, form["refresh_token"]) is { } refresh ? await tokens.RefreshAsync(refresh, ct) : null,
            _ => null,
        };
        if (pair is not null) return Given(http.Response, pair);
        return form["grant_type"] is [("authorization_code" or "refresh_token")]
            ? Refused("invalid_grant", "The specified token is no longer valid.")
            : Refused("unsupported_grant_type", "The specified 'grant_type' is not supported.");
    }

    /// <summary>Answers the same whether there was something to take back or not, as RFC 7009 wants.</summary>
    public static async Task<IResult> RevokeAsync(HttpContext http, BackOfficeTokens tokens, ApiClientEndpoints programs, CancellationToken ct)
    {
        if (await FormAsync(http, ct) is not { } form) return Refused("invalid_request", "A form was expected.");
        if (ApiClientEndpoints.Asks(http.Request, form)) return await programs.RevokeAsync(http, form, ct);
        if (form["client_id"] != Constants.OAuthClientIds.BackOffice) return Refused("invalid_client", "The specified 'client_id' is not valid.");

        var cookie = form["token_type_hint"] == "refresh_token" ? TokenCookies.Refresh : TokenCookies.Access;
        if (http.Request.ReadToken(cookie, form["token"]) is { } token) await tokens.RevokeAsync(token);
        http.Response.ForgetToken(cookie);
        return TypedResults.Json(new { }, contentType: Json);
    }

    public static async Task<IResult> SignOutAsync(HttpContext http, BackOfficeAddresses addresses, BackOfficeSessions sessions)
    {
        var next = http.Request.Query["post_logout_redirect_uri"].ToString();
        if (next.Length > 0 && !addresses.IsAfterSignOut(http.Request, next))
            return Refused("invalid_request", "The specified 'post_logout_redirect_uri' is not valid.");

        var signedIn = await http.AuthenticateAsync(BackOfficeAccess.CookieScheme);
        if (signedIn.Principal is { } user && user.GetUmbracoIdentity()?.GetUserKey() is { } key && BackOfficeSessions.SessionOf(user) is { } session)
            await sessions.EndAsync(key, session);
        await http.SignOutAsync(BackOfficeAccess.CookieScheme);
        foreach (var cookie in new[] { TokenCookies.Code, TokenCookies.Access, TokenCookies.Refresh }) http.Response.ForgetToken(cookie);
        return TypedResults.Redirect(next.Length > 0 ? next : BackOfficeSecurityFeature.SignInPath);
    }

    private static string? Unanswerable(IQueryCollection query)
    {
        if (query["response_type"] != "code") return "unsupported_response_type";
        return query["code_challenge_method"] == "S256" && Challenge().IsMatch(query["code_challenge"].ToString()) ? null : "invalid_request";
    }

    private static async Task<TokenPair?> RedeemAsync(HttpContext http, IFormCollection form, BackOfficeTokens tokens, CancellationToken ct)
    {
        var code = http.Request.ReadToken(TokenCookies.Code, form["code"]);
        http.Response.ForgetToken(TokenCookies.Code);
        return code is null ? null : await tokens.RedeemCodeAsync(code, form["code_verifier"].ToString(), form["redirect_uri"].ToString(), ct);
    }

    private static IResult Given(HttpResponse response, TokenPair pair)
    {
        response.WriteTokens(pair);
        var left = (int)pair.Lifetime.TotalSeconds - 1; // the second in which it was made has begun
        var scope = pair.Refresh is null ? null : OfflineAccess;
        return TypedResults.Json(
            new TokenResponse(TokenCookies.Placeholder, "Bearer", left, scope, pair.Refresh is null ? null : TokenCookies.Placeholder), contentType: Json);
    }

    private static IResult SendBack(HttpContext http, BackOfficeAddresses addresses, string redirectUri, (string Name, string Value) answer)
    {
        var query = new QueryBuilder { { answer.Name, answer.Value } };
        if (http.Request.Query["state"].ToString() is { Length: > 0 } state) query.Add("state", state);
        query.Add("iss", addresses.Issuer(http.Request)); // RFC 9207: who answered
        return TypedResults.Redirect(redirectUri + query.ToQueryString());
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null;

    internal static IResult Refused(string error, string description) =>
        TypedResults.Json(new AuthorizationProblem(error, description), contentType: Json, statusCode: StatusCodes.Status400BadRequest);

    // RFC 7636: a SHA-256 in base64url
    [GeneratedRegex("^[A-Za-z0-9_-]{43}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Challenge();
}
