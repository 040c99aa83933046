using System.Diagnostics;
using System.Security.Claims;
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

public sealed class MemberSignInTestsOnSqlite(MemberSqlite site) : MemberSignInTests(site), IClassFixture<MemberSqlite>;

public sealed class MemberSignInTestsOnPostgres(MemberPostgres site) : MemberSignInTests(site), IClassFixture<MemberPostgres>;

/// <summary>Members sign in, and who does not know a member's password learns nothing.</summary>
public abstract class MemberSignInTests(CmsFixture site)
{
    private const int Most = 5;

    private IMemberService Members => site.Get<IMemberService>();

    [Fact]
    public async Task Two_hundred_members_sign_in_at_once_and_out_again()
    {
        var hash = site.Get<PasswordHashing>().HashPassword(MemberSite.Password);
        var visits = Enumerable.Range(0, 200).Select(_ => (Member: site.NewMember(hash), Browser: new MemberBrowser(site))).ToList();

        var results = await Task.WhenAll(visits.Select(visit => Task.Run(() => visit.Browser.SignInAsync(visit.Member.Username))));
        var known = await Task.WhenAll(visits.Select(visit => Task.Run(visit.Browser.WhoAsync)));
        await Task.WhenAll(visits.Select(visit => Task.Run(() => SignOutAsync(visit.Browser))));
        var gone = await Task.WhenAll(visits.Select(visit => Task.Run(visit.Browser.WhoAsync)));

        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal(visits.Select(visit => visit.Member.Username), known.Select(visitor => visitor?.Identity?.Name));
        Assert.All(gone, Assert.Null);
    }

    [Fact]
    public async Task A_sign_in_is_noted_without_editing_the_member()
    {
        var member = Members.GetById(site.NewMember().Key)!;
        var versions = Versions(member);

        Assert.True((await new MemberBrowser(site).SignInAsync(member.Email.ToUpperInvariant())).Succeeded);

        var read = Members.GetById(member.Key)!;
        Assert.NotNull(read.LastLoginDate);
        Assert.Equal((member.UpdateDate, member.VersionId, member.SecurityStamp, versions), (read.UpdateDate, read.VersionId, read.SecurityStamp, Versions(read)));
    }

