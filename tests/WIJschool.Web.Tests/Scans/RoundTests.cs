using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Scans;

public sealed class RoundsOnSqlite(DomainOnSqlite site) : RoundTests(site), IClassFixture<DomainOnSqlite>
{
    [Fact]
    public async Task When_the_answers_cannot_be_stored_the_link_stays_unused()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        var mail = RoundSite.Mail();
        await InviteAsync(school, admin, round, [mail]);
        var code = await CodeAsync(mail);
        await Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER killed BEFORE UPDATE OF sheets ON wijschoolAnswerGroup WHEN NEW.sheets <> OLD.sheets BEGIN SELECT RAISE(ABORT, 'killed'); END"));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => AnswerAsync(code, 4));
        await Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER killed"));

        Assert.True((await AnswerAsync(code, 4)).IsOk);
        Assert.Equal(1, RoundSite.Count(await Rounds.SheetsAsync(round)));
    }
}

public sealed class RoundsOnPostgres(DomainOnPostgres site) : RoundTests(site), IClassFixture<DomainOnPostgres>;

public abstract class RoundTests(DomainSite site)
{
    internal RoundSite Rounds { get; } = new(site);

    protected DomainSite Site => site;

    [Fact]
    public async Task People_answer_by_their_link_and_the_school_reads_the_result_once_the_round_is_closed()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        EmailAddress[] people = [.. Enumerable.Range(0, 6).Select(_ => RoundSite.Mail())];
        Assert.Equal(6, (await InviteAsync(school, admin, round, people)).Value);
        foreach (var mail in people) Assert.True((await AnswerAsync(await CodeAsync(mail), 4)).IsOk);
        Assert.Equal(ScanErrors.RoundOpen, (await Rounds.ResultAsync(school, round)).Error);

        Assert.True((await Rounds.CloseAsync(school, admin, round)).IsOk);

