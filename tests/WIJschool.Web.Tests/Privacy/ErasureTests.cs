using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Schools;

namespace WIJschool.Web.Tests.Privacy;

public sealed class ErasureOnSqlite(DomainOnSqlite site) : ErasureTests(site), IClassFixture<DomainOnSqlite>;

public sealed class ErasureOnPostgres(DomainOnPostgres site) : ErasureTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>Somebody takes along what is kept of them, and has it erased.</summary>
public abstract class ErasureTests(DomainSite site)
{
    private static readonly TimeSpan Wait = TimeSpan.FromDays(new PrivacyOptions().ErasureDays);

    private readonly SomeSchools schools = new(site);

    [Fact]
    public async Task Nothing_of_a_person_is_left_after_the_wait_but_that_they_agreed_to_the_terms()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, mail) = await schools.ColleagueAsync(school, admin);
        var due = (await AskAsync(jan)).Value;
        Assert.Equal(due, (await AskAsync(jan)).Value); // asked twice is asked once
        Assert.Single(await schools.MailsAsync(mail), sent => sent.Kind == "Privacy.ErasureAsked");

        site.Clock.Advance(Wait - TimeSpan.FromMinutes(1));
        await CarryOutAsync();
        Assert.True(Members.Exists(mail.Value));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await CarryOutAsync();
        await CarryOutAsync();

        Assert.False(Members.Exists(mail.Value));
        Assert.Equal([admin], (await schools.PeopleAsync(school)).Keys);
        var last = Assert.Single(await schools.MailsAsync(mail)); // and those of before are gone
        Assert.Equal("Privacy.Erased", last.Kind);
        Assert.NotNull(await site.ReadAsync(db => db.Set<Consent>().SingleOrDefaultAsync(consent => consent.Member == jan)));
        Assert.Equal(PrivacyErrors.NotFound, (await AskAsync(jan)).Error);
    }

    [Fact]
    public async Task It_is_called_off_until_the_last_day_and_told_by_mail()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, mail) = await schools.ColleagueAsync(school, admin);
        Assert.Equal(PrivacyErrors.NotAsked, (await CallOffAsync(jan)).Error);
        await AskAsync(jan);
        site.Clock.Advance(Wait);

        Assert.True((await CallOffAsync(jan)).IsOk);
        await CarryOutAsync();

        Assert.True(Members.Exists(mail.Value));
        Assert.Equal("Privacy.ErasureCalledOff", (await schools.MailsAsync(mail))[^1].Kind);
    }

    [Fact]
    public async Task The_last_admin_first_hands_over_or_closes_the_school()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, admin);

        Assert.Equal(PrivacyErrors.LastAdmin.About("De Brug"), (await AskAsync(admin)).Error);
        await site.DoAsync<TransferAdmin, Result<Done>>(transfer => transfer.ExecuteAsync(school, admin, jan, CancellationToken.None));

        Assert.True((await AskAsync(admin)).IsOk);
        Assert.Equal(PrivacyErrors.LastAdmin.About("De Brug"), (await AskAsync(jan)).Error);
    }

    [Fact]
    public async Task Who_became_the_last_admin_meanwhile_is_not_erased_yet_and_is_told_why()
    {
        var (school, lotte, mail) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, lotte, SchoolRole.Admin);
        await AskAsync(lotte);
        Assert.True((await site.DoAsync<LeaveSchool, Result<Done>>(leave => leave.ExecuteAsync(school, jan, CancellationToken.None))).IsOk);
        site.Clock.Advance(Wait);

        await CarryOutAsync();
        await CarryOutAsync();
        Assert.Equal("Privacy.ErasureWaits", Assert.Single(await schools.MailsAsync(mail), sent => sent.Kind.StartsWith("Privacy.ErasureW", StringComparison.Ordinal)).Kind);
        Assert.True((await site.DoAsync<CloseSchool, Result<Done>>(close => close.ExecuteAsync(school, lotte, CancellationToken.None))).IsOk);
        site.Clock.Advance(TimeSpan.FromDays(7));
        await CarryOutAsync();

        Assert.False(Members.Exists(mail.Value));
    }

    [Fact]
    public async Task Of_two_admins_who_are_erased_at_once_one_stays()
    {
        var (school, lotte, _) = await schools.ApprovedAsync();
        var (jan, _) = await schools.ColleagueAsync(school, lotte, SchoolRole.Admin);
        Assert.True((await AskAsync(lotte)).IsOk);
        Assert.True((await AskAsync(jan)).IsOk);
        site.Clock.Advance(Wait);

        await Task.WhenAll(Task.Run(() => EraseAsync(lotte)), Task.Run(() => EraseAsync(jan)));

        Assert.Equal(SchoolRole.Admin, Assert.Single(await schools.PeopleAsync(school)).Value);
    }

    [Fact]
    public async Task What_stops_in_the_middle_leaves_everything_as_it_was()
    {
        var (school, admin, _) = await schools.ApprovedAsync();
        var (jan, mail) = await schools.ColleagueAsync(school, admin);
        await AskAsync(jan);
        site.Clock.Advance(Wait);

        await Assert.ThrowsAsync<IOException>(() => site.DoAsync<IServiceProvider, Result<bool>>(services =>
        {
            IPersonalData[] features = [.. services.GetServices<IPersonalData>(), new Broken()];
            return ActivatorUtilities.CreateInstance<EraseMember>(services, [features]).ExecuteAsync(jan, CancellationToken.None);
        }));
        Assert.True(Members.Exists(mail.Value));
        Assert.Equal(2, (await schools.PeopleAsync(school)).Count);
        await CarryOutAsync();

        Assert.False(Members.Exists(mail.Value));
    }

    [Fact]
    public async Task A_school_does_not_keep_the_name_of_who_registered_it()
    {
        var (school, lotte, mail) = await schools.ApprovedAsync();
        var (_, janMail) = await schools.ColleagueAsync(school, lotte, SchoolRole.Admin);
        await AskAsync(lotte);
        site.Clock.Advance(Wait);

        await CarryOutAsync();

        Assert.False(Members.Exists(mail.Value));
        Assert.Equal(("Jan", janMail), await schools.ReadAsync(school) is { } read ? (read.ContactName, read.ContactMail) : default);
    }

    [Fact]
    public async Task An_export_holds_what_is_kept_as_a_document_and_as_files()
    {
        var (school, admin, mail) = await schools.ApprovedAsync();
        await schools.InvitedAsync(school, admin, SomeSchools.Mail());

        var json = JsonNode.Parse(await site.DoAsync<ExportPersonalData, byte[]?>(export => export.AsJsonAsync(admin, CancellationToken.None)))!;
        using var file = new MemoryStream();
        Assert.True(await site.DoAsync<ExportPersonalData, bool>(export => export.WriteZipAsync(admin, file, CancellationToken.None)));
        Assert.Null(await site.DoAsync<ExportPersonalData, byte[]?>(export => export.AsJsonAsync(new MemberKey(Guid.NewGuid()), CancellationToken.None)));

        Assert.Equal((mail.Value, "Lotte"), ((string)json["account"]!["email"]!, (string)json["account"]!["name"]!));
        Assert.Equal(("De Brug", "Admin"), ((string)json["schools"]!["memberships"]![0]!["school"]!, (string)json["schools"]!["memberships"]![0]!["role"]!));
        Assert.Single(json["schools"]!["invitationsSent"]!.AsArray());
        Assert.Equal("Terms", (string)json["consents"]![0]!["kind"]!);
        Assert.Contains(json["mail"]!.AsArray(), sent => (string)sent!["kind"]! == "School.Approved");
        Assert.DoesNotContain("hash", json.ToJsonString(), StringComparison.Ordinal); // nothing to sign in with
        using var zip = new ZipArchive(file);
        Assert.Superset(new HashSet<string> { "account.json", "schools.json", "consents.json", "mail.json" }, zip.Entries.Select(entry => entry.FullName).ToHashSet());
    }

    private IMemberService Members => site.Get<IMemberService>();

    private Task<Result<DateTimeOffset>> AskAsync(MemberKey member) =>
        site.DoAsync<AskErasure, Result<DateTimeOffset>>(ask => ask.ExecuteAsync(member, "nl", CancellationToken.None));

    private Task<Result<Done>> CallOffAsync(MemberKey member) => site.DoAsync<CallOffErasure, Result<Done>>(callOff => callOff.ExecuteAsync(member, CancellationToken.None));

    private Task<int> CarryOutAsync() => site.DoAsync<CarryOutErasures, int>(carryOut => carryOut.ExecuteAsync(CancellationToken.None));

    private Task<Result<bool>> EraseAsync(MemberKey member) => site.DoAsync<EraseMember, Result<bool>>(erase => erase.ExecuteAsync(member, CancellationToken.None));

    private sealed class Broken : IPersonalData
    {
        public string Name => "broken";

        public Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => Task.FromResult<object?>(null);

        public Task EraseAsync(DataSubject person, CancellationToken ct) => throw new IOException("The disk is full.");
    }
}
