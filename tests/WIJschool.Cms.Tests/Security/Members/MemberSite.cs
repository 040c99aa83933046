using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Cms.Tests.Security.Members;

public sealed class MemberSqlite : SqliteCms
{
    public MemberSqlite() => Extra = MemberSite.Settings;

    protected override void Change(IServiceCollection services) => MemberSite.Change(services);
}

public sealed class MemberPostgres : PostgresCms
{
    public MemberPostgres() => Extra = MemberSite.Settings;

    protected override void Change(IServiceCollection services) => MemberSite.Change(services);
}

/// <summary>What tests of members' accounts share.</summary>
internal static class MemberSite
{
    public const string Password = "een Goed wachtwoord 1!";

    public static KeyValuePair<string, string?>[] Settings =>
    [
        new("Umbraco:CMS:Security:MemberAllowConcurrentLogins", "true"),
        new("Umbraco:CMS:Security:MemberDefaultLockoutTimeInMinutes", "15"),
    ];

    public static void Change(IServiceCollection services) => services.AddAuthenticatorApp().AddMemberCookies("/inloggen");

    public static IMember NewMember(this CmsFixture site, string? hash = null, string name = "Anna")
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var member = site.Get<IMemberService>().CreateMember(address, address, name, "Member");
        member.RawPasswordValue = hash ?? site.Get<PasswordHashing>().HashPassword(Password);
        member.IsApproved = true;
        Assert.True(site.Get<IMemberService>().Save(member).Success);
        return member;
    }
}

/// <summary>A browser: what it was given as cookies it brings with its next request.</summary>
internal sealed class MemberBrowser(CmsFixture site, string agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0")
{
    private readonly Dictionary<string, string> cookies = [];

    public Task<SignInResult> SignInAsync(string name, string password = MemberSite.Password) =>
        AskAsync(http => http.RequestServices.GetRequiredService<MemberSignInManager>().PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true));

    /// <summary>Who the next request is of; null when it is nobody's.</summary>
    public Task<ClaimsPrincipal?> WhoAsync() => AskAsync(http => Task.FromResult(http.User.Identity is { IsAuthenticated: true } ? http.User : null));

    /// <summary>Does something as the member who is signed in.</summary>
    public Task<T> AsMemberAsync<T>(Func<MemberSecurity, MemberAccount, Guid, Task<T>> work) => AskAsync(async http =>
    {
        var members = http.RequestServices.GetRequiredService<MemberManager>();
        var member = (await members.GetUserAsync(http.User))!;
        return await work(http.RequestServices.GetRequiredService<MemberSecurity>(), member, MemberSessions.IdOf(http.User)!.Value);
    });

    public async Task<T> AskAsync<T>(Func<HttpContext, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.UserAgent = agent;
        http.Request.Headers.Cookie = string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        site.Get<IHttpContextAccessor>().HttpContext = http;
        var known = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (known.Principal is { } principal) http.User = principal;
        var answer = await work(http);
        foreach (var given in SetCookieHeaderValue.ParseList(http.Response.Headers.SetCookie!))
        {
            if (given.Expires < DateTimeOffset.UtcNow) cookies.Remove(given.Name.Value!);
            else cookies[given.Name.Value!] = given.Value.Value!;
        }
        return answer;
    }
}
