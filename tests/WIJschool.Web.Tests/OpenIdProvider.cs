using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WIJschool.Web.Tests;

/// <summary>A small OpenID provider: it believes whoever comes, and holds the site to the code flow with PKCE, its secret and its nonce.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private const string Client = "wijschool", Secret = "a secret between the two";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> grants = new(StringComparer.Ordinal);
    private WebApplication? app;

    /// <summary>Who is signed in there.</summary>
    public (string Subject, string Email, bool IsVerified) Somebody { get; set; } = ("1", "lotte@school.nl", true);

    /// <summary>Whether the token is for another sign-in than the one that was begun.</summary>
    public bool Cheats { get; set; }

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("WIJschool:SignIn:Federation:Authority", Address), new("WIJschool:SignIn:Federation:ClientId", Client), new("WIJschool:SignIn:Federation:ClientSecret", Secret),
        new("WIJschool:SignIn:Federation:Name", "Schoolpas"), new("WIJschool:SignIn:Federation:RequireHttps", "false"),
    ];

    private string Address => app!.Urls.Single();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["userinfo_endpoint"] = $"{Address}/userinfo",
            ["jwks_uri"] = $"{Address}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        app.MapGet("/userinfo", (HttpRequest request) => Results.Json(Claims(request.Headers.Authorization.ToString()["Bearer ".Length..])));
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256") return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        grants[code] = new Grant(asked["redirect_uri"]!, asked["code_challenge"]!, asked["nonce"]!, Somebody.Subject, Somebody.Email, Somebody.IsVerified);
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var sent = await request.ReadFormAsync();
        if (!grants.TryGetValue(sent["code"]!, out var grant) || sent["client_id"] != Client || sent["client_secret"] != Secret || sent["redirect_uri"] != grant.RedirectUri
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"]!))) != grant.Challenge) return Results.BadRequest(new { error = "invalid_grant" });
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Client,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Subject = new ClaimsIdentity([new Claim("sub", grant.Subject), new Claim("nonce", Cheats ? "another" : grant.Nonce)]),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = sent["code"].ToString(), token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private Dictionary<string, object> Claims(string code) => grants.TryRemove(code, out var grant)
        ? new() { ["sub"] = grant.Subject, ["email"] = grant.Email, ["email_verified"] = grant.IsVerified, ["name"] = "Jan Smit" } : [];

    private object PublicKey()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private sealed record Grant(string RedirectUri, string Challenge, string Nonce, string Subject, string Email, bool IsVerified);
}
