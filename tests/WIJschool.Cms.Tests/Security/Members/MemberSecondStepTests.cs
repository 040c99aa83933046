using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Cms.Tests.Security.Members;

public sealed class MemberSecondStepTestsOnSqlite(MemberSqlite site) : MemberSecondStepTests(site), IClassFixture<MemberSqlite>;

public sealed class MemberSecondStepTestsOnPostgres(MemberPostgres site) : MemberSecondStepTests(site), IClassFixture<MemberPostgres>;

/// <summary>Codes of an app, recovery codes, passkeys, and accounts elsewhere.</summary>
public abstract class MemberSecondStepTests(CmsFixture site)
{
    [Fact]
    public async Task A_password_is_followed_by_a_code_of_the_app_which_is_taken_once()
    {
        var (member, secret, _, _) = await SecuredAsync();
        var browser = new MemberBrowser(site);

        Assert.True((await browser.SignInAsync(member.Username)).RequiresTwoFactor);
        Assert.Null(await browser.WhoAsync());
        Assert.False((await CodeAsync(browser, "000000")).Succeeded);
        var code = Code(secret, offset: 1); // the one of now was used to switch it on
        Assert.True((await CodeAsync(browser, code)).Succeeded);
        Assert.NotNull(await browser.WhoAsync());

        var other = new MemberBrowser(site);
        await other.SignInAsync(member.Username);
        Assert.False((await CodeAsync(other, code)).Succeeded);
        Assert.Null(await other.WhoAsync());
    }

    [Fact]
    public async Task A_recovery_code_is_good_for_one_sign_in()
    {
        var (member, _, codes, _) = await SecuredAsync();
        Assert.Equal(10, codes.Count);

        Assert.True((await RecoverAsync(member, codes[3].ToLowerInvariant())).Succeeded);
        Assert.False((await RecoverAsync(member, codes[3])).Succeeded);
        Assert.True((await RecoverAsync(member, codes[4])).Succeeded);
    }

