using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Schools;

public sealed class SchoolChangesOnSqlite(DomainOnSqlite site) : SchoolChangeTests(site), IClassFixture<DomainOnSqlite>;

public sealed class SchoolChangesOnPostgres(DomainOnPostgres site) : SchoolChangeTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>What admins and coordinators change about a school that is there.</summary>
public abstract class SchoolChangeTests(DomainSite site)
{
    private readonly SomeSchools schools = new(site);

    [Fact]
    public async Task An_open_invitation_is_sent_again_with_a_new_link_or_taken_back()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (_, stranger, _) = await schools.ApprovedAsync();
        var mail = SomeSchools.Mail();
        var invitation = await schools.InvitedAsync(school, admin, mail, SchoolRole.Admin);
        var first = await schools.CodeAsync(mail);

        Assert.Equal(invitation, (await AgainAsync(school, admin, invitation)).Value);
        var second = await schools.CodeAsync(mail);
        Assert.Equal(SchoolErrors.LinkWorthless, (await LookAsync(first)).Error);
        Assert.Equal((SchoolRole.Admin, "Lotte", true), (await LookAsync(second)).Value is { } found ? (found.Role, found.Inviter, found.NeedsAccount) : default);
        Assert.Equal(SchoolErrors.NotFound, (await AgainAsync(school, stranger, invitation)).Error);
        Assert.Equal(SchoolErrors.NotFound, (await WithdrawAsync(school, stranger, invitation)).Error);

