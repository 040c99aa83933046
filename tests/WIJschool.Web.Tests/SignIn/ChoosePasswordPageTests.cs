using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Security;

namespace WIJschool.Web.Tests.SignIn;

/// <summary>The pages around signing in: a forgotten password, the links of mails, and the second step.</summary>
[Collection(OnTheSite.Name)]
public partial class ChoosePasswordPageTests(ImportedSite site)
{
    private const string Page = "/umbraco/login";
    private const string Password = "een Goed wachtwoord 1!";
    private const string Another = "een Ander wachtwoord 2!";

    private IUserService Users => site.Get<IUserService>();

    [Fact]
    public async Task The_sign_in_page_leads_to_the_page_for_who_forgot_the_password()
    {
        using var browser = Browser();

        var text = await browser.GetStringAsync(Page);
        var forgotten = await browser.GetStringAsync($"{Page}/forgot");

        Assert.Contains("href=\"/umbraco/login/forgot\"", text, StringComparison.Ordinal);
        Assert.Contains("<h1>Wachtwoord vergeten</h1>", forgotten, StringComparison.Ordinal);
        Assert.DoesNotContain("SignIn.", forgotten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_that_forgot_a_password_gets_the_same_answer()
    {
        using var browser = Browser();
        var user = await NewUserAsync();

        var known = await SendAsync(browser, $"{Page}/forgot", $"{Page}/forgot", ("email", user.Email));
        var unknown = await SendAsync(browser, $"{Page}/forgot", $"{Page}/forgot", ("email", "niemand@school.nl"));
        var wrong = await SendAsync(browser, $"{Page}/forgot", $"{Page}/forgot", ("email", "geen adres"));

        Assert.Equal((HttpStatusCode.OK, known.Text), (known.Status, unknown.Text));
        Assert.Contains("een mail met een link onderweg", known.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    [Fact]
    public async Task The_link_of_a_mail_leads_to_a_new_password_once()
    {
        using var browser = Browser();
        var user = await NewUserAsync();
        var link = await LinkAsync(user);

        var sent = await browser.GetAsync(new Uri($"{Page}?{link}", UriKind.Relative));
        var differ = await SendAsync(browser, $"{Page}/password?{link}", $"{Page}/password", ("password", Another), ("again", Password));
        var weak = await SendAsync(browser, $"{Page}/password?{link}", $"{Page}/password", ("password", "kort"), ("again", "kort"));
        var chosen = await SendAsync(browser, $"{Page}/password?{link}", $"{Page}/password", ("password", Another), ("again", Another));
        var again = await browser.GetAsync(new Uri($"{Page}/password?{link}", UriKind.Relative));

        Assert.Equal($"{Page}/password?{link}", sent.Headers.Location!.OriginalString);
        Assert.Contains("niet gelijk", differ.Text, StringComparison.Ordinal);
        Assert.Contains("ten minste 10 tekens", weak.Text, StringComparison.Ordinal);
        Assert.Contains("Je wachtwoord is bewaard", chosen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(SignInStatus.SignedIn, (await site.Get<BackOfficeSignIn>().WithPasswordAsync(user.Username, Another, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Who_was_invited_is_welcomed_and_let_in_by_a_password_of_their_own()
    {
        using var browser = Browser();
        var address = $"{Guid.NewGuid():N}@school.nl";
        var user = await InvitedAsync(address);
        var token = (await site.Get<ICoreBackOfficeUserManager>().GenerateEmailConfirmationTokenAsync(user)).Result!.ToUrlBase64();
        var link = $"flow=invite-user&userId={user.Key}&inviteCode={Uri.EscapeDataString(token!)}";

        var welcome = await browser.GetStringAsync($"{Page}/password?{link}");
        var chosen = await SendAsync(browser, $"{Page}/password?{link}", $"{Page}/password", ("password", Another), ("again", Another));

        Assert.Contains("<h1>Welkom</h1>", welcome, StringComparison.Ordinal);
        Assert.Contains("Je wachtwoord is bewaard", chosen.Text, StringComparison.Ordinal);
        Assert.True((await Users.GetAsync(user.Key))!.IsApproved);
    }

    [Theory]
    [InlineData("flow=reset-password")]
    [InlineData("flow=reset-password&userId=1e70f841-c261-413b-abb2-2d68cdb96094&resetCode=onzin")]
    [InlineData("flow=invite-user&userId=1e70f841-c261-413b-abb2-2d68cdb96094&inviteCode=")]
    [InlineData("flow=onzin&userId=1e70f841-c261-413b-abb2-2d68cdb96094&resetCode=%3Cscript%3E")]
    public async Task A_link_that_is_none_of_ours_is_worth_nothing(string link)
    {
        using var browser = Browser();

        using var answer = await browser.GetAsync(new Uri($"{Page}/password?{link}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_secured_the_account_with_an_app_is_asked_for_a_code_after_the_password()
    {
        using var browser = Browser();
        var user = await NewUserAsync();
        await site.Get<ITwoFactorLoginService>().SaveAsync(new TwoFactorLogin { UserOrMemberKey = user.Key, ProviderName = AuthenticatorApp.Name, Secret = "geheim" });

        var before = await browser.GetAsync(new Uri($"{Page}/code", UriKind.Relative));
        var first = await SendAsync(browser, Page, Page, ("Name", user.Username), ("Password", Password), ("ReturnUrl", "/umbraco/section/media"));
        var wrong = await SendAsync(browser, first.Location!, $"{Page}/code", ("Code", "1"));
        var right = await SendAsync(browser, first.Location!, $"{Page}/code", ("Code", Now("geheim")));

        Assert.Equal(Page, before.Headers.Location!.OriginalString);
        Assert.Equal($"{Page}/code?ReturnUrl=%2Fumbraco%2Fsection%2Fmedia", first.Location);
        Assert.Contains("Deze code klopt niet", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("/umbraco/section/media", right.Location);
        Assert.Contains("UMB_UCONTEXT=", right.Cookies, StringComparison.Ordinal);
    }

    private static string Now(string secret)
    {
        var counter = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30).Reverse().ToArray();
#pragma warning disable CA5350 // the hash of RFC 6238
        var hash = System.Security.Cryptography.HMACSHA1.HashData(System.Text.Encoding.UTF8.GetBytes(secret), counter);
#pragma warning restore CA5350
        var at = hash[19] & 0xF;
        var number = ((hash[at] & 0x7F) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Opens a page and sends its form, hidden fields and all.</summary>
    private static async Task<(HttpStatusCode Status, string Text, string? Location, string Cookies)> SendAsync(
        HttpClient browser, string page, string action, params (string Name, string Value)[] typed)
    {
        var form = await browser.GetStringAsync(page);
        var fields = Hidden().Matches(form).ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in typed) fields[name] = value;
        using var answer = await browser.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields));
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join('\n', set) : "";
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, Token().Replace(text, ""), answer.Headers.Location?.OriginalString, cookies);
    }

    private HttpClient Browser()
    {
        var address = site.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    private async Task<string> LinkAsync(IUser user)
    {
        var token = (await site.Get<ICoreBackOfficeUserManager>().GeneratePasswordResetTokenAsync(user)).Result!.ToUrlBase64();
        return $"flow=reset-password&userId={user.Key}&resetCode={Uri.EscapeDataString(token!)}";
    }

    private async Task<IUser> InvitedAsync(string address)
    {
        var made = await site.Get<ICoreBackOfficeUserManager>().CreateForInvite(new UserInviteModel
        {
            Name = "Genodigde",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        });
        Assert.True(made.Succeded, made.ErrorMessage);
        return (await site.Get<IBackOfficeUserStore>().GetByEmailAsync(address))!;
    }

    private async Task<IUser> NewUserAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await Users.CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Iemand",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        }, approveUser: true);
        var user = created.Result.CreatedUser!;
        user.RawPasswordValue = site.Get<PasswordHashing>().HashPassword(Password);
        user.PasswordConfiguration = PasswordHashing.Config;
        await site.Get<IBackOfficeUserStore>().SaveAsync(user);
        return user;
    }

    [GeneratedRegex("<input (?:type=\"hidden\" )?name=\"(?<name>[^\"]+)\" (?:type=\"hidden\" )?value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
