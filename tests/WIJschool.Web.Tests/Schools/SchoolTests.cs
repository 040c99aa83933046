using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Schools;

public sealed class SchoolsOnSqlite(DomainOnSqlite site) : SchoolTests(site), IClassFixture<DomainOnSqlite>;

public sealed class SchoolsOnPostgres(DomainOnPostgres site) : SchoolTests(site), IClassFixture<DomainOnPostgres>;

public abstract partial class SchoolTests(DomainSite site)
{
    private static readonly CoordinatorKey Coordinator = new(Guid.NewGuid());

    private static int number;

    [Fact]
    public async Task A_school_registers_is_verified_approved_invites_staff_and_is_closed()
    {
        var contact = Mail();
        var school = await RegisterAsync(NextCode(), contact);
        Assert.False(Members.Exists(contact.Value));
        Assert.Equal(SchoolErrors.MailNotVerified, (await ApproveAsync(school)).Error);

        Assert.Equal(school, (await VerifyAsync(contact, Account("Lotte"))).Value);
        var lotte = Key(contact);
        Assert.Equal(("Lotte", true, "hash"), Members.GetByEmail(contact.Value) is { } member ? (member.Name!, member.IsApproved, member.RawPasswordValue!) : default);
        Assert.True((await ApproveAsync(school)).IsOk);
        Assert.Equal("School.Approved", (await LastMailAsync(contact)).Kind);

        var colleague = Mail();
        Assert.True((await InviteAsync(school, lotte, colleague)).IsOk);
        Assert.Equal(school, (await AcceptAsync(colleague, Account("Jan"))).Value);
        Assert.Equal([(lotte, SchoolRole.Admin), (Key(colleague), SchoolRole.Staff)], await PeopleAsync(school));

        Assert.True((await CloseAsync(school, lotte)).IsOk);
        Assert.Empty(await PeopleAsync(school));
        Assert.True(Members.Exists(colleague.Value));
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_shows_in_no_answer_of_a_registration_or_invitation()
    {
        var (school, admin) = await ApprovedAsync();
        var (known, unknown) = (Mail(), Mail());
        Members.CreateMemberWithIdentity(known.Value, known.Value, "Known", "Member");

        Assert.True((await TryRegisterAsync(NextCode(), known)).IsOk);
        Assert.True((await TryRegisterAsync(NextCode(), unknown)).IsOk);
        Assert.Equal((await LastMailAsync(known)).Kind, (await LastMailAsync(unknown)).Kind);
        Assert.True((await InviteAsync(school, admin, known)).IsOk);
        Assert.True((await InviteAsync(school, admin, unknown)).IsOk);
        Assert.Equal((await LastMailAsync(known)).Kind, (await LastMailAsync(unknown)).Kind);
    }

    [Fact]
    public async Task Whoever_has_an_account_needs_no_other_and_keeps_its_password()
    {
        var mail = Mail();
        var member = Members.CreateMemberWithIdentity(mail.Value, mail.Value, "Known", "Member");
        member.RawPasswordValue = "own";
        member.EmailConfirmedDate = site.Clock.GetUtcNow().UtcDateTime;
        Members.Save(member);
        await RegisterAsync(NextCode(), mail);

        Assert.True((await VerifyAsync(mail, Account("Somebody else"))).IsOk);

        Assert.Equal(("Known", "own"), Members.GetByEmail(mail.Value) is { } after ? (after.Name!, after.RawPasswordValue!) : default);
    }

    [Fact]
    public async Task An_account_that_another_made_with_somebodys_address_is_theirs_once_they_follow_the_link()
    {
        var mail = Mail();
        var trap = Members.CreateMemberWithIdentity(mail.Value, mail.Value, "Trap", "Member");
        trap.RawPasswordValue = "of the one who set it";
        Members.Save(trap);
        await RegisterAsync(NextCode(), mail);

        Assert.Equal(SchoolErrors.AccountNeeded, (await VerifyAsync(await CodeAsync(mail), null)).Error);
        Assert.True((await VerifyAsync(mail, Account("Lotte"))).IsOk);

        Assert.Equal(("Lotte", "hash", trap.Key), Members.GetByEmail(mail.Value) is { } after ? (after.Name!, after.RawPasswordValue!, after.Key) : default);
    }

    [Fact]
    public async Task A_link_is_good_once_and_until_it_is_replaced_or_too_old()
    {
        var (code, mail) = (NextCode(), Mail());
        var school = await RegisterAsync(code, mail);
        var first = await CodeAsync(mail);
        Assert.Equal(SchoolErrors.AccountNeeded, (await VerifyAsync(first, null)).Error); // and it is still good
        Assert.Equal(school, await RegisterAsync(code, mail)); // the mail was lost: another one
        var second = await CodeAsync(mail);

        Assert.Equal(SchoolErrors.LinkWorthless, (await VerifyAsync(first, Account("Lotte"))).Error);
        Assert.True((await VerifyAsync(second, Account("Lotte"))).IsOk);
        Assert.Equal(SchoolErrors.LinkWorthless, (await VerifyAsync(second, Account("Lotte"))).Error);
        Assert.Equal(SchoolErrors.LinkWorthless, (await VerifyAsync(OneTimeCode.New(), Account("Lotte"))).Error);

        var late = Mail();
        await RegisterAsync(NextCode(), late);
        site.Clock.Advance(TimeSpan.FromDays(new SchoolOptions().VerificationDays) + TimeSpan.FromSeconds(1));
        Assert.Equal(SchoolErrors.LinkWorthless, (await VerifyAsync(late, Account("Late"))).Error);
        Assert.False(Members.Exists(late.Value));
    }

    [Fact]
    public async Task No_code_is_stored_as_it_was_mailed()
    {
        var mail = Mail();
        var school = await RegisterAsync(NextCode(), mail);
        var code = await CodeAsync(mail);

        var stored = await site.ReadAsync(db => db.Set<School>().Where(s => s.Id == school).Select(s => s.VerificationHash).SingleAsync());

        Assert.Equal((code.Hash(), 64), (stored, stored!.Length));
        Assert.DoesNotContain(code.Value, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_location_is_registered_once_unless_nobody_verified_it_in_time()
    {
        var (code, squatter, owner) = (NextCode(), Mail(), Mail());
        var first = await RegisterAsync(code, squatter);
        Assert.Equal(SchoolErrors.AlreadyRegistered, (await TryRegisterAsync(code, owner)).Error);
        site.Clock.Advance(TimeSpan.FromDays(new SchoolOptions().VerificationDays) + TimeSpan.FromSeconds(1));

        var second = await RegisterAsync(code, owner);

        Assert.NotEqual(first, second);
        Assert.True((await VerifyAsync(owner, Account("Owner"))).IsOk);
        site.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(SchoolErrors.AlreadyRegistered, (await TryRegisterAsync(code, squatter)).Error);
    }

    [Fact]
    public async Task A_school_that_was_refused_is_told_why_and_may_register_again()
    {
        var (code, mail) = (NextCode(), Mail());
        var school = await RegisterAsync(code, mail);
        await VerifyAsync(mail, Account("Lotte"));

        Assert.Equal(SchoolErrors.ReasonMissing, (await RefuseAsync(school, " ")).Error);
        Assert.True((await RefuseAsync(school, "Dit is <geen> school.")).IsOk);

        Assert.Contains("Dit is &lt;geen&gt; school.", (await LastMailAsync(mail)).Html, StringComparison.Ordinal);
        Assert.Equal(SchoolErrors.AlreadyDecided, (await ApproveAsync(school)).Error);
        Assert.NotEqual(school, await RegisterAsync(code, mail));
    }

    [Fact]
    public async Task Of_those_who_register_a_location_at_once_one_does()
    {
        var code = NextCode();

        var results = await AtOnceAsync(8, _ => TryRegisterAsync(code, Mail()));

        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(SchoolErrors.AlreadyRegistered, r.Error));
    }

    [Fact]
    public async Task Twenty_schools_register_and_verify_at_once_and_all_succeed()
    {
        var mails = Enumerable.Range(0, 20).Select(_ => Mail()).ToList();

        await AtOnceAsync(20, n => RegisterAsync(NextCode(), mails[n]));
        var verified = await AtOnceAsync(20, n => VerifyAsync(mails[n], Account($"Contact {n}")));

        Assert.All(verified, r => Assert.True(r.IsOk));
        Assert.All(mails, mail => Assert.True(Members.Exists(mail.Value)));
    }

    [Fact]
    public async Task A_step_that_stops_before_its_end_leaves_nothing_behind_and_can_be_taken_again()
    {
        var (code, lotte, jan) = (NextCode(), Mail(), Mail());
        await StopsAsync<RegisterSchool, SchoolId>(register => RegisterAsync(register, code, lotte));
        Assert.Equal(0, await CountMailsAsync(lotte));
        var school = await RegisterAsync(code, lotte);
        var link = await CodeAsync(lotte);

        await StopsAsync<VerifyMail, SchoolId>(verify => verify.ExecuteAsync(link, Account("Lotte"), CancellationToken.None));
        Assert.False(Members.Exists(lotte.Value));
        Assert.True((await VerifyAsync(link, Account("Lotte"))).IsOk);
        await StopsAsync<ApproveSchool, Done>(approve => approve.ExecuteAsync(school, Coordinator, CancellationToken.None));
        Assert.Equal(1, await CountMailsAsync(lotte));
        Assert.True((await ApproveAsync(school)).IsOk);

        await StopsAsync<InviteColleague, InvitationId>(invite => invite.ExecuteAsync(school, Key(lotte), jan, SchoolRole.Staff, "nl", CancellationToken.None));
        Assert.Equal(0, await CountMailsAsync(jan));
        Assert.True((await InviteAsync(school, Key(lotte), jan)).IsOk);
        link = await CodeAsync(jan);
        await StopsAsync<AcceptInvitation, SchoolId>(accept => accept.ExecuteAsync(link, Account("Jan"), CancellationToken.None));
        Assert.False(Members.Exists(jan.Value));
        Assert.True((await AcceptAsync(link, Account("Jan"))).IsOk);

        await StopsAsync<TransferAdmin, Done>(transfer => transfer.ExecuteAsync(school, Key(lotte), Key(jan), CancellationToken.None));
        await StopsAsync<CloseSchool, Done>(close => close.ExecuteAsync(school, Key(lotte), CancellationToken.None));
        Assert.Equal([(Key(lotte), SchoolRole.Admin), (Key(jan), SchoolRole.Staff)], await PeopleAsync(school));
    }

    [Fact]
    public async Task A_link_followed_twice_at_once_makes_one_account()
    {
        var mail = Mail();
        var school = await RegisterAsync(NextCode(), mail);
        var code = await CodeAsync(mail);

        var results = await AtOnceAsync(6, _ => VerifyAsync(code, Account("Lotte")));

        Assert.Single(results, r => r.IsOk);
        Assert.Single(await PeopleAsync(school));
        Assert.Single(Members.FindByEmail(mail.Value, 0, 10, out _));
    }

    [Fact]
    public async Task One_address_that_verifies_two_schools_at_once_gets_one_account()
    {
        var mail = Mail();
        await RegisterAsync(NextCode(), mail);
        var one = await CodeAsync(mail);
        await RegisterAsync(NextCode(), mail);
        var other = await CodeAsync(mail);

        var results = await AtOnceAsync(2, n => VerifyAsync(n == 0 ? one : other, Account("Lotte")));

        Assert.All(results, r => Assert.True(r.IsOk));
        Assert.Single(Members.FindByEmail(mail.Value, 0, 10, out _));
    }

    [Fact]
    public async Task Coordinators_who_decide_at_once_decide_once_and_the_school_is_mailed_once()
    {
        var mail = Mail();
        var school = await RegisterAsync(NextCode(), mail);
        await VerifyAsync(mail, Account("Lotte"));

        var results = await AtOnceAsync(6, n => n % 2 == 0 ? ApproveAsync(school) : RefuseAsync(school, "Nee"));

        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(SchoolErrors.AlreadyDecided, r.Error));
        Assert.Equal(2, await site.ReadAsync(db => db.Set<OutboxMail>().CountAsync(m => m.Recipient == mail))); // the first asked to verify
    }

    [Fact]
    public async Task Of_two_admins_who_leave_at_once_one_stays()
    {
        var (school, one) = await ApprovedAsync();
        var other = await ColleagueAsync(school, one, SchoolRole.Admin);

        var results = await AtOnceAsync(2, n => LeaveAsync(school, n == 0 ? one : other));

        Assert.Equal(SchoolErrors.LastAdmin, Assert.Single(results, r => !r.IsOk).Error);
        Assert.Equal(SchoolRole.Admin, Assert.Single(await PeopleAsync(school)).Role);
    }

    [Fact]
    public async Task Two_admins_who_make_each_other_staff_at_once_leave_one_admin()
    {
        var (school, one) = await ApprovedAsync();
        var other = await ColleagueAsync(school, one, SchoolRole.Admin);

        var results = await AtOnceAsync(2, n => n == 0 ? ChangeAsync(school, one, other, SchoolRole.Staff) : ChangeAsync(school, other, one, SchoolRole.Staff));

        Assert.Equal(SchoolErrors.AdminsOnly, Assert.Single(results, r => !r.IsOk).Error); // no admin any more when the turn came
        Assert.Single(await PeopleAsync(school), p => p.Role == SchoolRole.Admin);
    }

    [Fact]
    public async Task The_last_admin_can_neither_leave_nor_become_staff_but_hand_over()
    {
        var (school, admin) = await ApprovedAsync();
        var staff = await ColleagueAsync(school, admin, SchoolRole.Staff);

        Assert.Equal(SchoolErrors.LastAdmin, (await LeaveAsync(school, admin)).Error);
        Assert.Equal(SchoolErrors.LastAdmin, (await ChangeAsync(school, admin, admin, SchoolRole.Staff)).Error);
        Assert.True((await ChangeAsync(school, admin, staff, SchoolRole.Admin)).IsOk);
        Assert.True((await LeaveAsync(school, admin)).IsOk);
        Assert.Equal([(staff, SchoolRole.Admin)], await PeopleAsync(school));
    }

    [Fact]
    public async Task An_invitation_that_two_follow_at_once_gives_one_place()
    {
        var (school, admin) = await ApprovedAsync();
        var mail = Mail();
        await InviteAsync(school, admin, mail);
        var code = await CodeAsync(mail);

        var results = await AtOnceAsync(6, _ => AcceptAsync(code, Account("Jan")));

        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(SchoolErrors.LinkWorthless, r.Error));
        Assert.Equal(2, (await PeopleAsync(school)).Count);
        Assert.Equal(SchoolErrors.AlreadyColleague, (await InviteAsync(school, admin, mail)).Error);
    }

