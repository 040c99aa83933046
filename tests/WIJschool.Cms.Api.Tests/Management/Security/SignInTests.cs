using System.Net;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Security;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>Who gets into the back office, who does not any more, and what the audit trail says of it.</summary>
public sealed class SignInTests(SignInSite site) : IClassFixture<SignInSite>
{
    private const int Attempts = 5; // Umbraco:CMS:Security:UserPassword:MaxFailedAccessAttemptsBeforeLockout

    private IUserService Users => site.Get<IUserService>();

    [Fact]
    public async Task A_sign_in_is_dated_and_audited_and_so_is_the_sign_out()
    {
        var user = await site.NewUserAsync();

        using var browser = await site.SignedInAsync(user);
        var left = await browser.SignOutAsync(new Uri(site.Address, "/umbraco/logout").ToString());

        Assert.Equal(new Uri(site.Address, "/umbraco/logout"), left.Headers.Location);
        var read = (await Users.GetAsync(user.Key))!;
        Assert.InRange(read.LastLoginDate!.Value, site.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1), site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(["umbraco/user/sign-in/login", "umbraco/user/sign-in/logout"], await site.AuditAsync(user.Key));
    }

    [Fact]
    public async Task Nobody_is_known_by_the_cookie_alone_nor_by_the_placeholder_alone_nor_by_a_token_in_the_open()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        using var stranger = new Browser(site.Address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"{Browser.Api}/user/current", token: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"{Browser.Api}/user/current", browser.Cookie("umbAccessToken"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{Browser.Api}/user/current")).StatusCode);
        Assert.True(await browser.IsKnownAsync());
    }

    [Fact]
    public async Task Who_keeps_failing_is_locked_out_signed_out_and_let_in_again_when_the_time_is_over()
    {
        var user = await site.NewUserAsync();
        using var elsewhere = await site.SignedInAsync(user);
        using var browser = new Browser(site.Address);

        for (var i = 1; i < Attempts; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(user.Username, "fout")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAsync(user.Username, "fout")).StatusCode);
        var locked = await browser.SignInAsync(user.Username, SignInSite.Password);

        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        Assert.Equal("User is locked", (string?)JsonNode.Parse(await locked.Content.ReadAsStringAsync())!["title"]);
        Assert.False(await elsewhere.IsKnownAsync());
        Assert.Equal(UserState.LockedOut, (await Users.GetAsync(user.Key))!.UserState);
        Assert.Contains("umbraco/user/locked", await site.AuditAsync(user.Key));
        Assert.Equal(Attempts + 1, (await site.AuditAsync(user.Key)).Count(kind => kind == "umbraco/user/sign-in/failed"));

        site.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(user.Username, SignInSite.Password)).StatusCode);
        Assert.Equal(0, (await Users.GetAsync(user.Key))!.FailedPasswordAttempts);
    }

    [Fact]
    public async Task Many_guesses_at_once_do_not_get_past_the_count()
    {
        var user = await site.NewUserAsync();
        using var browser = new Browser(site.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => browser.SignInAsync(user.Username, $"fout {i}")));

        Assert.Equal(Attempts - 1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_disabled_user_is_signed_out_at_once_and_enabling_brings_no_session_back()
    {
        var user = await site.NewUserAsync();
        using var browser = await site.SignedInAsync(user);

        await Users.DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key });
        Assert.False(await browser.IsKnownAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.RefreshAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAsync(user.Username, SignInSite.Password)).StatusCode);

        await Users.EnableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key });
        Assert.False(await browser.IsKnownAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(user.Username, SignInSite.Password)).StatusCode);
    }

    [Fact]
    public async Task Another_password_ends_the_sessions_that_the_old_one_began()
    {
        var user = await site.NewUserAsync();
        using var browser = await site.SignedInAsync(user);

        var changed = await Users.ChangePasswordAsync(
            Constants.Security.SuperUserKey, new ChangeUserPasswordModel { UserKey = user.Key, NewPassword = "een Ander wachtwoord 2!" });

        Assert.True(changed.Success);
        Assert.False(await browser.IsKnownAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.RefreshAsync()).StatusCode);
        Assert.StartsWith("/umbraco/login", (await browser.AuthorizeAsync()).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_elsewhere_ends_the_session_here_as_the_settings_want()
    {
        var user = await site.NewUserAsync();
        using var here = await site.SignedInAsync(user);

        using var there = await site.SignedInAsync(user);

        Assert.False(await here.IsKnownAsync());
        Assert.True(await there.IsKnownAsync());
    }

    [Fact]
    public async Task A_user_with_a_second_step_is_told_to_take_it_and_is_not_signed_in()
    {
        var user = await site.NewUserAsync();
        await site.Get<ITwoFactorLoginService>().SaveAsync(new TwoFactorLogin { UserOrMemberKey = user.Key, ProviderName = "Six digits", Secret = "geheim" });
        using var browser = new Browser(site.Address);

        var answer = await browser.SignInAsync(user.Username, SignInSite.Password);

        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        Assert.Equal("""{"twoFactorLoginView":null,"enabledTwoFactorProviderNames":["Six digits"]}""", await answer.Content.ReadAsStringAsync());
        Assert.Null(browser.Cookie("UMB_UCONTEXT"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("naam", "")]
    public async Task Without_a_name_or_a_password_there_is_nothing_to_try(string name, string password)
    {
        using var browser = new Browser(site.Address);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(name, password)).StatusCode);
    }

    [Theory]
    [InlineData("/umbraco")]
    [InlineData("/umbraco/section/content")]
    [InlineData("/umbraco/management/api/v1/security/back-office/authorize?redirect_uri=https%3A%2F%2Felders.test&state=a")]
    public void After_signing_in_one_returns_to_where_one_wanted_to_be(string path) => Assert.Equal(path, BackOfficeAddresses.ReturnPath(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("https://elders.test/umbraco")]
    [InlineData("//elders.test/umbraco")]
    [InlineData("/\\elders.test/umbraco")]
    [InlineData("/umbraco.elders.test")]
    [InlineData("/umbracoelders")]
    [InlineData("/umbraco/../elders")]
    [InlineData("/umbraco/%2e%2e/elders")]
    [InlineData("/umbraco\\..\\..\\elders")]
    [InlineData("/umbraco/\telders")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/umbraco/login?ReturnUrl=/umbraco")]
    public void An_address_that_is_not_the_back_offices_own_is_no_place_to_return_to(string? address) =>
        Assert.Equal("/umbraco", BackOfficeAddresses.ReturnPath(address));
}