        Assert.True((await WithdrawAsync(school, admin, invitation)).IsOk);
        Assert.Equal(SchoolErrors.LinkWorthless, (await LookAsync(second)).Error);
        Assert.Equal(SchoolErrors.InvitationNotFound, (await WithdrawAsync(school, admin, invitation)).Error);
        Assert.Equal(SchoolErrors.InvitationNotFound, (await AgainAsync(school, admin, invitation)).Error);
    }

    [Fact]
    public async Task The_invitation_of_one_school_is_none_of_another()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (other, otherAdmin, _) = await schools.ApprovedAsync();
        var mail = SomeSchools.Mail();
        var invitation = await schools.InvitedAsync(school, admin, mail);

        Assert.Equal(SchoolErrors.InvitationNotFound, (await WithdrawAsync(other, otherAdmin, invitation)).Error);
        Assert.Equal(SchoolErrors.InvitationNotFound, (await AgainAsync(other, otherAdmin, invitation)).Error);
        Assert.True((await LookAsync(await schools.CodeAsync(mail))).IsOk);
    }

    [Fact]
    public async Task A_school_is_handed_over_in_one_change()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, admin);
        var (_, stranger, _) = await schools.ApprovedAsync();

        Assert.Equal(SchoolErrors.ColleagueNotFound, (await TransferAsync(school, admin, stranger)).Error);
        Assert.Equal(SchoolErrors.ColleagueNotFound, (await TransferAsync(school, admin, admin)).Error);
        Assert.Equal(SchoolErrors.AdminsOnly, (await TransferAsync(school, jan, admin)).Error);
        Assert.True((await TransferAsync(school, admin, jan)).IsOk);

        Assert.Equal(new() { [admin] = SchoolRole.Staff, [jan] = SchoolRole.Admin }, await schools.PeopleAsync(school));
    }

    [Fact]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one()
    {
        var (school, lotte, _) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, lotte, SchoolRole.Admin);

        var results = await Task.WhenAll(Task.Run(() => RemoveAsync(school, lotte, jan)), Task.Run(() => RemoveAsync(school, jan, lotte)));

        Assert.Single(results, result => result.IsOk);
        Assert.Equal(SchoolRole.Admin, Assert.Single(await schools.PeopleAsync(school)).Value);
    }

    [Fact]
    public async Task The_last_admin_neither_leaves_nor_is_removed_but_may_leave_a_school_that_was_refused()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        Assert.Equal(SchoolErrors.LastAdmin, (await RemoveAsync(school, admin, admin)).Error);
        Assert.Equal(SchoolErrors.LastAdmin, (await LeaveAsync(school, admin)).Error);

        var mail = SomeSchools.Mail();
        var refused = await schools.RegisteredAsync(mail);
        var contact = await schools.VerifiedAsync(mail);
        Assert.Equal(SchoolErrors.LastAdmin, (await LeaveAsync(refused, contact)).Error); // while it waits
        await site.DoAsync<RefuseSchool, Result<Done>>(refuse => refuse.ExecuteAsync(refused, SomeSchools.Coordinator, "Geen school", CancellationToken.None));
        Assert.True((await LeaveAsync(refused, contact)).IsOk);
    }

    [Fact]
    public async Task An_admin_corrects_the_school_and_what_is_wrong_changes_nothing()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, admin);

        Assert.Equal(SchoolErrors.PlaceInvalid, (await EditAsync(school, admin, "De Sluis", " ")).Error);
        Assert.Equal(SchoolErrors.AdminsOnly, (await EditAsync(school, jan, "De Sluis", "Zwolle")).Error);
        Assert.Equal("De Brug", (await schools.ReadAsync(school)).Name);
        Assert.True((await EditAsync(school, admin, " De Sluis ", "Zwolle")).IsOk);

        Assert.Equal(("De Sluis", "Zwolle", 310), await schools.ReadAsync(school) is { } read ? (read.Name, read.Place, read.Pupils) : default);
    }

    [Fact]
    public async Task A_registration_that_waits_is_withdrawn_by_its_admin_and_can_be_made_again()
    {
        var (mail, code) = (SomeSchools.Mail(), SomeSchools.NextCode());
        var school = await schools.RegisteredAsync(mail, code);
        var admin = await schools.VerifiedAsync(mail);

        Assert.True((await site.DoAsync<CloseSchool, Result<Done>>(close => close.ExecuteAsync(school, admin, CancellationToken.None))).IsOk);

        Assert.Equal(SchoolStatus.Closed, (await schools.ReadAsync(school)).Status);
        Assert.NotEqual(school, await schools.RegisteredAsync(mail, code));
    }

    [Fact]
    public async Task A_coordinator_closes_a_school_once_and_its_admins_and_the_audit_trail_are_told()
    {
        var (school, admin, mail) = await schools.ApprovedAsync();
        var (jan, janMail) = await schools.ColleagueAsync(school, admin);

        Assert.True((await CloseAsync(school)).IsOk);
        Assert.Equal(SchoolErrors.AlreadyClosed, (await CloseAsync(school)).Error);
        Assert.Equal(SchoolErrors.NotFound, (await CloseAsync(new SchoolId(Guid.NewGuid()))).Error);

        Assert.Empty(await schools.PeopleAsync(school));
        Assert.Equal("School.Closed", (await schools.MailsAsync(mail))[^1].Kind);
        Assert.DoesNotContain(await schools.MailsAsync(janMail), sent => sent.Kind == "School.Closed");
        Assert.True(site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetById(jan.Value) is not null);
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        Assert.Single(site.Get<IAuditEntryRepository>().GetMany(), entry =>
            entry.EventType == "wijschool/school/closed" && entry.AffectedDetails?.Contains(school.Value.ToString(), StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Who_registers_and_who_is_invited_agree_to_the_terms_and_that_is_kept()
    {
        var mail = SomeSchools.Mail();
        var school = await schools.RegisteredAsync(mail);
        Assert.Equal((null, school), await ConsentAsync(consent => consent.School == school));
        var admin = await schools.VerifiedAsync(mail);
        Assert.Equal((admin, school), await ConsentAsync(consent => consent.School == school));
        await site.DoAsync<ApproveSchool, Result<Done>>(approve => approve.ExecuteAsync(school, SomeSchools.Coordinator, CancellationToken.None));

        var (jan, _) = await schools.ColleagueAsync(school, admin);

        Assert.Equal(((MemberKey?)jan, (SchoolId?)null), await ConsentAsync(consent => consent.Member == jan));
    }

    [Fact]
    public async Task A_list_of_the_ministry_replaces_the_one_before_and_decides_who_can_register()
    {
        var (known, unknown) = (SomeSchools.NextCode(), SomeSchools.NextCode());
        Assert.Equal(1, (await ImportAsync($"VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM\n{unknown};Oud;UTRECHT\n")).Value);
        Assert.Equal(2, (await ImportAsync($"VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM\n{known};De Brug;'S-GRAVENHAGE\n{SomeSchools.NextCode()};De Kade;IJMUIDEN\n")).Value);
        Assert.Equal(SchoolErrors.SiteListInvalid, (await ImportAsync("<html>")).Error! with { Subject = null });

        Assert.Equal(SchoolErrors.SiteUnknown, (await schools.RegisterAsync(SomeSchools.Mail(), unknown, Sector.Vocational)).Error);
        Assert.True((await schools.RegisterAsync(SomeSchools.Mail(), unknown, Sector.Secondary)).IsOk); // that list is not there
        Assert.True((await schools.RegisterAsync(SomeSchools.Mail(), known, Sector.Vocational)).IsOk);
        var site1 = await site.DoAsync<SchoolSites, SchoolSite?>(sites => sites.FindAsync(known, CancellationToken.None));
        Assert.Equal(("De Brug", "'s-Gravenhage"), (site1!.Name, site1.Place));
        await site.ReadAsync(db => db.Set<SchoolSite>().ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_directory_lists_verified_schools_by_state_and_finds_them_by_name_place_or_code()
    {
        var (school, _, _) = await schools.ApprovedAsync();
        await schools.RegisteredAsync(SomeSchools.Mail());
        var code = (await schools.ReadAsync(school)).Code.Value;

        Assert.Equal(school, Assert.Single((await FindAsync(null, $" {code.ToLowerInvariant()} ")).Schools).Id);
        Assert.Contains((await FindAsync(SchoolStatus.Approved, "bRUG")).Schools, listed => listed.Id == school && listed.People == 1);
        Assert.DoesNotContain((await FindAsync(SchoolStatus.Refused, "")).Schools, listed => listed.Id == school);
        Assert.Equal(0, (await FindAsync(null, "bestaat niet")).Total);
        var detail = await site.DoAsync<SchoolDirectory, SchoolDetail?>(directory => directory.FindAsync(school, CancellationToken.None));
        Assert.Equal(("Lotte", 0), (Assert.Single(detail!.Admins).Name, detail.Staff));
    }

    private Task<Result<InvitationId>> AgainAsync(SchoolId school, MemberKey by, InvitationId invitation) =>
        site.DoAsync<InviteColleague, Result<InvitationId>>(invite => invite.AgainAsync(school, by, invitation, "nl", CancellationToken.None));

    private Task<Result<Done>> WithdrawAsync(SchoolId school, MemberKey by, InvitationId invitation) =>
        site.DoAsync<WithdrawInvitation, Result<Done>>(withdraw => withdraw.ExecuteAsync(school, by, invitation, CancellationToken.None));

    private Task<Result<InvitationToAccept>> LookAsync(OneTimeCode code) =>
        site.DoAsync<AcceptInvitation, Result<InvitationToAccept>>(accept => accept.LookAsync(code, CancellationToken.None));

    private Task<Result<Done>> TransferAsync(SchoolId school, MemberKey by, MemberKey to) =>
        site.DoAsync<TransferAdmin, Result<Done>>(transfer => transfer.ExecuteAsync(school, by, to, CancellationToken.None));

    private Task<Result<Done>> RemoveAsync(SchoolId school, MemberKey by, MemberKey colleague) =>
        site.DoAsync<RemoveColleague, Result<Done>>(remove => remove.ExecuteAsync(school, by, colleague, CancellationToken.None));

    private Task<Result<Done>> LeaveAsync(SchoolId school, MemberKey member) =>
        site.DoAsync<LeaveSchool, Result<Done>>(leave => leave.ExecuteAsync(school, member, CancellationToken.None));

    private Task<Result<Done>> EditAsync(SchoolId school, MemberKey by, string name, string place) =>
        site.DoAsync<EditSchool, Result<Done>>(edit => edit.ExecuteAsync(school, by, name, place, 310, CancellationToken.None));

    private Task<Result<Done>> CloseAsync(SchoolId school) =>
        site.DoAsync<CloseSchool, Result<Done>>(close => close.ByCoordinatorAsync(school, SomeSchools.Coordinator, CancellationToken.None));

    private Task<Result<int>> ImportAsync(string list) => site.DoAsync<ImportSchoolSites, Result<int>>(
        import => import.ExecuteAsync(System.Text.Encoding.UTF8.GetBytes(list), Sector.Vocational, SomeSchools.Coordinator, CancellationToken.None));

    private Task<SchoolsPage> FindAsync(SchoolStatus? status, string search) =>
        site.DoAsync<SchoolDirectory, SchoolsPage>(directory => directory.ReadAsync(status, search, 0, 200, CancellationToken.None));

    private async Task<(MemberKey? Member, SchoolId? School)> ConsentAsync(System.Linq.Expressions.Expression<Func<Consent, bool>> which)
    {
        var consent = await site.ReadAsync(db => db.Set<Consent>().SingleAsync(which));
        Assert.Equal((Consent.Terms, new PrivacyOptions().TermsVersion, "nl"), (consent.Kind, consent.Version, consent.Culture));
        return (consent.Member, consent.School);
    }
}
