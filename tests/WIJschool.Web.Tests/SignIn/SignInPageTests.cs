using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Web.Tests.SignIn;

/// <summary>The page where editors sign in, as a browser without script uses it.</summary>
[Collection(OnTheSite.Name)]
public partial class SignInPageTests(ImportedSite site)
{
    private const string Page = "/umbraco/login";
    private const string Password = "een Goed wachtwoord 1!";
    private const string Wrong = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar";

    [Theory]
    [InlineData("nl-NL,nl;q=0.9,en;q=0.8", "nl", "Inloggen")]
    [InlineData("en-GB", "en", "Sign in")]
    [InlineData("de, en;q=0.5, nl;q=0.7", "nl", "Inloggen")]
    [InlineData("fr", "nl", "Inloggen")]
    public async Task The_page_speaks_the_language_that_the_browser_asks_for(string accepted, string language, string title)
    {
        using var browser = Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", accepted);

        var text = await browser.GetStringAsync(Page);

        Assert.Contains($"<html lang=\"{language}\"", text, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SignIn.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_goes_on_to_where_the_back_office_wanted_to_be()
    {
        using var browser = Browser();
        var user = await NewUserAsync();
        const string Wanted = "/umbraco/management/api/v1/security/back-office/authorize?client_id=umbraco-back-office&state=a%20b";

        using var answer = await PostAsync(browser, user.Username, Password, Wanted);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Wanted, answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("UMB_UCONTEXT=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://elders.test/umbraco")]
    [InlineData("//elders.test/umbraco")]
    [InlineData("/umbraco/../elders")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        using var browser = Browser();

        using var answer = await PostAsync(browser, (await NewUserAsync()).Username, Password, address);

        Assert.Equal("/umbraco", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_is_told_beside_its_field_and_only_the_name_is_kept()
    {
        using var browser = Browser();

        using var answer = await PostAsync(browser, "iemand@school.nl\"><b>", "verkeerd-wachtwoord", "/umbraco/section/content");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Wrong, text, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"password-problem\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"iemand@school.nl&quot;&gt;&lt;b&gt;\"", text, StringComparison.Ordinal);
        Assert.Contains("name=\"ReturnUrl\" value=\"/umbraco/section/content\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("verkeerd-wachtwoord", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_fields_are_each_named()
    {
        using var browser = Browser();

        using var answer = await PostAsync(browser, "", "", "/umbraco");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Vul je e-mailadres in.", text, StringComparison.Ordinal);
        Assert.Contains("Vul je wachtwoord in.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sign_in_any_more_is_told_so()
    {
        using var browser = Browser();
        var user = await NewUserAsync();
        await site.Get<IUserService>().DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key });

        using var answer = await PostAsync(browser, user.Username, Password, "/umbraco");

        Assert.Contains("Met dit account kun je niet meer inloggen", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        using var browser = Browser();
        var user = await NewUserAsync();

        using var answer = await browser.PostAsync(Page, new FormUrlEncodedContent(
            [new("Name", user.Username), new("Password", Password), new("ReturnUrl", "/umbraco")]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("De pagina stond te lang open.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("UMB_UCONTEXT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_is_never_kept()
    {
        using var browser = Browser();

        using var answer = await browser.GetAsync(Page);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string name, string password, string returnUrl)
    {
        var form = await browser.GetStringAsync($"{Page}?ReturnUrl={Uri.EscapeDataString(returnUrl)}");
        return await browser.PostAsync(Page, new FormUrlEncodedContent(
        [
            new("Name", name), new("Password", password), new("ReturnUrl", returnUrl),
            new("__RequestVerificationToken", TokenField().Match(form).Groups["token"].Value),
        ]));
    }

    private HttpClient Browser()
    {
        var address = site.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    private async Task<IUser> NewUserAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await site.Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
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

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