    [Fact]
    public async Task An_invitation_is_replaced_by_the_next_and_ends_with_its_term_or_its_school()
    {
        var (school, admin) = await ApprovedAsync();
        var (mail, late, last) = (Mail(), Mail(), Mail());
        await InviteAsync(school, admin, mail);
        var first = await CodeAsync(mail);
        await InviteAsync(school, admin, mail);
        Assert.Equal(SchoolErrors.LinkWorthless, (await AcceptAsync(first, Account("Jan"))).Error);
        Assert.Equal(SchoolErrors.AccountNeeded, (await AcceptAsync(await CodeAsync(mail), null)).Error);
        Assert.True((await AcceptAsync(mail, Account("Jan"))).IsOk);

        await InviteAsync(school, admin, late);
        site.Clock.Advance(TimeSpan.FromDays(new SchoolOptions().InvitationDays) + TimeSpan.FromSeconds(1));
        Assert.Equal(SchoolErrors.LinkWorthless, (await AcceptAsync(late, Account("Late"))).Error);

        await InviteAsync(school, admin, last);
        await CloseAsync(school, admin);
        Assert.Equal(SchoolErrors.LinkWorthless, (await AcceptAsync(last, Account("Last"))).Error);
        Assert.False(Members.Exists(last.Value));
    }

