using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Scans.Classes;

public sealed class ClassesOnSqlite(DomainOnSqlite site) : ClassTests(site), IClassFixture<DomainOnSqlite>
{
    [Theory, InlineData("wijschoolAnswerGroup", "UPDATE OF sheets"), InlineData("wijschoolClassSession", "UPDATE OF answers"), InlineData("wijschoolClassReceipt", "INSERT")]
    public async Task A_process_that_dies_halfway_leaves_nothing_and_keeps_what_was_confirmed(string table, string when)
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);
        Assert.True((await AnswerAsync(session, DeviceToken.New())).IsOk);
        var device = DeviceToken.New();
        var trigger = string.Concat("CREATE TRIGGER killed BEFORE ", when, " ON ", table, " BEGIN SELECT RAISE(ABORT, 'killed'); END");
        await Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(trigger));

        await Assert.ThrowsAnyAsync<Exception>(() => AnswerAsync(session, device));
        await Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER killed"));

        Assert.Equal((1, 1, 1), await StoredAsync(session));
        Assert.True((await AnswerAsync(session, device)).IsOk); // the phone sends it again
        Assert.Equal((2, 2, 2), await StoredAsync(session));
    }
}

public sealed class ClassesOnPostgres(DomainOnPostgres site) : ClassTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>Classes that answer, on a real database.</summary>
public abstract class ClassTests(DomainSite site)
{
    private readonly RoundSite rounds = new(site);

    protected DomainSite Site => site;