    [Fact]
    public async Task Of_many_who_bring_one_recovery_code_at_once_one_gets_through()
    {
        var (member, _, codes, _) = await SecuredAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RecoverAsync(member, codes[0]))));

        Assert.Equal(1, results.Count(result => result.Succeeded));
    }

    [Fact]
    public async Task Wrong_codes_of_either_kind_lock_out_and_a_right_password_does_not_forgive_them()
    {
        var (member, _, codes, _) = await SecuredAsync();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var browser = new MemberBrowser(site);
            await browser.SignInAsync(member.Username);
            await CodeAsync(browser, "000000");
        }
        for (var attempt = 0; attempt < 2; attempt++) await RecoverAsync(member, "AAAAA-BBBBB");

        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).IsLockedOut);
        Assert.False((await RecoverAsync(member, codes[0])).Succeeded);
    }

    [Fact]
    public async Task Switching_it_on_takes_a_right_code_and_off_the_password()
    {
        var (member, _, _, browser) = await SecuredAsync();
        Assert.True(await site.Get<ITwoFactorLoginService>().IsTwoFactorEnabledAsync(member.Key)); // as the back office asks
        Assert.NotNull(await browser.WhoAsync());

        Assert.False(await browser.AsMemberAsync((security, account, session) => security.SwitchOffAsync(account, session, "verkeerd", CancellationToken.None)));
        Assert.True(await browser.AsMemberAsync((security, account, session) => security.SwitchOffAsync(account, session, MemberSite.Password, CancellationToken.None)));

        Assert.NotNull(await browser.WhoAsync());
        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).Succeeded);
        Assert.Null(await browser.AsMemberAsync((security, account, session) => security.SwitchOnAsync(account, session, "een geheim", "000000", CancellationToken.None)));
        Assert.False(await site.Get<ITwoFactorLoginService>().IsTwoFactorEnabledAsync(member.Key));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        var (member, _, codes, browser) = await SecuredAsync();

        var renewed = await browser.AsMemberAsync((security, account, _) => security.RenewCodesAsync(account, MemberSite.Password, CancellationToken.None));

        Assert.False((await RecoverAsync(member, codes[0])).Succeeded);
        Assert.True((await RecoverAsync(member, renewed![0])).Succeeded);
    }

    [Fact]
    public async Task Passkeys_are_kept_renamed_counted_and_removed()
    {
        var (one, two) = (site.NewMember(), site.NewMember());
        byte[] id = [1, 2, 3, .. Guid.NewGuid().ToByteArray()];
        var passkey = new UserPasskeyInfo(id, [9, 9], DateTimeOffset.UtcNow, 1, ["internal"], isUserVerified: true, isBackupEligible: true, isBackedUp: false, [], []) { Name = "Telefoon" };

        await AsAsync(one, (security, account) => security.AddPasskeyAsync(account, passkey));
        passkey.SignCount = 7;
        await AsAsync(one, (security, account) => security.AddPasskeyAsync(account, passkey));
        Assert.True(await AsAsync(one, (security, account) => security.RenamePasskeyAsync(account, id, "Mijn telefoon")));
        Assert.False(await AsAsync(two, (security, account) => security.RenamePasskeyAsync(account, id, "Van mij")));
        Assert.False(await AsAsync(two, (security, account) => security.RemovePasskeyAsync(account, id)));

        var kept = Assert.Single(await WithManagerAsync(one, (manager, account) => manager.GetPasskeysAsync(account)));
        Assert.Equal(("Mijn telefoon", 7u, true, false), (kept.Name, kept.SignCount, kept.IsUserVerified, kept.IsBackedUp));
        Assert.Equal(id, kept.CredentialId);
        Assert.Equal([9, 9], kept.PublicKey);
        Assert.Equal(one.Key, (await WithManagerAsync(one, (manager, _) => manager.FindByPasskeyIdAsync(id)))!.Key);
        Assert.True((await new MemberBrowser(site).SignInAsync(one.Username)).Succeeded); // a passkey is no second step

        Assert.True(await AsAsync(one, (security, account) => security.RemovePasskeyAsync(account, id)));
        Assert.Null(await WithManagerAsync(one, (manager, _) => manager.FindByPasskeyIdAsync(id)));
    }

    [Fact]
    public async Task An_account_elsewhere_belongs_to_one_member_and_goes_with_the_member()
    {
        var member = site.NewMember();
        var key = Guid.NewGuid().ToString();

        await WithManagerAsync(member, (manager, account) => manager.AddLoginAsync(account, new UserLoginInfo("Federatie", key, "Federatie")));
        await AsAsync(member, (security, account) => security.AddPasskeyAsync(account, new UserPasskeyInfo([4, .. Guid.NewGuid().ToByteArray()], [1], DateTimeOffset.UtcNow, 0, null, true, false, false, [], [])));

        Assert.Equal(member.Key, (await WithManagerAsync(member, (manager, _) => manager.FindByLoginAsync("Federatie", key)))!.Key);
        Assert.Equal("Federatie", Assert.Single(await WithManagerAsync(member, (manager, account) => manager.GetLoginsAsync(account))).LoginProvider);
        site.Get<IMemberService>().Delete(site.Get<IMemberService>().GetById(member.Key)!);
        Assert.Empty(site.Get<IExternalLoginWithKeyService>().GetExternalLogins(member.Key));
    }

    private static string Code(string secret, int offset) =>
        AuthenticatorApp.Code(Encoding.UTF8.GetBytes(secret), (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + offset);

    private static Task<SignInResult> CodeAsync(MemberBrowser browser, string code) => browser.AskAsync(http =>
        http.RequestServices.GetRequiredService<MemberSignInManager>().TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false));

    private async Task<SignInResult> RecoverAsync(IMember member, string code)
    {
        var browser = new MemberBrowser(site);
        await browser.SignInAsync(member.Username);
        return await browser.AskAsync(http => http.RequestServices.GetRequiredService<MemberSignInManager>().TwoFactorRecoveryCodeSignInAsync(code));
    }

    private async Task<(IMember Member, string Secret, IReadOnlyList<string> Codes, MemberBrowser Browser)> SecuredAsync()
    {
        var (member, browser, secret) = (site.NewMember(), new MemberBrowser(site), Guid.NewGuid().ToString("N"));
        await browser.SignInAsync(member.Username);
        var codes = await browser.AsMemberAsync((security, account, session) => security.SwitchOnAsync(account, session, secret, Code(secret, offset: 0), CancellationToken.None));
        return (member, secret, codes!, browser);
    }

    private Task<T> AsAsync<T>(IMember member, Func<MemberSecurity, MemberAccount, Task<T>> work) => new MemberBrowser(site).AskAsync(async http =>
        await work(http.RequestServices.GetRequiredService<MemberSecurity>(), (await http.RequestServices.GetRequiredService<MemberManager>().FindByIdAsync(member.Key.ToString()))!));

    private Task<T> WithManagerAsync<T>(IMember member, Func<MemberManager, MemberAccount, Task<T>> work) => new MemberBrowser(site).AskAsync(async http =>
    {
        var manager = http.RequestServices.GetRequiredService<MemberManager>();
        return await work(manager, (await manager.FindByIdAsync(member.Key.ToString()))!);
    });
}