    [Fact]
    public async Task Staff_may_not_do_what_admins_do_and_a_stranger_finds_no_school()
    {
        var (school, admin) = await ApprovedAsync();
        var staff = await ColleagueAsync(school, admin, SchoolRole.Staff);
        var (_, stranger) = await ApprovedAsync();

        Assert.All(await TryAllAsync(school, staff, admin), error => Assert.Equal(SchoolErrors.AdminsOnly, error));
        Assert.All(await TryAllAsync(school, stranger, admin), error => Assert.Equal(SchoolErrors.NotFound, error));
        Assert.All(await TryAllAsync(new SchoolId(Guid.NewGuid()), admin, staff), error => Assert.Equal(SchoolErrors.NotFound, error));
        Assert.Equal(SchoolErrors.NotFound, (await LeaveAsync(school, stranger)).Error);
        Assert.Equal(SchoolErrors.ColleagueNotFound, (await ChangeAsync(school, admin, stranger, SchoolRole.Staff)).Error);
        Assert.Equal(2, (await PeopleAsync(school)).Count);
    }

    [Fact]
    public async Task A_school_that_waits_invites_nobody()
    {
        var mail = Mail();
        var school = await RegisterAsync(NextCode(), mail);
        await VerifyAsync(mail, Account("Lotte"));

        Assert.Equal(SchoolErrors.NotApproved, (await InviteAsync(school, Key(mail), Mail())).Error);
    }

