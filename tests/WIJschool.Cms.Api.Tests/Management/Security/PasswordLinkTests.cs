using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>Links of mails by which somebody chooses a password, and everything that might be tried with them.</summary>
public sealed partial class PasswordLinkTests(SignInSite site) : IClassFixture<SignInSite>
{
    private const string Another = "een Ander wachtwoord 2!";

    [Fact]
    public async Task Who_forgot_a_password_chooses_another_by_the_link_once_and_the_sessions_of_the_old_one_end()
    {
        var user = await site.NewUserAsync();
        using var open = await site.SignedInAsync(user);
        var code = await ForgetAsync(user);

        var verified = await PostAsync("security/forgot-password/verify", Link(user.Key, code));
        var reset = await PostAsync("security/forgot-password/reset", Link(user.Key, code, Another));
        var again = await PostAsync("security/forgot-password/reset", Link(user.Key, code, "een Derde wachtwoord 3!"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (verified.StatusCode, reset.StatusCode, again.StatusCode));
        Assert.False(await open.IsKnownAsync());
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await SignInAsync(user, SignInSite.Password), await SignInAsync(user, Another)));
        Assert.Contains("umbraco/user/password/forgot/request", await site.AuditAsync(user.Key));
        Assert.Contains("umbraco/user/password/reset", await site.AuditAsync(user.Key));
    }

    [Fact]
    public async Task A_link_of_one_user_opens_no_other_account()
    {
        var (user, other) = (await site.NewUserAsync(), await site.NewUserAsync());
        var code = await ForgetAsync(user);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("security/forgot-password/verify", Link(other.Key, code))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("security/forgot-password/reset", Link(other.Key, code, Another))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(other, SignInSite.Password));
    }

    [Fact]
    public async Task A_link_is_worth_nothing_after_its_hour()
    {
        var user = await site.NewUserAsync();
        var code = await ForgetAsync(user);

        site.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("security/forgot-password/reset", Link(user.Key, code, Another))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(user, SignInSite.Password));
    }

    [Fact]
    public async Task Of_two_who_bring_the_same_link_at_once_one_chooses_the_password()
    {
        var user = await site.NewUserAsync();
        var code = await ForgetAsync(user);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PostAsync("security/forgot-password/reset", Link(user.Key, code, $"een wachtwoord nummer {i}!"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_password_that_is_too_weak_does_not_use_up_the_link()
    {
        var user = await site.NewUserAsync();
        var code = await ForgetAsync(user);

        var weak = await PostAsync("security/forgot-password/reset", Link(user.Key, code, "kort"));

        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Contains("PasswordTooShort", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("security/forgot-password/reset", Link(user.Key, code, Another))).StatusCode);
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_an_address_belongs_to_a_user()
    {
        var user = await site.NewUserAsync();

        var known = await PostAsync("security/forgot-password", new JsonObject { ["email"] = user.Email });
        var unknown = await PostAsync("security/forgot-password", new JsonObject { ["email"] = "niemand@school.nl" });

        Assert.Equal((HttpStatusCode.OK, known.StatusCode), (unknown.StatusCode, HttpStatusCode.OK));
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_disabled_user_stays_out_and_one_who_was_locked_out_comes_in_with_a_new_password()
    {
        var (disabled, locked) = (await site.NewUserAsync(), await site.NewUserAsync());
        await site.Get<IUserService>().DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { disabled.Key });
        for (var i = 0; i < 5; i++) await SignInAsync(locked, "fout");

        await PostAsync("security/forgot-password/reset", Link(disabled.Key, await ForgetAsync(disabled), Another));
        await PostAsync("security/forgot-password/reset", Link(locked.Key, await ForgetAsync(locked), Another));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await SignInAsync(disabled, Another), await SignInAsync(locked, Another)));
    }

    [Fact]
    public async Task An_invitation_is_accepted_once_with_a_good_password()
    {
        var (user, code) = await InviteAsync();

        var before = await SignInAsync(user, Another);
        var verified = await PostAsync("user/invite/verify", Invite(user.Key, code));
        var weak = await PostAsync("user/invite/create-password", Invite(user.Key, code, "kort"));
        var stillOut = (await site.Get<IUserService>().GetAsync(user.Key))!.UserState;
        var accepted = await PostAsync("user/invite/create-password", Invite(user.Key, code, Another));
        var twice = await PostAsync("user/invite/create-password", Invite(user.Key, code, "een Derde wachtwoord 3!"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (before, verified.StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, UserState.Invited), (weak.StatusCode, stillOut));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (accepted.StatusCode, twice.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(user, Another));
    }

    [Fact]
    public async Task An_invitation_and_a_reset_do_not_stand_for_each_other()
    {
        var (invited, invitation) = await InviteAsync();
        var user = await site.NewUserAsync();
        var reset = await ForgetAsync(user);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("security/forgot-password/reset", Link(invited.Key, invitation, Another))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("user/invite/create-password", Invite(user.Key, reset, Another))).StatusCode);
    }

    [Fact]
    public async Task An_invitation_that_is_sent_again_works_and_one_that_is_too_old_does_not()
    {
        var (user, first) = await InviteAsync();
        using var admin = await site.SignedInAsync((await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!);

        var sent = await admin.PostAsync($"{Browser.Api}/user/invite/resend", new JsonObject { ["user"] = new JsonObject { ["id"] = user.Key } });
        site.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("user/invite/create-password", Invite(user.Key, first, Another))).StatusCode);
    }

    [Fact]
    public async Task Ones_own_password_is_changed_with_the_old_one_and_this_session_goes_on()
    {
        var user = await site.NewUserAsync();
        using var here = await site.SignedInAsync(user);

        var wrong = await here.PostAsync($"{Browser.Api}/user/current/change-password", new JsonObject { ["oldPassword"] = "fout", ["newPassword"] = Another });
        var changed = await here.PostAsync($"{Browser.Api}/user/current/change-password", new JsonObject { ["oldPassword"] = SignInSite.Password, ["newPassword"] = Another });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong.StatusCode, changed.StatusCode));
        Assert.True(await here.IsKnownAsync());
        Assert.Equal(HttpStatusCode.OK, (await here.RefreshAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(user, Another));
    }

    [Fact]
    public async Task Guessing_the_old_password_in_an_open_session_locks_the_account()
    {
        var user = await site.NewUserAsync();
        using var here = await site.SignedInAsync(user);

        for (var i = 0; i < 5; i++)
            await here.PostAsync($"{Browser.Api}/user/current/change-password", new JsonObject { ["oldPassword"] = $"gok {i}", ["newPassword"] = Another });

        Assert.False(await here.IsKnownAsync());
        Assert.Equal(UserState.LockedOut, (await site.Get<IUserService>().GetAsync(user.Key))!.UserState);
    }

    private async Task<string> ForgetAsync(IUser user)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("security/forgot-password", new JsonObject { ["email"] = user.Email })).StatusCode);
        return await site.MailedAsync(user.Email, ResetCode());
    }

    private async Task<(IUser User, string Code)> InviteAsync()
    {
        using var admin = await site.SignedInAsync((await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!);
        var address = $"{Guid.NewGuid():N}@peer.test";
        var answer = await admin.PostAsync($"{Browser.Api}/user/invite", new JsonObject
        {
            ["email"] = address,
            ["userName"] = address,
            ["name"] = "Genodigde",
            ["message"] = "Kom erbij",
            ["userGroupIds"] = new JsonArray(new JsonObject { ["id"] = Constants.Security.EditorGroupKey }),
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var key = Guid.Parse(answer.Headers.GetValues("Umb-Generated-Resource").Single());
        return ((await site.Get<IUserService>().GetAsync(key))!, await site.MailedAsync(address, InviteCode()));
    }

    private async Task<HttpStatusCode> SignInAsync(IUser user, string password)
    {
        using var browser = new Browser(site.Address);
        return (await browser.SignInAsync(user.Username, password)).StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, JsonObject body)
    {
        using var stranger = new Browser(site.Address);
        return await stranger.PostAsync($"{Browser.Api}/{path}", body, token: null);
    }

    private static JsonObject Link(Guid user, string code, string? password = null) => With(user, "resetCode", code, password);

    private static JsonObject Invite(Guid user, string code, string? password = null) => With(user, "token", code, password);

    private static JsonObject With(Guid user, string name, string code, string? password)
    {
        var body = new JsonObject { ["user"] = new JsonObject { ["id"] = user }, [name] = code };
        if (password is not null) body["password"] = password;
        return body;
    }

    [GeneratedRegex("resetCode=(?<code>[A-Za-z0-9_%-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResetCode();

    [GeneratedRegex("inviteCode=(?<code>[A-Za-z0-9_%-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InviteCode();
}
