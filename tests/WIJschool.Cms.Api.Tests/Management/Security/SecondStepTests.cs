using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>The second step of signing in, by an app on a phone, and who tries to get past it.</summary>
public sealed class SecondStepTests(SignInSite site) : IClassFixture<SignInSite>
{
    private const string Mine = $"{Browser.Api}/user/current/2fa/{AuthenticatorApp.Name}";

    [Fact]
    public async Task A_user_sets_it_up_with_a_code_and_needs_a_code_from_then_on()
    {
        var user = await site.NewUserAsync();
        var secret = await SetUpAsync(user);
        using var browser = new Browser(site.Address);

        var first = await browser.SignInAsync(user.Username, SignInSite.Password);
        var inBetween = browser.Cookie("UMB_UCONTEXT");
        var second = await browser.VerifyAsync(AuthenticatorApp.Name, Code(secret));

        Assert.Equal((HttpStatusCode.PaymentRequired, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Null(inBetween);
        Assert.NotNull(browser.Cookie("UMB_UCONTEXT"));
        Assert.Contains("umbraco/user/two-factor/enable", await site.AuditAsync(user.Key));
        Assert.Equal("umbraco/user/sign-in/login", (await site.AuditAsync(user.Key))[^1]);
    }

    [Fact]
    public async Task Nothing_is_stored_before_a_code_shows_that_the_app_has_the_secret()
    {
        var user = await site.NewUserAsync();
        using var browser = await site.SignedInAsync(user);

        var wrong = await browser.PostAsync(Mine, new JsonObject { ["code"] = "000000", ["secret"] = Guid.NewGuid().ToString() });

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("InvalidCode", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(user.Username, SignInSite.Password)).StatusCode);
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var user = await site.NewUserAsync();
        var code = Code(await SetUpAsync(user));
        using var browser = new Browser(site.Address);
        await browser.SignInAsync(user.Username, SignInSite.Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.VerifyAsync(AuthenticatorApp.Name, code)).StatusCode);

        using var thief = new Browser(site.Address);
        await thief.SignInAsync(user.Username, SignInSite.Password);

        Assert.Equal(HttpStatusCode.BadRequest, (await thief.VerifyAsync(AuthenticatorApp.Name, code)).StatusCode);
    }