    [Theory]
    [InlineData("", "Utrecht", 10, "School.NameInvalid")]
    [InlineData("De Brug", " ", 10, "School.PlaceInvalid")]
    [InlineData("De Brug", "Utrecht", 0, "School.PupilsInvalid")]
    [InlineData("De Brug", "Utrecht", 50_001, "School.PupilsInvalid")]
    public void A_profile_says_what_is_wrong_with_it(string name, string place, int pupils, string code) =>
        Assert.Equal(code, new SchoolProfile(name, Code("00AA01"), Sector.Primary, place, pupils).Check().Error?.Code);

    [Theory]
    [InlineData(" 00aa01 ", "00AA01", "00AA")]
    [InlineData("25PR00", "25PR00", "25PR")]
    public void A_code_is_read_as_people_type_it(string typed, string code, string brin) => Assert.Equal((code, brin), (Code(typed).Value, Code(typed).Brin));

    [Theory]
    [InlineData("")]
    [InlineData("00AA")]
    [InlineData("00AA0")]
    [InlineData("00AA011")]
    [InlineData("00A-01")]
    [InlineData("00ÀA01")]
    [InlineData("00AA٠١")]
    public void Anything_else_is_no_code(string typed) => Assert.Equal(SchoolErrors.VestigingCodeInvalid, VestigingCode.Parse(typed).Error);

