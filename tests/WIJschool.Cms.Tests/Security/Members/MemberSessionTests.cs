using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Scoping;
using WIJschool.Cms.Security;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Cms.Tests.Security.Members;

public sealed class MemberSessionTestsOnSqlite(MemberSqlite site) : MemberSessionTests(site), IClassFixture<MemberSqlite>;

public sealed class MemberSessionTestsOnPostgres(MemberPostgres site) : MemberSessionTests(site), IClassFixture<MemberPostgres>;

/// <summary>A session that is over is over at the next request, whoever ended it.</summary>
public abstract class MemberSessionTests(CmsFixture site)
{
    private const string Better = "vier paarse kikkers fluiten zacht";

    private IMemberService Members => site.Get<IMemberService>();

    private MemberSessions Sessions => site.Get<MemberSessions>();

    [Fact]
    public async Task A_member_sees_the_own_devices_and_ends_one_of_them()
    {
        var (member, desk, phone) = await TwoBrowsersAsync();

        var sessions = await Sessions.OfAsync(member.Key, CancellationToken.None);
        Assert.Equal(
            [new MemberDevice("Firefox", "Windows"), new MemberDevice("Safari", "iPhone")], sessions.Select(session => session.Device).OrderBy(device => device.Browser));
        await Sessions.EndAsync(member.Key, sessions.Single(session => session.Device.System == "iPhone").Id, CancellationToken.None);

        Assert.Null(await phone.WhoAsync());
        Assert.NotNull(await desk.WhoAsync());
        Assert.Single(await Sessions.OfAsync(member.Key, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var (member, desk, _) = await TwoBrowsersAsync();
        var session = (await Sessions.OfAsync(member.Key, CancellationToken.None))[0].Id;

        await Sessions.EndAsync(site.NewMember().Key, session, CancellationToken.None);

        Assert.NotNull(await desk.WhoAsync());
        Assert.Equal(2, (await Sessions.OfAsync(member.Key, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_device()
    {
        var (member, desk, phone) = await TwoBrowsersAsync();

        await desk.AsMemberAsync(async (security, account, session) =>
        {
            await security.EndOthersAsync(account, session, CancellationToken.None);
            return true;
        });

        Assert.Null(await phone.WhoAsync());
        Assert.Equal(member.Username, (await desk.WhoAsync())!.Identity!.Name);
    }

    [Fact]
    public async Task A_password_of_ones_own_ends_the_sessions_elsewhere()
    {
        var (member, desk, phone) = await TwoBrowsersAsync();

        var changed = await desk.AsMemberAsync((security, account, session) =>
            security.ChangePasswordAsync(account, session, MemberSite.Password, Better, CancellationToken.None));

        Assert.True(changed.Succeeded);
        Assert.Null(await phone.WhoAsync());
        Assert.NotNull(await desk.WhoAsync());
        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username, Better)).Succeeded);
        Assert.False((await new MemberBrowser(site).SignInAsync(member.Username)).Succeeded);
    }

    [Fact]
    public async Task A_wrong_old_password_changes_nothing_and_counts_as_a_guess()
    {
        var (member, desk, _) = await TwoBrowsersAsync();

        var changed = await desk.AsMemberAsync((security, account, session) => security.ChangePasswordAsync(account, session, "verkeerd", Better, CancellationToken.None));

        Assert.Equal("PasswordMismatch", Assert.Single(changed.Errors).Code);
        Assert.Equal(1, Members.GetById(member.Key)!.FailedPasswordAttempts);
        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).Succeeded);
    }

    [Fact]
    public async Task A_password_chosen_by_mail_ends_all_sessions_and_a_lock_out_and_its_code_holds_once()
    {
        var (member, desk, phone) = await TwoBrowsersAsync();
        for (var attempt = 0; attempt < 5; attempt++) await new MemberBrowser(site).SignInAsync(member.Username, "verkeerd");
        var code = await CodeAsync(member);

        Assert.True((await ResetAsync(member, code, Better)).Succeeded);
        var again = await ResetAsync(member, code, Better + " opnieuw");

        Assert.Equal("InvalidToken", Assert.Single(again.Errors).Code);
        Assert.Null(await desk.WhoAsync());
        Assert.Null(await phone.WhoAsync());
        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username, Better)).Succeeded);
    }

    [Theory]
    [InlineData("Anna wijschool", nameof(PasswordAdvice.OwnWords))]
    [InlineData("kort", nameof(PasswordAdvice.TooShort))]
    [InlineData("abcdefghijklm", nameof(PasswordAdvice.Sequence))]
    [InlineData("password12345", null)]
    public async Task A_password_that_can_be_guessed_is_refused_with_advice(string password, string? advice)
    {
        var member = site.NewMember();

        var reset = await ResetAsync(member, await CodeAsync(member), password);

        var code = Assert.Single(reset.Errors).Code;
        if (advice is not null) Assert.Equal(advice, code);
        Assert.True(Enum.TryParse<PasswordAdvice>(code, out _));
    }

    [Fact]
    public async Task An_editor_who_disables_changes_or_deletes_a_member_ends_the_sessions()
    {
        var (disabled, one, _) = await TwoBrowsersAsync();
        var (changed, two, _) = await TwoBrowsersAsync();
        var (deleted, three, _) = await TwoBrowsersAsync();
        Assert.NotNull(await one.WhoAsync()); // it is remembered now

        Change(disabled, member => member.IsApproved = false);
        Change(changed, member => member.RawPasswordValue = site.Get<PasswordHashing>().HashPassword(Better));
        Members.Delete(deleted);

        Assert.Null(await one.WhoAsync());
        Assert.Null(await two.WhoAsync());
        Assert.Null(await three.WhoAsync());
        Assert.Empty(await Sessions.OfAsync(changed.Key, CancellationToken.None));
        Change(disabled, member => member.IsApproved = true);
    }

    [Fact]
    public async Task Guesses_of_another_that_lock_a_member_out_end_the_sessions_too()
    {
        var (member, desk, _) = await TwoBrowsersAsync();

        for (var attempt = 0; attempt < 5; attempt++) await new MemberBrowser(site).SignInAsync(member.Username, "verkeerd");

        Assert.Null(await desk.WhoAsync());
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_long_is_over()
    {
        var (member, desk, phone) = await TwoBrowsersAsync();
        var subject = member.Key.ToString();
        using (var scope = site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            await site.Get<IScopedDatabase>().Db.OpenIddictTokens.Where(row => row.Subject == subject)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpirationDate, DateTime.UtcNow.AddMinutes(-1)));
            scope.Complete();
        }
        Sessions.ForgetAll(); // what was remembered a minute ago

        Assert.Null(await desk.WhoAsync());
        Assert.Null(await phone.WhoAsync());
    }

    [Fact]
    public async Task A_session_that_is_used_on_another_day_lasts_longer_and_says_so()
    {
        var (member, desk, _) = await TwoBrowsersAsync();
        var (subject, soon) = (member.Key.ToString(), DateTime.UtcNow.AddHours(1));
        using (var scope = site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            await site.Get<IScopedDatabase>().Db.OpenIddictTokens.Where(row => row.Subject == subject && row.Properties!.Contains("Windows"))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpirationDate, soon)
                    .SetProperty(row => row.Properties, """{"Device":{"Browser":"Firefox","System":"Windows"},"LastUsed":"2020-01-02"}"""));
            scope.Complete();
        }
        Sessions.ForgetAll();

        Assert.NotNull(await desk.WhoAsync());

        var session = (await Sessions.OfAsync(member.Key, CancellationToken.None)).Single(one => one.Device.System == "Windows");
        Assert.True(session.LastUsed > new DateOnly(2020, 1, 2));
        using var reading = site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        Assert.True(await site.Get<IScopedDatabase>().Db.OpenIddictTokens.AnyAsync(row => row.Id == session.Id.ToString() && row.ExpirationDate > soon.AddDays(1)));
    }

    private async Task<(IMember Member, MemberBrowser Desk, MemberBrowser Phone)> TwoBrowsersAsync()
    {
        var member = site.NewMember();
        var (desk, phone) = (new MemberBrowser(site), new MemberBrowser(site, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"));
        await desk.SignInAsync(member.Username);
        await phone.SignInAsync(member.Username);
        Assert.NotNull(await phone.WhoAsync());
        return (member, desk, phone);
    }

    private void Change(IMember member, Action<IMember> change)
    {
        var read = Members.GetById(member.Key)!;
        change(read);
        Members.Save(read);
    }

    private Task<string> CodeAsync(IMember member) => new MemberBrowser(site).AskAsync(async http =>
    {
        var manager = http.RequestServices.GetRequiredService<MemberManager>();
        return await manager.GeneratePasswordResetTokenAsync((await manager.FindByIdAsync(member.Key.ToString()))!);
    });

    private Task<IdentityResult> ResetAsync(IMember member, string code, string password) => new MemberBrowser(site).AskAsync(async http =>
    {
        var account = await http.RequestServices.GetRequiredService<MemberManager>().FindByIdAsync(member.Key.ToString());
        return await http.RequestServices.GetRequiredService<MemberSecurity>().ResetPasswordAsync(account!, code, password);
    });
}