    [Fact]
    public async Task Who_guesses_codes_is_locked_out_also_by_starting_over_with_the_right_password()
    {
        var user = await site.NewUserAsync();
        var secret = await SetUpAsync(user);
        using var browser = new Browser(site.Address);
        List<HttpStatusCode> answers = [];

        for (var i = 0; i < 5; i++)
        {
            await browser.SignInAsync(user.Username, SignInSite.Password);
            answers.Add((await browser.VerifyAsync(AuthenticatorApp.Name, Wrong(secret))).StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 4), HttpStatusCode.Forbidden], answers);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAsync(user.Username, SignInSite.Password)).StatusCode);
        Assert.Equal(UserState.LockedOut, (await site.Get<IUserService>().GetAsync(user.Key))!.UserState);
    }

    [Fact]
    public async Task Many_guesses_at_once_do_not_get_past_the_count()
    {
        var user = await site.NewUserAsync();
        var secret = await SetUpAsync(user);
        using var browser = new Browser(site.Address);
        await browser.SignInAsync(user.Username, SignInSite.Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.VerifyAsync(AuthenticatorApp.Name, Wrong(secret))));

        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_code_without_the_password_before_it_is_worth_nothing_nor_one_that_comes_too_late()
    {
        var user = await site.NewUserAsync();
        var secret = await SetUpAsync(user);
        using var stranger = new Browser(site.Address);
        using var late = new Browser(site.Address);
        await late.SignInAsync(user.Username, SignInSite.Password);

        site.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.VerifyAsync(AuthenticatorApp.Name, Code(secret))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.VerifyAsync(AuthenticatorApp.Name, Code(secret))).StatusCode);
    }

    [Fact]
    public async Task The_first_step_of_one_user_is_not_that_of_another_and_a_changed_password_ends_it()
    {
        var (user, other) = (await site.NewUserAsync(), await site.NewUserAsync());
        var (_, theirs) = (await SetUpAsync(user), await SetUpAsync(other));
        using var browser = new Browser(site.Address);
        await browser.SignInAsync(user.Username, SignInSite.Password);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.VerifyAsync(AuthenticatorApp.Name, Code(theirs))).StatusCode);
        await site.Get<IUserService>().ChangePasswordAsync(
            Constants.Security.SuperUserKey, new ChangeUserPasswordModel { UserKey = user.Key, NewPassword = "een Ander wachtwoord 2!" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.VerifyAsync(AuthenticatorApp.Name, Code(theirs))).StatusCode);
    }

    [Fact]
    public async Task It_is_switched_off_with_a_code_by_oneself_and_without_one_by_an_administrator()
    {
        var (user, lost) = (await site.NewUserAsync(), await site.NewUserAsync());
        using var browser = await site.SignedInAsync(user);
        var secret = await SetUpAsync(browser);
        await SetUpAsync(lost);
        using var admin = await site.SignedInAsync((await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!);

        var wrong = await browser.DeleteAsync($"{Mine}?code={Wrong(secret)}");
        var right = await browser.DeleteAsync($"{Mine}?code={Code(secret)}");
        var byAdmin = await admin.DeleteAsync($"{Browser.Api}/user/{lost.Key}/2fa/{AuthenticatorApp.Name}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode, byAdmin.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await new Browser(site.Address).SignInAsync(user.Username, SignInSite.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(site.Address).SignInAsync(lost.Username, SignInSite.Password)).StatusCode);
        Assert.Contains("umbraco/user/two-factor/disable", await site.AuditAsync(user.Key));
        Assert.Contains("umbraco/user/two-factor/disable", await site.AuditAsync(lost.Key));
    }

    [Fact]
    public async Task It_is_set_up_once_and_its_secret_is_not_told_again()
    {
        var user = await site.NewUserAsync();
        using var browser = await site.SignedInAsync(user);
        await SetUpAsync(browser);

        var again = await browser.GetAsync(Mine);
        var listed = JsonNode.Parse(await (await browser.GetAsync($"{Browser.Api}/user/current/2fa")).Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.True((bool)listed.Single(provider => (string?)provider!["providerName"] == AuthenticatorApp.Name)!["isEnabledOnUser"]!);
    }

    private async Task<string> SetUpAsync(IUser user)
    {
        using var browser = await site.SignedInAsync(user);
        return await SetUpAsync(browser);
    }

    private async Task<string> SetUpAsync(Browser browser)
    {
        var setup = JsonNode.Parse(await (await browser.GetAsync(Mine)).Content.ReadAsStringAsync())!;
        Assert.StartsWith("data:image/png;base64,", (string?)setup["qrCodeSetupImageUrl"], StringComparison.Ordinal);
        var secret = (string)setup["secret"]!;
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(Mine, new JsonObject { ["code"] = Code(secret), ["secret"] = secret })).StatusCode);
        return secret;
    }

    private string Code(string secret) => Totp(secret, site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    /// <summary>A code that is none of those that hold about now.</summary>
    private string Wrong(string secret)
    {
        var step = site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30;
        var right = Enumerable.Range(-2, 5).Select(offset => Totp(secret, step + offset)).ToList();
        return new[] { "000000", "111111", "222222", "333333", "444444", "555555" }.First(code => !right.Contains(code));
    }

    /// <summary>RFC 6238, written again here so that a mistake in ours is seen.</summary>
    private static string Totp(string secret, long step)
    {
        var counter = BitConverter.GetBytes(step).Reverse().ToArray();
#pragma warning disable CA5350 // the hash of RFC 6238
        var hash = System.Security.Cryptography.HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), counter);
#pragma warning restore CA5350
        var offset = hash[19] & 0xF;
        var number = ((hash[offset] & 0x7F) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