    private IMemberService Members => site.Get<IMemberService>();

    private static EmailAddress Mail() => EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Value!;

    private static VestigingCode Code(string text) => VestigingCode.Parse(text).Value!;

    private static VestigingCode NextCode()
    {
        var n = Interlocked.Increment(ref number);
        return Code($"{n / 100 + 1000}{n % 100:00}");
    }

    private static NewAccount Account(string name) => new(name, "hash");

    private MemberKey Key(EmailAddress mail) => new(Members.GetByEmail(mail.Value)!.Key);

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => work(n))));

    private async Task<SchoolId> RegisterAsync(VestigingCode code, EmailAddress mail)
    {
        var registered = await TryRegisterAsync(code, mail);
        Assert.True(registered.IsOk, registered.Error?.Code);
        return registered.Value;
    }

    private Task<Result<SchoolId>> TryRegisterAsync(VestigingCode code, EmailAddress mail) =>
        site.DoAsync<RegisterSchool, Result<SchoolId>>(register => RegisterAsync(register, code, mail));

    private static Task<Result<SchoolId>> RegisterAsync(RegisterSchool register, VestigingCode code, EmailAddress mail) =>
        register.ExecuteAsync(new SchoolProfile("De Brug", code, Sector.Primary, "Utrecht", 200), new SchoolContact("Lotte", mail, "nl"), CancellationToken.None);

    /// <summary>Takes a step in a process that stops when everything is written and nothing is committed.</summary>
    private Task StopsAsync<TStep, T>(Func<TStep, Task<Result<T>>> step)
        where TStep : notnull => Assert.ThrowsAsync<IOException>(() => site.DoAsync<IServiceProvider, Result<T>>(services =>
            step(ActivatorUtilities.CreateInstance<TStep>(services, new StoppingChange(services.GetRequiredService<IJointChange>())))));

    private Task<int> CountMailsAsync(EmailAddress to) => site.ReadAsync(db => db.Set<OutboxMail>().CountAsync(m => m.Recipient == to));

    private async Task<Result<SchoolId>> VerifyAsync(EmailAddress mail, NewAccount account) => await VerifyAsync(await CodeAsync(mail), account);

    private Task<Result<SchoolId>> VerifyAsync(OneTimeCode code, NewAccount? account) =>
        site.DoAsync<VerifyMail, Result<SchoolId>>(verify => verify.ExecuteAsync(code, account, CancellationToken.None));

    private Task<Result<Done>> ApproveAsync(SchoolId school) =>
        site.DoAsync<ApproveSchool, Result<Done>>(approve => approve.ExecuteAsync(school, Coordinator, CancellationToken.None));

    private Task<Result<Done>> RefuseAsync(SchoolId school, string reason) =>
        site.DoAsync<RefuseSchool, Result<Done>>(refuse => refuse.ExecuteAsync(school, Coordinator, reason, CancellationToken.None));

    private Task<Result<InvitationId>> InviteAsync(SchoolId school, MemberKey by, EmailAddress mail, SchoolRole role = SchoolRole.Staff) =>
        site.DoAsync<InviteColleague, Result<InvitationId>>(invite => invite.ExecuteAsync(school, by, mail, role, "nl", CancellationToken.None));

    private async Task<Result<SchoolId>> AcceptAsync(EmailAddress mail, NewAccount account) => await AcceptAsync(await CodeAsync(mail), account);

    private Task<Result<SchoolId>> AcceptAsync(OneTimeCode code, NewAccount? account) =>
        site.DoAsync<AcceptInvitation, Result<SchoolId>>(accept => accept.ExecuteAsync(code, account, CancellationToken.None));

    private Task<Result<Done>> ChangeAsync(SchoolId school, MemberKey by, MemberKey colleague, SchoolRole role) =>
        site.DoAsync<ChangeRole, Result<Done>>(change => change.ExecuteAsync(school, by, colleague, role, CancellationToken.None));

    private Task<Result<Done>> LeaveAsync(SchoolId school, MemberKey member) =>
        site.DoAsync<LeaveSchool, Result<Done>>(leave => leave.ExecuteAsync(school, member, CancellationToken.None));

    private Task<Result<Done>> CloseAsync(SchoolId school, MemberKey by) =>
        site.DoAsync<CloseSchool, Result<Done>>(close => close.ExecuteAsync(school, by, CancellationToken.None));

    private async Task<DomainError?[]> TryAllAsync(SchoolId school, MemberKey by, MemberKey other) =>
        [(await InviteAsync(school, by, Mail())).Error, (await ChangeAsync(school, by, other, SchoolRole.Staff)).Error, (await CloseAsync(school, by)).Error];

    private async Task<(SchoolId School, MemberKey Admin)> ApprovedAsync()
    {
        var mail = Mail();
        var school = await RegisterAsync(NextCode(), mail);
        await VerifyAsync(mail, Account("Lotte"));
        await ApproveAsync(school);
        return (school, Key(mail));
    }

    private async Task<MemberKey> ColleagueAsync(SchoolId school, MemberKey admin, SchoolRole role)
    {
        var mail = Mail();
        await InviteAsync(school, admin, mail, role);
        await AcceptAsync(mail, Account("Jan"));
        return Key(mail);
    }

    private Task<OutboxMail> LastMailAsync(EmailAddress to) => site.ReadAsync(db => db.Set<OutboxMail>().Where(m => m.Recipient == to).OrderByDescending(m => m.WrittenAt).FirstAsync());

    private async Task<OneTimeCode> CodeAsync(EmailAddress mail) => new(CodeInLink().Match((await LastMailAsync(mail)).Text).Groups[1].Value);

    private async Task<List<(MemberKey Member, SchoolRole Role)>> PeopleAsync(SchoolId school) =>
        [.. (await site.ReadAsync(db => db.Set<SchoolMembership>().Where(m => m.SchoolId == school).OrderBy(m => m.Since).ToListAsync())).Select(m => (m.Member, m.Role))];

    [GeneratedRegex(@"\?code=([\w-]+)", RegexOptions.None, 1000)]
    private static partial Regex CodeInLink();
}