    [Fact]
    public async Task A_class_answers_under_its_code_and_its_school_reads_the_result()
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);
        var code = (await FindAsync(visit, session))!.Code;
        Assert.Equal(session, (await EnterAsync(code)).Value?.Id);
        for (var pupil = 0; pupil < 12; pupil++) Assert.True((await AnswerAsync(session, DeviceToken.New())).IsOk);
        Assert.Equal(new ClassCount(12, IsOpen: true), await CountAsync(session));

        Assert.True((await CloseAsync(visit, session)).IsOk);
        Assert.True((await CloseAsync(visit, session)).IsOk); // a second click
        Assert.Equal(ClassErrors.Closed, (await EnterAsync(code)).Error);
        Assert.Equal(ClassErrors.Closed, (await AnswerAsync(session, DeviceToken.New())).Error);
        await rounds.CloseAsync(visit.School, visit.Member, round);

        var result = (await rounds.ResultAsync(visit.School, round)).Expect();
        Assert.Equal(new CountBand(10, 14), result.Whole.Respondents);
        Assert.Equal("3B", (await site.DoAsync<ClassSessions, IReadOnlyDictionary<string, string>>(s => s.NamesAsync(round, default)))[ClassSession.KeyOf(session)]);
    }

    [Fact]
    public async Task Five_hundred_pupils_who_answer_at_once_lose_nothing_and_count_once()
    {
        var (visit, round) = await SchoolAsync();
        ClassSessionId[] sessions = [await StartAsync(visit, round), await StartAsync(visit, round)];
        var pupils = Enumerable.Range(0, 500).Select(n => (Session: sessions[n % 2], Device: DeviceToken.New())).ToList();

        // every tenth phone did not hear that its answers came in, and sends them again
        var results = await Task.WhenAll(pupils.Concat(pupils.Where((_, n) => n % 10 == 0)).Select(pupil => Task.Run(() => AnswerAsync(pupil.Session, pupil.Device))));

        Assert.All(results, result => Assert.True(result.IsOk, result.Error?.Code));
        Assert.All(await Task.WhenAll(sessions.Select(StoredAsync)), stored => Assert.Equal((250, 250, 250), stored));
    }

    [Fact]
    public async Task What_is_sent_twice_counts_once_also_after_the_class_was_closed()
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);
        var (device, late) = (DeviceToken.New(), DeviceToken.New());
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AnswerAsync(session, device))));
        await CloseAsync(visit, session);

        Assert.All(results, result => Assert.True(result.IsOk));
        Assert.True((await AnswerAsync(session, device)).IsOk); // the confirmation was lost
        Assert.Equal(ClassErrors.Closed, (await AnswerAsync(session, late)).Error);
        Assert.Equal((1, 1, 1), await StoredAsync(session));
    }

    [Fact]
    public async Task Whoever_is_told_that_the_answers_came_in_counts_also_when_the_class_closes_at_that_moment()
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);

        var results = await Task.WhenAll(Enumerable.Range(0, 41).Select(n => Task.Run(() => n == 20 ? CloseAsync(visit, session) : AnswerAsync(session, DeviceToken.New()))));

        Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal(ClassErrors.Closed, result.Error));
        var told = results.Count(result => result.IsOk) - 1;
        Assert.Equal((told, told, told), await StoredAsync(session));
    }

    [Fact]
    public async Task Throwing_away_deletes_the_answers_and_what_told_who_sent_them()
    {
        var (visit, round) = await SchoolAsync();
        var (wrong, good) = (await StartAsync(visit, round), await StartAsync(visit, round, "3C"));
        var device = DeviceToken.New();
        await AnswerAsync(wrong, device);
        await AnswerAsync(good, device);

        Assert.True((await DiscardAsync(visit, wrong)).IsOk);
        Assert.True((await DiscardAsync(visit, wrong)).IsOk); // a second click

        Assert.Equal(0, await site.ReadAsync(db => db.Set<AnswerGroup>().CountAsync(group => group.RoundId == round && group.Key == ClassSession.KeyOf(wrong))));
        Assert.Equal(0, await site.ReadAsync(db => db.Set<ClassReceipt>().CountAsync(receipt => receipt.SessionId == wrong)));
        Assert.Equal((1, 1, 1), await StoredAsync(good));
        Assert.Equal(ClassErrors.Closed, (await AnswerAsync(wrong, DeviceToken.New())).Error);
        Assert.Equal(good, Assert.Single(await site.DoAsync<ClassSessions, IReadOnlyList<ClassSession>>(s => s.OfAsync(visit, default))).Id);
        await CloseAsync(visit, good);
        Assert.Equal(ClassErrors.Closed, (await DiscardAsync(visit, good)).Error); // its result may have been seen
    }

    [Fact]
    public async Task A_session_closes_by_itself_and_forgets_a_day_later_which_devices_took_part()
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);
        var code = (await FindAsync(visit, session))!.Code;
        await AnswerAsync(session, DeviceToken.New());
        site.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(ClassErrors.Closed, (await EnterAsync(code)).Error);
        Assert.Equal(ClassErrors.Closed, (await AnswerAsync(session, DeviceToken.New())).Error);

        await TidyAsync();
        Assert.Equal(ClassStatus.Closed, (await FindAsync(visit, session))!.Status);
        Assert.True(await site.ReadAsync(db => db.Set<AnswerGroup>().Where(group => group.RoundId == round).AllAsync(group => group.IsClosed)));
        Assert.Equal((1, 1, 1), await StoredAsync(session));
        site.Clock.Advance(TimeSpan.FromHours(25));
        await TidyAsync();

        Assert.Equal((1, 1, 0), await StoredAsync(session));
        Assert.Equal(ClassErrors.CodeUnknown, (await EnterAsync(code)).Error);
    }

    [Fact]
    public async Task When_the_round_closes_so_do_its_classes()
    {
        var (visit, round) = await SchoolAsync();
        var session = await StartAsync(visit, round);
        await rounds.CloseAsync(visit.School, visit.Member, round);

        Assert.Equal(ClassErrors.Closed, (await AnswerAsync(session, DeviceToken.New())).Error);
        Assert.False((await CountAsync(session))!.IsOpen);
        await TidyAsync();
        Assert.Equal(ClassStatus.Closed, (await FindAsync(visit, session))!.Status);
        Assert.Equal(ClassErrors.RoundNotOpen, (await TryStartAsync(visit, round)).Error);
    }

    [Fact]
    public async Task Two_open_sessions_never_have_one_code_and_a_closed_one_gives_it_back()
    {
        var (visit, round) = await SchoolAsync();
        var code = (await FindAsync(visit, await StartAsync(visit, round)))!.Code;

        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(code));
        await CloseAsync(visit, (await EnterAsync(code)).Value!.Id);
        await AddAsync(code);

        Assert.True((await EnterAsync(code)).IsOk);

        Task AddAsync(ClassCode taken) => rounds.WriteAsync(db => db.Add(new ClassSession(
            EntityId.New<ClassSessionId>(site.Clock), visit.School, round, visit.Member, "4A", taken, site.Clock.GetUtcNow(), 4)));
    }

    [Fact]
    public async Task Only_the_teacher_and_the_admins_of_the_school_know_of_a_session()
    {
        var (admin, round) = await SchoolAsync();
        var (other, _) = await SchoolAsync();
        var teacher = admin with { Role = SchoolRole.Staff, Member = new MemberKey(Guid.NewGuid()) };
        var colleague = teacher with { Member = new MemberKey(Guid.NewGuid()) };
        var session = await StartAsync(teacher, round);

        Assert.NotNull(await FindAsync(teacher, session));
        Assert.NotNull(await FindAsync(admin, session));
        foreach (var stranger in new[] { colleague, other })
        {
            Assert.Null(await FindAsync(stranger, session));
            Assert.Equal(ClassErrors.NotFound, (await CloseAsync(stranger, session)).Error);
            Assert.Equal(ClassErrors.NotFound, (await DiscardAsync(stranger, session)).Error);
        }
        Assert.Equal(ClassErrors.RoundNotOpen, (await TryStartAsync(other, round)).Error);
        Assert.True((await CountAsync(session))!.IsOpen);
    }

    [Fact]
    public async Task A_teacher_who_has_their_data_erased_is_forgotten_and_the_session_stays()
    {
        var (admin, round) = await SchoolAsync();
        var teacher = admin with { Role = SchoolRole.Staff, Member = new MemberKey(Guid.NewGuid()) };
        var session = await StartAsync(teacher, round);
        var person = new DataSubject(teacher.Member, "Anna", null);

        var exported = await PersonalAsync(data => data.ExportAsync(person, default));
        await PersonalAsync<object?>(async data =>
        {
            await data.EraseAsync(person, default);
            return null;
        });

        Assert.NotNull(exported);
        Assert.Null(await PersonalAsync(data => data.ExportAsync(person, default)));
        Assert.Null((await FindAsync(admin, session))!.StartedBy);
    }

    [Theory, InlineData(""), InlineData("   "), InlineData("Een naam voor een klas die te lang is")]
    public async Task A_group_needs_a_name_that_fits(string group)
    {
        var (visit, round) = await SchoolAsync();

        Assert.Equal(ClassErrors.GroupInvalid, (await TryStartAsync(visit, round, group)).Error);
    }

    [Fact]
    public async Task Staff_rounds_are_not_for_classes_and_wrong_answers_are_refused_without_a_trace()
    {
        var (visit, round) = await SchoolAsync();
        var staff = await rounds.OpenAsync(visit.School, visit.Member);
        var session = await StartAsync(visit, round);

        Assert.Equal(ClassErrors.RoundNotOpen, (await TryStartAsync(visit, staff)).Error);
        Assert.Equal(ScanErrors.NothingAnswered, (await AnswerAsync(session, DeviceToken.New(), new() { ["a1"] = null })).Error);
        Assert.Equal(ScanErrors.AnswerOffScale.Code, (await AnswerAsync(session, DeviceToken.New(), new() { ["a1"] = 6 })).Error?.Code);
        Assert.Equal(ScanErrors.StatementUnknown.Code, (await AnswerAsync(session, DeviceToken.New(), new() { ["zz"] = 1 })).Error?.Code);
        Assert.Equal((0, 0, 0), await StoredAsync(session));
    }

    [Fact]
    public async Task The_tables_of_classes_have_no_column_that_ties_answers_to_a_device_or_a_moment()
    {
        var receipt = await site.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(ClassReceipt))!.GetProperties().Select(property => property.Name).Order().ToList()));

        Assert.Equal(["Device", "SessionId"], receipt);
    }

    protected async Task<(SchoolVisit Visit, ScanRoundId Round)> SchoolAsync()
    {
        var (school, admin) = await rounds.SchoolAsync();
        var round = await rounds.OpenAsync(school, admin, "klasscan", days: 60);
        return (new SchoolVisit(school, "De Brug", Sector.Primary, SchoolStatus.Approved, SchoolRole.Admin, admin), round);
    }

    protected async Task<ClassSessionId> StartAsync(SchoolVisit visit, ScanRoundId round, string group = "3B")
    {
        var started = await TryStartAsync(visit, round, group);
        Assert.True(started.IsOk, started.Error?.Code);
        return started.Value;
    }

    protected Task<Result<Done>> AnswerAsync(ClassSessionId session, DeviceToken device, Dictionary<string, int?>? given = null) =>
        site.DoAsync<AnswerInClass, Result<Done>>(answer => answer.ExecuteAsync(session, device, given ?? RoundSite.Given(4), default));

    /// <summary>How many the session counts, how many answers are stored, and how many devices are known.</summary>
    protected async Task<(int Counted, int Answers, int Devices)> StoredAsync(ClassSessionId id)
    {
        var session = await site.ReadAsync(db => db.Set<ClassSession>().SingleAsync(each => each.Id == id));
        var devices = await site.ReadAsync(db => db.Set<ClassReceipt>().CountAsync(receipt => receipt.SessionId == id));
        return (session.Answers, RoundSite.Count(await rounds.SheetsAsync(session.RoundId, session.GroupKey)), devices);
    }

    private Task<Result<ClassSessionId>> TryStartAsync(SchoolVisit visit, ScanRoundId round, string group = "3B") =>
        site.DoAsync<StartClass, Result<ClassSessionId>>(start => start.ExecuteAsync(visit, round, group, default));

    private Task<Result<ClassSession>> EnterAsync(ClassCode code) => site.DoAsync<ClassSessions, Result<ClassSession>>(sessions => sessions.EnterAsync(code, default));

    private Task<ClassSession?> FindAsync(SchoolVisit visit, ClassSessionId id) => site.DoAsync<ClassSessions, ClassSession?>(sessions => sessions.FindAsync(visit, id, default));

    private Task<ClassCount?> CountAsync(ClassSessionId id) => site.DoAsync<ClassSessions, ClassCount?>(sessions => sessions.CountAsync(id, default));

    private Task<Result<Done>> CloseAsync(SchoolVisit visit, ClassSessionId id) => site.DoAsync<CloseClass, Result<Done>>(close => close.ExecuteAsync(visit, id, default));

    private Task<Result<Done>> DiscardAsync(SchoolVisit visit, ClassSessionId id) => site.DoAsync<DiscardClass, Result<Done>>(discard => discard.ExecuteAsync(visit, id, default));

    private Task TidyAsync() => site.DoAsync<TidyClasses, bool>(async tidy =>
    {
        await tidy.ExecuteAsync(default);
        return true;
    });

    private Task<T> PersonalAsync<T>(Func<IPersonalData, Task<T>> work) => site.DoAsync<IEnumerable<IPersonalData>, T>(all => work(all.Single(data => data.Name == "classes")));
}
