using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>The authorization-code flow, and everything in it that somebody might try.</summary>
public sealed class AuthorizationFlowTests(SignInSite site) : IClassFixture<SignInSite>
{
    [Fact]
    public async Task Who_is_not_signed_in_goes_to_the_sign_in_page_and_comes_back_with_the_same_request()
    {
        using var browser = new Browser(site.Address);

        var answer = await browser.AuthorizeAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/umbraco/login", answer.Headers.Location!.AbsolutePath);
        var back = QueryHelpers.ParseQuery(answer.Headers.Location.Query)["ReturnUrl"].ToString();
        Assert.Equal(answer.RequestMessage!.RequestUri!.PathAndQuery, back);
    }

    [Theory]
    [InlineData("redirect_uri", "https://elders.test/umbraco/oauth_complete")]
    [InlineData("redirect_uri", "/umbraco/oauth_complete")]
    [InlineData("redirect_uri", "")]
    [InlineData("client_id", "umbraco-member")]
    [InlineData("client_id", "")]
    public async Task A_wrong_client_or_address_is_refused_on_the_spot(string parameter, string value)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        var answer = await browser.AuthorizeAsync((parameter, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/umbraco/oauth_complete/")]
    [InlineData("/umbraco/oauth_complete?a=b")]
    [InlineData("/umbraco/OAUTH_complete")]
    public async Task An_address_that_only_looks_like_ours_is_refused(string path)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.AuthorizeAsync(("redirect_uri", new Uri(site.Address, path).ToString()))).StatusCode);
    }

    [Theory]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("code_challenge", "kort", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", "", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    public async Task A_request_without_proof_of_who_asks_gets_no_code(string parameter, string value, string error)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        var answer = await browser.AuthorizeAsync((parameter, value));

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.StartsWith(browser.Callback, answer.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal((error, "peer", false), (query["error"].ToString(), query["state"].ToString(), query.ContainsKey("code")));
    }

    [Fact]
    public async Task The_client_sees_placeholders_and_no_script_sees_the_cookies()
    {
        using var browser = new Browser(site.Address);
        var user = await site.NewUserAsync();
        var signedIn = await browser.SignInAsync(user.Username, SignInSite.Password);
        var authorized = await browser.AuthorizeAsync();
        var given = await browser.RedeemAsync();

        Assert.All(SetCookies(signedIn).Concat(SetCookies(authorized)).Concat(SetCookies(given)), cookie => Assert.Contains("httponly", cookie, StringComparison.Ordinal));
        Assert.All(SetCookies(authorized).Concat(SetCookies(given)), cookie => Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal));
        Assert.Contains(SetCookies(signedIn), cookie => cookie.StartsWith("UMB_UCONTEXT=", StringComparison.Ordinal) && cookie.Contains("samesite=lax", StringComparison.Ordinal));
        Assert.DoesNotContain(browser.Cookie("umbAccessToken")!, await given.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(browser.Cookie("umbPkceCode"));
    }

    [Fact]
    public async Task Behind_https_cookies_are_secure_and_bound_to_the_host()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        var callback = Uri.EscapeDataString(browser.Callback.Replace("http:", "https:", StringComparison.Ordinal));

        var answer = await browser.GetAsync(
            $"{Browser.Api}/security/back-office/authorize?client_id=umbraco-back-office&response_type=code&redirect_uri={callback}"
            + $"&code_challenge={new string('a', 43)}&code_challenge_method=S256", token: null, (SignInSite.HttpsHeader, "1"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(SetCookies(answer), cookie => cookie.StartsWith("__Host-umbPkceCode=", StringComparison.Ordinal) && cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_the_secret_of_whoever_asked_for_it()
    {
        using var browser = new Browser(site.Address);
        await browser.SignInAsync((await site.NewUserAsync()).Username, SignInSite.Password);
        await browser.AuthorizeAsync();

        await AssertRefusedAsync("invalid_grant", await browser.RedeemAsync(("code_verifier", new string('x', 64))));
        Assert.Null(browser.Cookie("umbAccessToken"));
    }

    [Fact]
    public async Task A_code_goes_only_to_the_address_it_was_made_for()
    {
        using var browser = new Browser(site.Address);
        await browser.SignInAsync((await site.NewUserAsync()).Username, SignInSite.Password);
        await browser.AuthorizeAsync();

        await AssertRefusedAsync("invalid_grant", await browser.RedeemAsync(("redirect_uri", "https://elders.test/umbraco/oauth_complete")));
    }

    [Fact]
    public async Task A_code_that_comes_back_is_refused_and_ends_the_session()
    {
        using var browser = new Browser(site.Address);
        await browser.SignInAsync((await site.NewUserAsync()).Username, SignInSite.Password);
        await browser.AuthorizeAsync();
        var code = browser.Cookie("umbPkceCode")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.RedeemAsync()).StatusCode);
        Assert.True(await browser.IsKnownAsync());

        browser.Keep("umbPkceCode", code);
        await AssertRefusedAsync("invalid_grant", await browser.RedeemAsync());

        Assert.False(await browser.IsKnownAsync());
    }

    [Fact]
    public async Task A_code_sent_in_the_open_is_not_taken()
    {
        using var browser = new Browser(site.Address);
        await browser.SignInAsync((await site.NewUserAsync()).Username, SignInSite.Password);
        await browser.AuthorizeAsync();

        await AssertRefusedAsync("invalid_grant", await browser.RedeemAsync(("code", browser.Cookie("umbPkceCode")!)));
    }

    [Fact]
    public async Task A_code_does_not_last()
    {
        using var browser = new Browser(site.Address);
        await browser.SignInAsync((await site.NewUserAsync()).Username, SignInSite.Password);
        await browser.AuthorizeAsync();

        site.Clock.Advance(TimeSpan.FromMinutes(5));

        await AssertRefusedAsync("invalid_grant", await browser.RedeemAsync());
    }

    [Fact]
    public async Task An_access_token_is_short_lived_and_a_refresh_token_brings_the_next()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(await browser.IsKnownAsync());
        var refreshed = await browser.RefreshAsync();

        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.Equal("""{"access_token":"[redacted]","token_type":"Bearer","expires_in":299,"scope":"offline_access","refresh_token":"[redacted]"}""",
            await refreshed.Content.ReadAsStringAsync());
        Assert.True(await browser.IsKnownAsync());
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        site.Clock.Advance(TimeSpan.FromMinutes(21));

        await AssertRefusedAsync("invalid_grant", await browser.RefreshAsync());
        Assert.Equal("/umbraco/login", (await browser.AuthorizeAsync()).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Two_tabs_may_refresh_at_once_but_a_refresh_token_that_comes_back_later_ends_the_session()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        var first = browser.Cookie("umbRefreshToken")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.RefreshAsync()).StatusCode);
        Assert.NotEqual(first, browser.Cookie("umbRefreshToken"));

        browser.Keep("umbRefreshToken", first);
        Assert.Equal(HttpStatusCode.OK, (await browser.RefreshAsync()).StatusCode);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        browser.Keep("umbRefreshToken", first);
        await AssertRefusedAsync("invalid_grant", await browser.RefreshAsync());

        Assert.False(await browser.IsKnownAsync());
    }

    [Fact]
    public async Task A_token_of_one_kind_is_not_taken_for_another()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        var refresh = browser.Cookie("umbRefreshToken")!;
        browser.Keep("umbRefreshToken", browser.Cookie("umbAccessToken")!);
        browser.Keep("umbAccessToken", refresh);

        Assert.False(await browser.IsKnownAsync());
        await AssertRefusedAsync("invalid_grant", await browser.RefreshAsync());
    }

    [Theory]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("client_id", "iemand-anders", "invalid_client")]
    public async Task Other_grants_and_other_clients_get_no_tokens(string parameter, string value, string error)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        await AssertRefusedAsync(error, await browser.RefreshAsync((parameter, value)));
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    public async Task Taking_a_token_back_ends_its_session(string kind)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        Assert.Equal(HttpStatusCode.OK, (await browser.RevokeAsync(kind)).StatusCode);

        Assert.False(await browser.IsKnownAsync());
        await AssertRefusedAsync("invalid_grant", await browser.RefreshAsync());
        Assert.Equal("/umbraco/login", (await browser.AuthorizeAsync()).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task After_signing_out_kept_tokens_and_cookies_are_worth_nothing()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        var kept = new[] { "UMB_UCONTEXT", "umbAccessToken", "umbRefreshToken" }.Select(name => (name, value: browser.Cookie(name)!)).ToList();

        await browser.SignOutAsync(browser.Callback);
        Assert.All(kept, cookie => Assert.Null(browser.Cookie(cookie.name)));
        kept.ForEach(cookie => browser.Keep(cookie.name, cookie.value));

        Assert.False(await browser.IsKnownAsync());
        await AssertRefusedAsync("invalid_grant", await browser.RefreshAsync());
        Assert.Equal("/umbraco/login", (await browser.AuthorizeAsync()).Headers.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData("https://elders.test/umbraco/logout")]
    [InlineData("//elders.test")]
    [InlineData("/umbraco/logout")]
    public async Task Signing_out_leads_nowhere_else(string next)
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());

        var answer = await browser.SignOutAsync(next);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await browser.IsKnownAsync());
    }

    private static IEnumerable<string> SetCookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Where(cookie => !cookie.Contains("=;", StringComparison.Ordinal)) : [];

    private static async Task AssertRefusedAsync(string error, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(error, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]);
    }
}