        var result = (await Rounds.ResultAsync(school, round)).Expect();
        Assert.Equal(new CountBand(5, 9), result.Whole.Respondents);
        Assert.All(result.Whole.Layers, layer => Assert.Equal(75, layer.Score?.Mean));
        Assert.Equal(0, await site.ReadAsync(db => db.Set<ScanInvitation>().CountAsync(invitation => invitation.RoundId == round)));
        Assert.Equal(ScanErrors.LinkWorthless, (await AnswerAsync(await CodeAsync(people[0]), 1)).Error);
    }

    [Fact]
    public async Task Below_the_minimum_nothing_is_shown_and_no_figure_is_stored()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        await Rounds.AnswerAllAsync(round, 1, 2, 3, 4);
        await Rounds.CloseAsync(school, admin, round);

        var result = (await Rounds.ResultAsync(school, round)).Expect();

        Assert.Equal(Withheld.TooFew, result.Whole.Withheld);
        Assert.Null(result.Whole.Respondents);
        Assert.Empty(result.Whole.Layers);
        Assert.Equal(0, await site.ReadAsync(db => db.Set<RoundFigure>().CountAsync(figure => figure.RoundId == round)));
    }

    [Fact]
    public async Task A_round_in_which_nobody_could_answer_closes_without_a_result()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin, "klasscan");

        Assert.True((await Rounds.CloseAsync(school, admin, round)).IsOk);

        Assert.Equal(Withheld.TooFew, (await Rounds.ResultAsync(school, round)).Expect().Whole.Withheld);
    }

    [Fact]
    public async Task A_small_class_is_withheld_with_the_next_smallest_so_that_the_rest_does_not_tell_it()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin, "klasscan");
        foreach (var (group, pupils) in new[] { ("klein", 4), ("midden", 12), ("groot", 15) })
        {
            await ChangeAsync(groups => groups.OpenAsync(round, group, CancellationToken.None));
            for (var n = 0; n < pupils; n++) Assert.True((await Rounds.AnswerAsync(round, 1 + (n % 5), $"{group}{n}", group)).IsOk);
        }
        await Rounds.CloseAsync(school, admin, round);

        var parts = (await Rounds.ResultAsync(school, round)).Expect().Parts.ToDictionary(part => part.Group, part => part.Result.Withheld);

        Assert.Equal((Withheld.No, Withheld.RevealsOthers, Withheld.TooFew), (parts["groot"], parts["midden"], parts["klein"]));
    }

    [Fact]
    public async Task Three_rounds_fit_in_a_school_year_and_a_second_click_opens_no_other()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var first = await Rounds.OpenAsync(school, admin);
        Assert.Equal(first, await Rounds.OpenAsync(school, admin));
        Assert.All(await AtOnceAsync(6, _ => Rounds.TryOpenAsync(school, admin)), again => Assert.Equal(first, again.Value));

        Assert.True((await DiscardAsync(school, admin, first)).IsOk);
        for (var n = 0; n < 3; n++) await Rounds.CloseAsync(school, admin, await Rounds.OpenAsync(school, admin));

        Assert.Equal(ScanErrors.RoundsUsedUp, (await Rounds.TryOpenAsync(school, admin)).Error);
        Assert.Equal([1, 2, 3], await site.ReadAsync(db => db.Set<SchoolRound>().Where(round => round.SchoolId == school).OrderBy(round => round.Number).Select(round => round.Number).ToListAsync()));
        Assert.True((await Rounds.TryOpenAsync(school, admin, "klasscan")).IsOk); // another instrument has its own three
    }

    [Fact]
    public async Task A_link_or_device_answers_once_however_often_it_is_clicked_at_once()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        var mail = RoundSite.Mail();
        await InviteAsync(school, admin, round, [mail]);
        var code = await CodeAsync(mail);
        await site.DoAsync<ShareRound, Result<Done>>(share => share.ExecuteAsync(school, admin, round, shared: true, CancellationToken.None));
        var shared = await site.ReadAsync(db => db.Set<SchoolRound>().Where(each => each.Id == round).Select(each => each.SharedCode).SingleAsync());

        var byLink = await AtOnceAsync(8, _ => AnswerAsync(code, 5));
        var byDevice = await AtOnceAsync(8, n => AnswerAsync(shared!, 2, n % 2 == 0 ? "telefoon" : "laptop"));
        var byToken = await AtOnceAsync(8, _ => Rounds.AnswerAsync(round, 3, "zelfde"));

        Assert.Equal((1, 2, 8), (byLink.Count(result => result.IsOk), byDevice.Count(result => result.IsOk), byToken.Count(result => result.IsOk)));
        Assert.All(byLink.Concat(byDevice).Where(result => !result.IsOk), result => Assert.Equal(ScanErrors.AlreadyAnswered, result.Error));
        Assert.Equal(4, RoundSite.Count(await Rounds.SheetsAsync(round)));
    }

    [Fact]
    public async Task Five_hundred_who_answer_at_once_lose_nothing()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin, "klasscan");
        string[] classes = [.. Enumerable.Range(0, 20).Select(n => $"klas{n}")];
        foreach (var group in classes) await ChangeAsync(groups => groups.OpenAsync(round, group, CancellationToken.None));

        var results = await AtOnceAsync(500, n => Rounds.AnswerAsync(round, 1 + (n % 5), $"pupil{n}", classes[n % 20]));

        Assert.All(results, result => Assert.True(result.IsOk, result.Error?.Code));
        foreach (var group in classes) Assert.Equal(25, RoundSite.Count(await Rounds.SheetsAsync(round, group)));
    }

    [Fact]
    public async Task Whoever_is_told_that_the_answers_came_in_counts_also_when_the_round_closes_at_that_moment()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        await Rounds.AnswerAllAsync(round, 1, 2, 3, 4, 5);

        var results = await AtOnceAsync(41, async n => n == 20 ? await Rounds.CloseAsync(school, admin, round) : await Rounds.AnswerAsync(round, 3, $"{n}"));

        Assert.True(results[20].IsOk);
        var came = 5 + results.Where((result, n) => n != 20 && result.IsOk).Count();
        Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal(ScanErrors.RoundClosed, result.Error));
        Assert.Equal(came, RoundSite.Count(await Rounds.SheetsAsync(round)));
        Assert.All(await site.ReadAsync(db => db.Set<RoundFigure>().Where(figure => figure.RoundId == round).ToListAsync()), figure => Assert.Equal(came, figure.Respondents));
    }

    [Fact]
    public async Task A_change_that_is_not_made_leaves_no_answer()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);

        await Assert.ThrowsAsync<TimeoutException>(() => ChangeAsync(async groups =>
        {
            await groups.AddAsync(round, SchoolRound.Everyone, RoundSite.Given(3), CancellationToken.None);
            throw new TimeoutException();
        }));

        Assert.Empty(await Rounds.SheetsAsync(round));
    }

    [Fact]
    public async Task The_tables_of_answers_have_no_column_for_a_person_or_a_moment()
    {
        Assert.Equal(["isClosed", "key", "roundId", "sheets"], await ColumnsAsync("wijschoolAnswerGroup"));
        Assert.Equal(["hash", "roundId"], await ColumnsAsync("wijschoolAnswerReceipt"));
        Assert.Equal(["culture", "id", "isUsed", "mail", "roundId"], await ColumnsAsync("wijschoolScanInvitation"));
        Assert.Equal(["codeHash", "invitationId"], await ColumnsAsync("wijschoolInvitationLink"));
        Assert.Equal(["code", "kind", "mean", "respondents", "roundId", "squares"], await ColumnsAsync("wijschoolRoundFigure"));
    }

    [Fact]
    public async Task What_is_stored_does_not_tell_in_what_order_people_answered()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var (other, otherAdmin) = await Rounds.SchoolAsync();
        var (one, two) = (await Rounds.OpenAsync(school, admin), await Rounds.OpenAsync(other, otherAdmin));

        await Rounds.AnswerAllAsync(one, 5, 1, 3, 2, 4, 1);
        await Rounds.AnswerAllAsync(two, 1, 1, 2, 3, 4, 5);

        Assert.Equal(await Rounds.SheetsAsync(one), await Rounds.SheetsAsync(two));
    }

    [Fact]
    public async Task Only_who_has_not_answered_is_reminded_once_a_week_and_the_first_link_stays_good()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin, days: 60);
        var (done, waits) = (RoundSite.Mail(), RoundSite.Mail());
        await InviteAsync(school, admin, round, [done, waits]);
        var first = await CodeAsync(waits);
        await AnswerAsync(await CodeAsync(done), 3);

        Assert.True((await RemindAsync(school, admin, round)).IsOk);
        Assert.Equal(ScanErrors.RemindedThisWeek, (await RemindAsync(school, admin, round)).Error);
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await RemindAsync(school, admin, round)).IsOk);

        Assert.Equal((1, 3), (await MailsAsync(done), await MailsAsync(waits)));
        Assert.True((await AnswerAsync(first, 3)).IsOk);
        Assert.Equal(ScanErrors.AlreadyAnswered, (await AnswerAsync(await CodeAsync(waits), 3)).Error);
    }

    [Fact]
    public async Task Days_close_and_remind_by_themselves_and_doing_it_again_changes_nothing()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin, days: 10);
        var mail = RoundSite.Mail();
        await InviteAsync(school, admin, round, [mail]);
        site.Clock.Advance(TimeSpan.FromDays(8));
        await KeepDaysAsync();
        await KeepDaysAsync();
        Assert.Equal(2, await MailsAsync(mail));
        Assert.Equal(ScanErrors.RoundOpen, (await Rounds.ResultAsync(school, round)).Error);

        site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(ScanErrors.RoundClosed, (await Rounds.AnswerAsync(round, 3, "laat")).Error); // also before the job came by
        await KeepDaysAsync();
        await KeepDaysAsync();

        Assert.True((await Rounds.ResultAsync(school, round)).IsOk);
    }

    [Fact]
    public async Task A_round_keeps_the_instrument_with_which_it_began()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        Rounds.Instruments.Text = $"Eerst {Guid.NewGuid()}";
        var first = Rounds.Instruments.Text;
        var round = await Rounds.OpenAsync(school, admin);
        await site.DoAsync<ShareRound, Result<Done>>(share => share.ExecuteAsync(school, admin, round, shared: true, CancellationToken.None));

        Rounds.Instruments.Text = $"Daarna {Guid.NewGuid()}";
        var (other, otherAdmin) = await Rounds.SchoolAsync();
        await Rounds.OpenAsync(other, otherAdmin);

        var code = await site.ReadAsync(db => db.Set<SchoolRound>().Where(each => each.Id == round).Select(each => each.SharedCode).SingleAsync());
        var entry = await site.DoAsync<FindEntry, Result<ScanEntry>>(find => find.ExecuteAsync(code!, null, "en", CancellationToken.None));
        Assert.All(entry.Expect().Statements, statement => Assert.Equal(first, statement.Text));
    }

    [Fact]
    public async Task Nobody_but_an_admin_of_the_school_does_anything_with_its_round()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var (_, stranger) = await Rounds.SchoolAsync();
        var staff = new MemberKey(Guid.NewGuid());
        await Rounds.WriteAsync(db => db.Add(new SchoolMembership(school, staff, SchoolRole.Staff, site.Clock.GetUtcNow())));
        var (mine, theirs) = (await Rounds.OpenAsync(school, admin), await OtherRoundAsync());

        Assert.All(await TryAllAsync(school, staff, mine), error => Assert.Equal(SchoolErrors.AdminsOnly, error));
        Assert.All(await TryAllAsync(school, stranger, mine), error => Assert.Equal(SchoolErrors.NotFound, error));
        Assert.All(await TryAllAsync(school, admin, theirs), error => Assert.Equal(ScanErrors.RoundNotFound, error));
        Assert.Equal(ScanErrors.RoundNotFound, (await Rounds.ResultAsync(school, theirs)).Error);
    }

    [Theory, InlineData("proefscan", SchoolRound.Everyone), InlineData("klasscan", "brugklas")]
    public async Task What_people_and_pupils_answered_leaves_with_the_school_that_closes(string instrument, string group)
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var (closed, open) = (await Rounds.OpenAsync(school, admin, instrument), default(ScanRoundId));
        await AnswerInGroupAsync(closed, group);
        await Rounds.CloseAsync(school, admin, closed);
        await AnswerInGroupAsync(open = await Rounds.OpenAsync(school, admin, instrument), group);

        await site.DoAsync<CloseSchool, Result<Done>>(close => close.ExecuteAsync(school, admin, CancellationToken.None));
        await KeepDaysAsync();

        Assert.Equal((0, 0, 0, 0), (
            await site.ReadAsync(db => db.Set<SchoolRound>().CountAsync(each => each.SchoolId == school)),
            await site.ReadAsync(db => db.Set<AnswerGroup>().CountAsync(each => each.RoundId == closed || each.RoundId == open)),
            await site.ReadAsync(db => db.Set<AnswerReceipt>().CountAsync(each => each.RoundId == closed || each.RoundId == open)),
            await site.ReadAsync(db => db.Set<RoundFigure>().CountAsync(each => each.RoundId == closed || each.RoundId == open))));
    }

    [Fact]
    public async Task Of_a_person_is_kept_while_the_round_is_open_that_they_were_asked_and_answered_and_never_what()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        var round = await Rounds.OpenAsync(school, admin);
        var person = new DataSubject(new MemberKey(Guid.NewGuid()), "Anna", RoundSite.Mail());
        await InviteAsync(school, admin, round, [person.Mail!, RoundSite.Mail()]);
        await AnswerAsync(await CodeAsync(person.Mail!), 4);
        var answers = await Rounds.SheetsAsync(round);

        var kept = JsonSerializer.SerializeToElement(await ExportAsync(person))[0];

        Assert.Equal(["Scan", "OpenedOn", "ClosesOn", "HasAnswered", "AnswersAreKeptWithAPerson"], kept.EnumerateObject().Select(member => member.Name));
        Assert.Equal((true, false), (kept.GetProperty("HasAnswered").GetBoolean(), kept.GetProperty("AnswersAreKeptWithAPerson").GetBoolean()));
        await EraseAsync(person);
        Assert.Null(await ExportAsync(person));
        Assert.Equal((answers, 1), (await Rounds.SheetsAsync(round), await site.ReadAsync(db => db.Set<ScanInvitation>().CountAsync(each => each.RoundId == round))));
    }

    [Theory, InlineData(Sector.Special, 4, false), InlineData(Sector.Vocational, 5, true)]
    public async Task A_benchmark_is_made_once_a_term_has_ended_of_five_schools_or_more(Sector sector, int schools, bool isShown)
    {
        await site.ReadAsync(db => db.Set<ScanBenchmark>().ExecuteDeleteAsync());
        List<(SchoolId School, MemberKey Admin, ScanRoundId Round)> all = [];
        for (var n = 0; n < schools; n++)
        {
            var (school, admin) = await Rounds.SchoolAsync(sector);
            var round = await Rounds.OpenAsync(school, admin);
            await Rounds.AnswerAllAsync(round, [.. Enumerable.Repeat(n + 1, 6)]);
            await Rounds.CloseAsync(school, admin, round);
            all.Add((school, admin, round));
        }
        Assert.Empty((await Rounds.ResultAsync(all[0].School, all[0].Round)).Expect().Benchmarks);

        site.Clock.Advance(TimeSpan.FromDays(ScanTerm.Of(Rounds.Today).End.DayNumber - Rounds.Today.DayNumber));
        await KeepDaysAsync();
        var made = (await Rounds.ResultAsync(all[0].School, all[0].Round)).Expect();
        await site.DoAsync<CloseSchool, Result<Done>>(close => close.ExecuteAsync(all[^1].School, all[^1].Admin, CancellationToken.None));
        await KeepDaysAsync();

        Assert.Equal(isShown ? new ShownBenchmark(17, 50, 83, new CountBand(5, 9)) : null, made.BenchmarkOf(FigureKind.Layer, "veiligheid"));
        Assert.Equal(made.Benchmarks, (await Rounds.ResultAsync(all[0].School, all[0].Round)).Expect().Benchmarks); // made once, and kept
    }

    protected static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => work(n))));

    protected Task<Result<int>> InviteAsync(SchoolId school, MemberKey by, ScanRoundId round, EmailAddress[] mails) => site.DoAsync<InviteRespondents, Result<int>>(
        invite => invite.ExecuteAsync(school, by, round, mails, withColleagues: false, "nl", CancellationToken.None));

    protected Task<Result<Done>> AnswerAsync(string code, int answer, string device = "apparaat") =>
        site.DoAsync<SubmitResponse, Result<Done>>(submit => submit.ExecuteAsync(code, device, RoundSite.Given(answer), CancellationToken.None));

    /// <summary>The code in the last mail to somebody.</summary>
    protected async Task<string> CodeAsync(EmailAddress to)
    {
        var text = await site.ReadAsync(db => db.Set<OutboxMail>().Where(mail => mail.Recipient == to).OrderByDescending(mail => mail.WrittenAt).Select(mail => mail.Text).FirstAsync());
        return text.Split("/scan?code=")[1].Split('\r')[0];
    }

    private Task<int> MailsAsync(EmailAddress to) => site.ReadAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.Recipient == to));

    private Task<Result<Done>> RemindAsync(SchoolId school, MemberKey by, ScanRoundId round) =>
        site.DoAsync<RemindRespondents, Result<Done>>(remind => remind.ExecuteAsync(school, by, round, CancellationToken.None));

    private Task<Result<Done>> DiscardAsync(SchoolId school, MemberKey by, ScanRoundId round) =>
        site.DoAsync<DiscardRound, Result<Done>>(discard => discard.ExecuteAsync(school, by, round, CancellationToken.None));

    private Task ChangeAsync(Func<AnswerGroups, Task<Result<Done>>> work) => site.DoAsync<IServiceProvider, Result<Done>>(services =>
        ((IJointChange)services.GetService(typeof(IJointChange))!).RunAsync(_ => work((AnswerGroups)services.GetService(typeof(AnswerGroups))!), CancellationToken.None));

    private Task KeepDaysAsync() => site.Get<IEnumerable<WIJschool.Cms.Jobs.IScheduledJob>>().Single(job => job.Name == "WIJschool.KeepScanDays").RunAsync(CancellationToken.None);

    private Task<object?> ExportAsync(DataSubject person) => site.DoAsync<IEnumerable<IPersonalData>, object?>(all => Scans(all).ExportAsync(person, CancellationToken.None));

    private Task EraseAsync(DataSubject person) => site.DoAsync<IEnumerable<IPersonalData>, int>(async all =>
    {
        await Scans(all).EraseAsync(person, CancellationToken.None);
        return 0;
    });

    private static IPersonalData Scans(IEnumerable<IPersonalData> all) => all.Single(each => each.Name == "scans");

    private async Task AnswerInGroupAsync(ScanRoundId round, string group)
    {
        await ChangeAsync(groups => groups.OpenAsync(round, group, CancellationToken.None));
        for (var n = 0; n < 10; n++) Assert.True((await Rounds.AnswerAsync(round, 1 + (n % 5), $"{n}", group)).IsOk);
    }

    private async Task<ScanRoundId> OtherRoundAsync()
    {
        var (school, admin) = await Rounds.SchoolAsync();
        return await Rounds.OpenAsync(school, admin);
    }

    private async Task<DomainError?[]> TryAllAsync(SchoolId school, MemberKey by, ScanRoundId round) =>
    [
        (await InviteAsync(school, by, round, [RoundSite.Mail()])).Error, (await RemindAsync(school, by, round)).Error,
        (await site.DoAsync<ShareRound, Result<Done>>(share => share.ExecuteAsync(school, by, round, shared: true, CancellationToken.None))).Error,
        (await Rounds.CloseAsync(school, by, round)).Error, (await DiscardAsync(school, by, round)).Error,
    ];

    private async Task<IReadOnlyList<string>> ColumnsAsync(string table) => await site.ReadAsync(db => db.Database.SqlQueryRaw<string>(
        site is DomainOnSqlite ? "SELECT name AS \"Value\" FROM pragma_table_info({0})" : "SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_name = {0}",
        table).ToListAsync()) is { } columns ? [.. columns.Order(StringComparer.Ordinal)] : [];
}