    [Fact]
    public async Task The_cookie_speaks_for_the_member_with_name_and_groups_as_they_are_now()
    {
        var (member, browser, group) = (site.NewMember(), new MemberBrowser(site), $"Leraren-{Guid.NewGuid():N}");
        await browser.SignInAsync(member.Username);
        Assert.DoesNotContain((await browser.WhoAsync())!.Claims, claim => claim.Type == ClaimTypes.Role);

        await site.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = group });
        Members.AssignRoles([member.Id], [group]);

        var visitor = (await browser.WhoAsync())!;
        Assert.True(visitor.IsInRole(group));
        Assert.Equal((member.Username, "Anna", member.Key.ToString()),
            (visitor.Identity!.Name, visitor.FindFirstValue(ClaimTypes.GivenName), visitor.FindFirstValue(ClaimTypes.NameIdentifier)));
    }

    [Fact]
    public async Task A_wrong_password_takes_as_long_as_a_name_that_nobody_has()
    {
        var hash = site.Get<PasswordHashing>().HashPassword(MemberSite.Password);
        await TimeAsync(site.NewMember(hash).Username); // the first is slow whatever it is
        var (wrong, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 10; round++)
        {
            wrong = Least(wrong, await TimeAsync(site.NewMember(hash).Username));
            unknown = Least(unknown, await TimeAsync($"{Guid.NewGuid():N}@nergens.nl"));
        }

        Assert.InRange(unknown / wrong, 0.5, 2); // without a hash to look at it would be a tenth
    }

    [Fact]
    public async Task Who_keeps_failing_is_locked_out_and_the_right_password_is_answered_like_a_wrong_one_in_time()
    {
        var member = site.NewMember();
        var browser = new MemberBrowser(site);
        for (var attempt = 0; attempt < Most; attempt++) await browser.SignInAsync(member.Username, "verkeerd");

        Assert.True((await browser.SignInAsync(member.Username)).IsLockedOut);
        Assert.True(Members.GetById(member.Key)!.IsLockedOut);

        await ChangeAsync(member, since: DateTime.UtcNow.AddMinutes(-16));
        Assert.True((await browser.SignInAsync(member.Username)).Succeeded);
        Assert.Equal((false, 0), (Members.GetById(member.Key)!.IsLockedOut, Members.GetById(member.Key)!.FailedPasswordAttempts));
    }

    [Fact]
    public async Task A_lock_out_that_is_over_begins_the_count_anew()
    {
        var (member, browser) = (site.NewMember(), new MemberBrowser(site));
        for (var attempt = 0; attempt < Most; attempt++) await browser.SignInAsync(member.Username, "verkeerd");
        await ChangeAsync(member, since: DateTime.UtcNow.AddMinutes(-16));

        await browser.SignInAsync(member.Username, "verkeerd");

        Assert.Equal((false, 1), (Members.GetById(member.Key)!.IsLockedOut, Members.GetById(member.Key)!.FailedPasswordAttempts));
    }

    [Fact]
    public async Task Of_many_who_guess_at_once_no_more_than_a_few_are_looked_at()
    {
        var member = site.NewMember();

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => new MemberBrowser(site).SignInAsync(member.Username, "verkeerd"))));

        Assert.Equal(30 - Most, results.Count(result => result.IsLockedOut));
    }

    [Fact]
    public async Task Who_is_not_let_in_by_an_editor_learns_so_by_the_right_password_alone()
    {
        var member = site.NewMember();
        member.IsApproved = false;
        Members.Save(member);

        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).IsNotAllowed);
        Assert.Equal(SignInResult.Failed.ToString(), (await new MemberBrowser(site).SignInAsync(member.Username, "verkeerd")).ToString());
    }

    [Fact]
    public async Task An_address_that_two_members_share_signs_neither_in()
    {
        var (one, two) = (site.NewMember(), site.NewMember());
        (one.Email, two.Email) = ("samen@school.nl", "samen@school.nl");
        Members.Save(one);
        Members.Save(two);

        Assert.False((await new MemberBrowser(site).SignInAsync("samen@school.nl")).Succeeded);
        Assert.True((await new MemberBrowser(site).SignInAsync(one.Username)).Succeeded);
    }

    [Fact]
    public async Task A_member_without_a_password_is_let_in_by_none()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var member = Members.CreateMember(address, address, "Nieuw", "Member");
        Members.Save(member);

        Assert.False((await new MemberBrowser(site).SignInAsync(address, Members.GetById(member.Key)!.RawPasswordValue!)).Succeeded);
        Assert.False((await new MemberBrowser(site).SignInAsync(address, "")).Succeeded);
    }

    [Fact]
    public async Task A_password_hashed_the_old_way_is_hashed_anew_and_still_right()
    {
        var older = new PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 }));
        var member = site.NewMember(older.HashPassword(new object(), MemberSite.Password));

        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).Succeeded);

        var read = Members.GetById(member.Key)!;
        Assert.Equal(PasswordVerdict.Right, site.Get<PasswordHashing>().Verify(read.RawPasswordValue, read.PasswordConfiguration, MemberSite.Password));
        Assert.True((await new MemberBrowser(site).SignInAsync(member.Username)).Succeeded);
    }

    [Fact]
    public async Task The_audit_trail_tells_who_came_went_and_failed()
    {
        var (member, browser) = (site.NewMember(), new MemberBrowser(site));

        await browser.SignInAsync(member.Username, "verkeerd");
        await browser.SignInAsync(member.Username);
        await SignOutAsync(browser);

        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var told = await site.Get<IScopedDatabase>().Db.AuditEntries.Where(row => row.AffectedDetails!.Contains(member.Email) && row.EventType!.StartsWith("umbraco/member/sign-in/"))
            .OrderBy(row => row.Id).Select(row => row.EventType).ToListAsync();
        Assert.Equal(["umbraco/member/sign-in/failed", "umbraco/member/sign-in/login", "umbraco/member/sign-in/logout"], told);
    }

    private static Task<bool> SignOutAsync(MemberBrowser browser) => browser.AskAsync(async http =>
    {
        await http.RequestServices.GetRequiredService<MemberSignInManager>().SignOutAsync();
        return true;
    });

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<TimeSpan> TimeAsync(string name)
    {
        var watch = Stopwatch.StartNew();
        await new MemberBrowser(site).SignInAsync(name, "verkeerd");
        return watch.Elapsed;
    }

    private int Versions(IMember member)
    {
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        return site.Get<IScopedDatabase>().Db.ContentVersions.Count(version => version.NodeId == member.Id);
    }

    private async Task ChangeAsync(IMember member, DateTime since)
    {
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope();
        await site.Get<IScopedDatabase>().Db.Members.Where(row => row.NodeId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastLockoutDate, since));
        scope.Complete();
    }
}
