using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>A browser with the client of the back office in it: it keeps cookies, follows no redirects, and knows its own secret.</summary>
internal sealed class Browser : IDisposable
{
    public const string Placeholder = "[redacted]";
    public const string Api = "/umbraco/management/api/v1";

    private const string Flow = $"{Api}/security/back-office";

    private readonly CookieContainer cookies = new();
    private readonly Uri site;
    private readonly HttpClient http;

    public Browser(Uri site)
    {
        this.site = site;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site };
    }

    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(48));

    public string Callback => new Uri(site, "/umbraco/oauth_complete").ToString();

    /// <summary>The value of a cookie; null when the browser has none by that name.</summary>
    public string? Cookie(string name) => cookies.GetCookies(site)[name]?.Value;

    /// <summary>All that the browser sends along to the site.</summary>
    public CookieContainer Cookies => cookies;

    public void Keep(string name, string value) => cookies.Add(site, new Cookie(name, value, "/"));

    public Task<HttpResponseMessage> SignInAsync(string name, string password) => http.PostAsJsonAsync($"{Flow}/login", new { username = name, password });

    /// <param name="changes">Parameters that are other than the client would send; an empty one is left out.</param>
    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] changes)
    {
        var query = Changed(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = "umbraco-back-office",
            ["response_type"] = "code",
            ["redirect_uri"] = Callback,
            ["scope"] = "offline_access",
            ["prompt"] = "consent",
            ["access_type"] = "offline",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["state"] = "peer",
        }, changes);
        return http.GetAsync(QueryHelpers.AddQueryString($"{Flow}/authorize", query));
    }

    public Task<HttpResponseMessage> RedeemAsync(params (string Name, string Value)[] changes) => PostAsync("token", new(StringComparer.Ordinal)
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = "umbraco-back-office",
        ["redirect_uri"] = Callback,
        ["code"] = Placeholder,
        ["code_verifier"] = Verifier,
    }, changes);

    public Task<HttpResponseMessage> RefreshAsync(params (string Name, string Value)[] changes) => PostAsync("token", new(StringComparer.Ordinal)
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = "umbraco-back-office",
        ["redirect_uri"] = Callback,
        ["refresh_token"] = Placeholder,
    }, changes);

    public Task<HttpResponseMessage> RevokeAsync(string kind) => PostAsync("revoke", new(StringComparer.Ordinal)
    {
        ["token"] = Placeholder,
        ["client_id"] = "umbraco-back-office",
        ["token_type_hint"] = kind,
    }, []);

    public Task<HttpResponseMessage> SignOutAsync(string next) => http.GetAsync(QueryHelpers.AddQueryString($"{Flow}/signout", "post_logout_redirect_uri", next));

    /// <summary>Calls the API with the placeholder of the token.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? token = Placeholder, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await http.SendAsync(request);
    }

    /// <inheritdoc cref="GetAsync"/>
    public Task<HttpResponseMessage> PostAsync(string path, System.Text.Json.Nodes.JsonObject body, string? token = Placeholder) =>
        SendAsync(HttpMethod.Post, path, token, JsonContent.Create(body));

    /// <inheritdoc cref="GetAsync"/>
    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, Placeholder, content: null);

    /// <summary>Sends a code as the second step.</summary>
    public Task<HttpResponseMessage> VerifyAsync(string provider, string code) => http.PostAsJsonAsync($"{Flow}/verify-2fa", new { provider, code });

    /// <summary>Whether the API still knows who this is.</summary>
    public async Task<bool> IsKnownAsync() => (await GetAsync($"{Api}/user/current")).StatusCode switch
    {
        HttpStatusCode.OK => true,
        HttpStatusCode.Unauthorized => false,
        var other => throw new Xunit.Sdk.XunitException($"The current user was answered with {other}."),
    };

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    private Task<HttpResponseMessage> PostAsync(string endpoint, Dictionary<string, string?> form, (string Name, string Value)[] changes) =>
        http.PostAsync($"{Flow}/{endpoint}", new FormUrlEncodedContent(Changed(form, changes)!));

    private static Dictionary<string, string?> Changed(Dictionary<string, string?> values, (string Name, string Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value.Length == 0) values.Remove(name);
            else values[name] = value;
        }
        return values;
    }
}
