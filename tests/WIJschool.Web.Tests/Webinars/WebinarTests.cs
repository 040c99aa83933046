using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Tests.Webinars;

public sealed class WebinarsOnSqlite(DomainOnSqlite site) : WebinarTests(site), IClassFixture<DomainOnSqlite>;

public sealed class WebinarsOnPostgres(DomainOnPostgres site) : WebinarTests(site), IClassFixture<DomainOnPostgres>;

public abstract class WebinarTests(DomainSite site)
{
    private static readonly CoordinatorKey Coordinator = new(Guid.NewGuid());

    [Fact]
    public async Task A_school_asks_chooses_a_date_and_has_a_webinar_when_the_expert_confirms()
    {
        var (expert, asker) = (NewExpert(), Asker());
        var request = await AskAsync(asker);
        Assert.Equal("Webinar.Asked", (await LastMailAsync(asker.Mail)).Kind);

        Assert.True((await DoAsync<TakeWebinarRequest, Done>(u => u.ExecuteAsync(request, Coordinator, default))).IsOk);
        Assert.True((await ProposeAsync(request, expert, Later(10), Later(11))).IsOk);
        var proposed = await LastMailAsync(asker.Mail);
        Assert.Contains($"https://wijschool.example/mijn-school/webinars/aanvraag/{request.Value}", proposed.Text, StringComparison.Ordinal);
        var date = (await DatesAsync(request))[1];
        Assert.True((await PickAsync(request, date.Id, asker.School)).IsOk);
        Assert.Equal("Webinar.Picked", (await LastMailAsync(MailOf(expert))).Kind);

        var webinar = await ConfirmAsync(request, expert);
        Assert.True(webinar.IsOk, webinar.Error?.Code);
        var planned = await LastMailAsync(asker.Mail);
        Assert.Contains($"/webinars/{webinar.Value.Value}", planned.Text, StringComparison.Ordinal);
        Assert.Contains("(Nederlandse tijd)", planned.Text, StringComparison.Ordinal);
        Assert.Equal((Later(11).StartsAt, false, asker.School), await site.ReadAsync(async db =>
        {
            var made = await db.Set<Webinar>().SingleAsync(w => w.Id == webinar.Value);
            return (made.StartsAt, made.IsPublic, made.SchoolId);
        }));
        Assert.Equal(webinar.Value, (await ConfirmAsync(request, expert)).Value); // a second click
    }

    [Fact]
    public async Task Each_step_is_refused_to_who_comes_too_early_too_late_or_from_elsewhere()
    {
        var (expert, other, asker) = (NewExpert(), NewExpert(), Asker());
        var request = await AskAsync(asker);
        Assert.Equal(WebinarErrors.RequestNotFound, (await ConfirmAsync(request, expert)).Error);
        await ProposeAsync(request, expert, Later(20));
        var date = (await DatesAsync(request)).Single();

        Assert.Equal(WebinarErrors.RequestNotFound, (await PickAsync(request, date.Id, new SchoolId(Guid.NewGuid()))).Error);
        Assert.Equal(WebinarErrors.RequestNotFound, (await PickAsync(request, date.Id, null)).Error);
        Assert.Equal(WebinarErrors.DateNotFound, (await PickAsync(request, new ProposedDateId(Guid.NewGuid()), asker.School)).Error);
        Assert.Equal(WebinarErrors.RequestMoved, (await ConfirmAsync(request, expert)).Error);
        Assert.True((await PickAsync(request, date.Id, asker.School)).IsOk);
        Assert.Equal(WebinarErrors.RequestNotFound, (await ConfirmAsync(request, other)).Error);
        Assert.Equal(WebinarErrors.RequestMoved, (await ProposeAsync(request, expert, Later(21))).Error);
        Assert.Equal(WebinarErrors.RequestNotFound, (await WithdrawAsync(request, new SchoolId(Guid.NewGuid()))).Error);

        Assert.True((await DoAsync<RefuseDate, Done>(u => u.ExecuteAsync(request, expert.Account!.Value, default))).IsOk);
        Assert.Empty(await DatesAsync(request));
        Assert.True((await WithdrawAsync(request, asker.School!.Value)).IsOk);
        Assert.Equal(WebinarErrors.RequestMoved, (await ProposeAsync(request, expert, Later(21))).Error);
    }

    [Fact]
    public async Task A_proposal_needs_an_expert_with_an_account_and_dates_that_come()
    {
        var request = await AskAsync(Asker());
        var form = await AskAsync(Asker() with { School = null, Member = null });

        Assert.Equal(WebinarErrors.ExpertNotFound, (await ProposeAsync(request, new Expert(new ExpertKey(Guid.NewGuid()), "Niemand", null), Later(5))).Error);
        Assert.Equal(WebinarErrors.ExpertWithoutAccount, (await ProposeAsync(request, site.Experts.Add("Zonder account", null), Later(5))).Error);
        Assert.Equal(WebinarErrors.DatesMissing, (await ProposeAsync(request, NewExpert())).Error);
        Assert.Equal(WebinarErrors.TimePast, (await ProposeAsync(request, NewExpert(), Later(-1))).Error);
        Assert.Equal(WebinarErrors.ClosedWithoutSchool, (await ProposeAsync(form, NewExpert(), Later(5))).Error);
    }

    [Fact]
    public async Task Whoever_asked_by_a_form_gets_a_link_that_opens_the_dates_without_an_account()
    {
        var asker = Asker() with { School = null, Member = null };
        var request = await AskAsync(asker);
        var expert = NewExpert();
        Assert.True((await DoAsync<ProposeDates, Done>(u => u.ExecuteAsync(request, Coordinator, new Proposal(expert.Key, true, 20, [Later(12)]), default))).IsOk);

        Assert.Contains("https://wijschool.example/webinars/voorstel?code=", (await LastMailAsync(asker.Mail)).Text, StringComparison.Ordinal);
        Assert.True((await PickAsync(request, (await DatesAsync(request)).Single().Id, null)).IsOk);
        Assert.True((await ConfirmAsync(request, expert)).IsOk);
    }

    [Fact]
    public async Task Of_those_who_confirm_at_once_for_one_expert_one_does()
    {
        var expert = NewExpert();
        var requests = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PickedAsync(Asker(), expert, Later(30))));

        var results = await AtOnceAsync(6, n => ConfirmAsync(requests[n], expert));

        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(WebinarErrors.ExpertBooked, r.Error));
    }

    [Fact]
    public async Task Of_those_who_confirm_at_once_for_one_school_one_does()
    {
        var asker = Asker();
        var experts = Enumerable.Range(0, 5).Select(_ => NewExpert()).ToList();
        var requests = new List<WebinarRequestId>();
        foreach (var expert in experts) requests.Add(await PickedAsync(asker, expert, Later(31)));

        var results = await AtOnceAsync(5, n => ConfirmAsync(requests[n], experts[n]));

        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(WebinarErrors.SchoolBooked, r.Error));
    }

    [Fact]
    public async Task Who_ends_when_the_other_begins_is_not_booked_twice()
    {
        var expert = NewExpert();
        var first = Later(40);
        Assert.True((await PlanAsync(expert, first)).IsOk);

        Assert.True((await PlanAsync(expert, new Slot(first.EndsAt, first.EndsAt.AddHours(1)))).IsOk);
        Assert.Equal(WebinarErrors.ExpertBooked, (await PlanAsync(expert, new Slot(first.EndsAt.AddMinutes(-15), first.EndsAt.AddHours(1)))).Error);
        Assert.True((await PlanAsync(NewExpert(), first)).IsOk);
    }

    [Fact]
    public async Task Of_those_who_want_the_last_place_at_once_one_gets_it_and_the_others_wait()
    {
        var webinar = (await PlanAsync(NewExpert(), Later(15), places: 3)).Value;
        Assert.Equal(SignUpState.Placed, (await SignUpAsync(webinar)).Value!.State);
        Assert.Equal(SignUpState.Placed, (await SignUpAsync(webinar)).Value!.State);

        var results = await AtOnceAsync(8, _ => SignUpAsync(webinar));

        Assert.All(results, r => Assert.True(r.IsOk, r.Error?.Code));
        Assert.Equal((3, 7), await CountAsync(webinar));
        Assert.Equal((1, 7), (await MailsAsync(results.Select(r => r.Value!.Mail), "Webinar.Placed"), await MailsAsync(results.Select(r => r.Value!.Mail), "Webinar.Waiting")));
    }

    [Fact]
    public async Task One_address_that_signs_up_many_times_at_once_takes_one_place_and_gets_one_mail()
    {
        var webinar = (await PlanAsync(NewExpert(), Later(16), places: 5)).Value;
        var mail = Mail();

        var results = await AtOnceAsync(6, _ => SignUpAsync(webinar, mail));

        Assert.Single(results.Select(r => r.Value!.Id).Distinct());
        Assert.Equal((1, 0), await CountAsync(webinar));
        Assert.Equal(1, await MailsAsync([mail], "Webinar.Placed"));
    }

    [Fact]
    public async Task Places_that_come_free_at_once_go_to_who_waits_longest_each_to_one()
    {
        var webinar = (await PlanAsync(NewExpert(), Later(17), places: 3)).Value;
        var placed = new List<SignUp>();
        for (var n = 0; n < 3; n++) placed.Add((await SignUpAsync(webinar)).Value!);
        var waiting = new List<SignUp>();
        for (var n = 0; n < 4; n++) waiting.Add((await SignUpAsync(webinar)).Value!);

        var results = await AtOnceAsync(4, n => SignOffAsync(placed[n % 3].Id)); // one of them twice

        Assert.All(results, r => Assert.True(r.IsOk));
        Assert.Equal((3, 1), await CountAsync(webinar));
        Assert.Equal(SignUpState.Waiting, (await site.ReadAsync(db => db.Set<SignUp>().SingleAsync(s => s.Id == waiting[3].Id))).State);
        Assert.Equal(3, await MailsAsync(waiting.Select(s => s.Mail), "Webinar.MovedUp"));
        Assert.Equal(3, await MailsAsync(placed.Select(s => s.Mail), "Webinar.SignedOff"));
    }

    [Fact]
    public async Task Places_that_are_added_go_to_the_waiting_list_and_none_is_taken_from_who_has_one()
    {
        var webinar = (await PlanAsync(NewExpert(), Later(19), places: 2)).Value;
        for (var n = 0; n < 5; n++) await SignUpAsync(webinar);

        Assert.True((await ChangeAsync(webinar, places: 4)).IsOk);
        Assert.Equal((4, 1), await CountAsync(webinar));
        Assert.Equal(WebinarErrors.PlacesTaken, (await ChangeAsync(webinar, places: 3)).Error);
    }

    [Fact]
    public async Task A_closed_webinar_is_there_for_its_school_alone()
    {
        var (asker, expert) = (Asker(), NewExpert());
        var request = await PickedAsync(asker, expert, Later(22));
        var webinar = (await ConfirmAsync(request, expert)).Value;

        Assert.Equal(WebinarErrors.NotFound, (await SignUpAsync(webinar)).Error);
        Assert.Equal(WebinarErrors.NotFound, (await SignUpAsync(webinar, school: new SchoolId(Guid.NewGuid()))).Error);
        Assert.True((await SignUpAsync(webinar, school: asker.School)).IsOk);
    }

    [Fact]
    public async Task A_webinar_that_moves_tells_everybody_keeps_their_places_and_is_not_put_where_its_expert_is_booked()
    {
        var expert = NewExpert();
        var webinar = (await PlanAsync(expert, Later(50), places: 1)).Value;
        await PlanAsync(expert, Later(51));
        var (placed, waiting) = ((await SignUpAsync(webinar)).Value!, (await SignUpAsync(webinar)).Value!);

        Assert.Equal(WebinarErrors.ExpertBooked, (await MoveAsync(webinar, Later(51))).Error);
        Assert.True((await MoveAsync(webinar, Later(52))).IsOk);
        Assert.True((await MoveAsync(webinar, Later(52))).IsOk); // a second click

        Assert.Equal((1, 1), await CountAsync(webinar));
        Assert.Equal((1, 1), (await MailsAsync([placed.Mail], "Webinar.Moved"), await MailsAsync([waiting.Mail], "Webinar.Moved")));
        Assert.Equal(1, await site.ReadAsync(db => db.Set<Webinar>().Where(w => w.Id == webinar).Select(w => w.Sequence).SingleAsync()));
    }

    [Fact]
    public async Task A_webinar_that_is_called_off_tells_everybody_why_and_takes_nobody_any_more()
    {
        var webinar = (await PlanAsync(NewExpert(), Later(53))).Value;
        var signUp = (await SignUpAsync(webinar)).Value!;

        Assert.Equal(WebinarErrors.ReasonMissing, (await CancelAsync(webinar, " ")).Error);
        Assert.True((await CancelAsync(webinar, "De expert is <ziek>.")).IsOk);

        Assert.Contains("De expert is &lt;ziek&gt;.", (await LastMailAsync(signUp.Mail)).Html, StringComparison.Ordinal);
        Assert.Equal(WebinarErrors.Cancelled, (await SignUpAsync(webinar)).Error);
        Assert.Equal(WebinarErrors.Cancelled, (await CancelAsync(webinar, "Nog eens")).Error);
    }

    [Fact]
    public async Task Everybody_is_reminded_once_a_week_and_once_a_day_before_by_however_many_nodes()
    {
        var start = Later(9);
        var webinar = (await PlanAsync(NewExpert(), start, places: 2)).Value;
        var early = (await SignUpAsync(webinar)).Value!;
        site.Clock.Advance(start.StartsAt - TimeSpan.FromDays(7) - site.Clock.GetUtcNow());
        var late = (await SignUpAsync(webinar)).Value!; // has just been told when it is
        var waits = (await SignUpAsync(webinar)).Value!;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RemindAsync)));
        Assert.Equal((1, 0, 0), (await MailsAsync([early.Mail], "Webinar.InAWeek"), await MailsAsync([late.Mail], "Webinar.InAWeek"), await MailsAsync([waits.Mail], "Webinar.InAWeek")));

        site.Clock.Advance(start.StartsAt - TimeSpan.FromDays(1) - site.Clock.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RemindAsync)));
        await RemindAsync();
        Assert.Equal((1, 1, 0), (await MailsAsync([early.Mail], "Webinar.Tomorrow"), await MailsAsync([late.Mail], "Webinar.Tomorrow"), await MailsAsync([waits.Mail], "Webinar.Tomorrow")));
    }

    [Fact]
    public async Task Who_was_there_is_asked_once_and_averages_are_told_of_five_and_only_when_nobody_can_add_to_them()
    {
        var slot = Later(3);
        var webinar = (await PlanAsync(NewExpert(), slot)).Value;
        var people = new List<SignUp>();
        for (var n = 0; n < 7; n++) people.Add((await SignUpAsync(webinar)).Value!);
        Assert.Equal(WebinarErrors.EvaluationClosed, (await EvaluateAsync(people[0].Id, 5)).Error);
        Assert.Equal(WebinarErrors.NotBegun, (await AttendAsync(webinar, people)).Error);
        site.Clock.Advance(slot.EndsAt - site.Clock.GetUtcNow());
        Assert.True((await AttendAsync(webinar, people.Take(6))).IsOk);

        await AskForEvaluationsAsync();
        await AskForEvaluationsAsync();
        Assert.Equal((6, 0), (await MailsAsync(people.Take(6).Select(s => s.Mail), "Webinar.Evaluate"), await MailsAsync([people[6].Mail], "Webinar.Evaluate")));
        foreach (var person in people.Take(4)) Assert.True((await EvaluateAsync(person.Id, 4)).IsOk);
        Assert.Equal(WebinarErrors.EvaluationClosed, (await EvaluateAsync(people[0].Id, 1)).Error); // once
        Assert.Equal(WebinarErrors.EvaluationClosed, (await EvaluateAsync(people[6].Id, 1)).Error); // was not there
        Assert.Equal(WebinarErrors.MarkMissing, (await EvaluateAsync(people[5].Id, 0)).Error);
        Assert.True((await EvaluateAsync(people[4].Id, 5)).IsOk);
        Assert.Null(await ResultAsync(webinar)); // five by now, and a sixth could come

        site.Clock.Advance(TimeSpan.FromDays(new WebinarOptions().EvaluationDays));
        Assert.Equal(WebinarErrors.EvaluationClosed, (await EvaluateAsync(people[5].Id, 1)).Error);
        var result = await ResultAsync(webinar);
        Assert.Equal((5, 4.2), (result!.Count, result.Useful));
    }

    [Fact]
    public async Task Four_opinions_are_told_to_nobody()
    {
        var slot = Later(2);
        var webinar = (await PlanAsync(NewExpert(), slot)).Value;
        var people = new List<SignUp>();
        for (var n = 0; n < 4; n++) people.Add((await SignUpAsync(webinar)).Value!);
        site.Clock.Advance(slot.EndsAt - site.Clock.GetUtcNow());
        foreach (var person in people) Assert.True((await EvaluateAsync(person.Id, 3)).IsOk);

        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Null(await ResultAsync(webinar));
    }

    [Fact]
    public async Task Somebody_takes_along_what_they_asked_and_signed_up_for_and_once_it_is_erased_the_place_goes_to_who_waits()
    {
        var asker = Asker();
        var request = await AskAsync(asker);
        var webinar = (await PlanAsync(NewExpert(), Later(14), places: 1)).Value;
        await SignUpAsync(webinar, asker.Mail);
        var next = (await SignUpAsync(webinar)).Value!;
        var person = new DataSubject(asker.Member!.Value, "Lotte", asker.Mail);

        var taken = JsonSerializer.Serialize(await site.DoAsync<IEnumerable<IPersonalData>, object?>(parts => Own(parts).ExportAsync(person, default)));
        Assert.Contains("Praten als het schuurt", taken, StringComparison.Ordinal);
        Assert.Contains("Complotdenken", taken, StringComparison.Ordinal);
        Assert.DoesNotContain(next.Mail.Value, taken, StringComparison.Ordinal);
        await EraseAsync(person);

        Assert.Equal([next.Mail], await site.ReadAsync(db => db.Set<SignUp>().Where(s => s.WebinarId == webinar).Select(s => s.Mail).ToListAsync()));
        Assert.Equal((1, 0), await CountAsync(webinar));
        Assert.Equal(1, await MailsAsync([next.Mail], "Webinar.MovedUp"));
        var kept = await site.ReadAsync(db => db.Set<WebinarRequest>().SingleAsync(r => r.Id == request));
        Assert.Equal((null, "", null, "De Brug"), (kept.Member, kept.ContactName, kept.ContactMail, kept.Organisation));
    }

    private IMemberService Members => site.Get<IMemberService>();

    private static IPersonalData Own(IEnumerable<IPersonalData> parts) => parts.Single(part => part.Name == "webinars");

    private Task<Result<Done>> EraseAsync(DataSubject person) => DoAsync<IServiceProvider, Done>(services => services.GetRequiredService<IJointChange>().RunAsync<Done>(
        async ct =>
        {
            await Own(services.GetServices<IPersonalData>()).EraseAsync(person, ct);
            return Done.Value;
        }, default));

    private static EmailAddress Mail() => EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Expect();

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => work(n))));

    /// <summary>An hour and a half, some days from now: always at the same moment of the day, however often it is asked.</summary>
    private Slot Later(int days)
    {
        var start = new DateTimeOffset(site.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(13.5);
        return new Slot(start, start.AddHours(1.5));
    }

    private static Requester Asker() => new(new SchoolId(Guid.NewGuid()), new MemberKey(Guid.NewGuid()), "Lotte", Mail(), "De Brug", "nl");

    private Expert NewExpert()
    {
        var mail = Mail();
        var member = Members.CreateMemberWithIdentity(mail.Value, mail.Value, "Sam", "Member");
        return site.Experts.Add("Begeleider dialoog", new MemberKey(member.Key));
    }

    private EmailAddress MailOf(Expert expert) => EmailAddress.Parse(Members.GetById(expert.Account!.Value.Value)!.Email).Expect();

    private Task<Result<T>> DoAsync<TUseCase, T>(Func<TUseCase, Task<Result<T>>> work)
        where TUseCase : notnull => site.DoAsync(work);

    private async Task<WebinarRequestId> AskAsync(Requester asker) =>
        (await DoAsync<AskForWebinar, WebinarRequestId>(u => u.ExecuteAsync(asker, new WebinarWish("Complotdenken", "Graag op een middag", null), default))).Expect();

    private Task<Result<Done>> ProposeAsync(WebinarRequestId request, Expert expert, params Slot[] slots) =>
        DoAsync<ProposeDates, Done>(u => u.ExecuteAsync(request, Coordinator, new Proposal(expert.Key, false, 20, slots), default));

    private Task<List<ProposedDate>> DatesAsync(WebinarRequestId request) =>
        site.ReadAsync(db => db.Set<ProposedDate>().Where(d => d.RequestId == request).OrderBy(d => d.StartsAt).ToListAsync());

    private Task<Result<Done>> PickAsync(WebinarRequestId request, ProposedDateId date, SchoolId? school) => DoAsync<PickDate, Done>(u => u.ExecuteAsync(request, date, school, null, default));

    private async Task<WebinarRequestId> PickedAsync(Requester asker, Expert expert, Slot slot)
    {
        var request = await AskAsync(asker);
        Assert.True((await ProposeAsync(request, expert, slot)).IsOk);
        Assert.True((await PickAsync(request, (await DatesAsync(request)).Single().Id, asker.School)).IsOk);
        return request;
    }

    private Task<Result<WebinarId>> ConfirmAsync(WebinarRequestId request, Expert expert) => DoAsync<ConfirmDate, WebinarId>(u => u.ExecuteAsync(request, expert.Account!.Value, default));

    private Task<Result<Done>> WithdrawAsync(WebinarRequestId request, SchoolId school) => DoAsync<WithdrawWebinarRequest, Done>(u => u.ExecuteAsync(request, school, default));

    private Task<Result<WebinarId>> PlanAsync(Expert expert, Slot slot, int places = 20) =>
        DoAsync<PlanWebinar, WebinarId>(u => u.ExecuteAsync(Coordinator, expert.Key, Details(places), slot, default));

    private static WebinarDetails Details(int places) => new("Praten als het schuurt", "Voor elk team.", true, places, "https://meet.example/kamer", "");

    private Task<Result<Done>> ChangeAsync(WebinarId webinar, int places) => DoAsync<ChangeWebinar, Done>(u => u.ExecuteAsync(webinar, Coordinator, Details(places), default));

    private Task<Result<Done>> MoveAsync(WebinarId webinar, Slot slot) => DoAsync<MoveWebinar, Done>(u => u.ExecuteAsync(webinar, Coordinator, slot, default));

    private Task<Result<Done>> CancelAsync(WebinarId webinar, string reason) => DoAsync<CancelWebinar, Done>(u => u.ExecuteAsync(webinar, Coordinator, reason, default));

    private Task<Result<SignUp>> SignUpAsync(WebinarId webinar, EmailAddress? mail = null, SchoolId? school = null) =>
        DoAsync<SignUpForWebinar, SignUp>(u => u.ExecuteAsync(webinar, new Participant("Jan", mail ?? Mail(), "nl", null, school), default));

    private Task<Result<Done>> SignOffAsync(SignUpId signUp) => DoAsync<SignOffWebinar, Done>(u => u.ExecuteAsync(signUp, default));

    private Task<int> RemindAsync() => site.DoAsync<RemindOfWebinars, int>(async u =>
    {
        await u.ExecuteAsync(default);
        return 0;
    });

    private Task<int> AskForEvaluationsAsync() => site.DoAsync<AskForEvaluations, int>(async u =>
    {
        await u.ExecuteAsync(default);
        return 0;
    });

    private Task<Result<Done>> AttendAsync(WebinarId webinar, IEnumerable<SignUp> there) =>
        DoAsync<NoteAttendance, Done>(u => u.ByCoordinatorAsync(webinar, [.. there.Select(s => s.Id)], default));

    private Task<Result<Done>> EvaluateAsync(SignUpId signUp, int mark) => DoAsync<EvaluateWebinar, Done>(u => u.ExecuteAsync(signUp, new EvaluationAnswers(mark, 3, 3, "Fijn"), default));

    private async Task<EvaluationResult?> ResultAsync(WebinarId webinar)
    {
        var found = await site.ReadAsync(db => db.Set<Webinar>().SingleAsync(w => w.Id == webinar));
        return await site.DoAsync<WebinarEvaluations, EvaluationResult?>(u => u.ReadAsync(found, default));
    }

    private Task<(int Placed, int Waiting)> CountAsync(WebinarId webinar) => site.ReadAsync(async db => (
        await db.Set<SignUp>().CountAsync(s => s.WebinarId == webinar && s.State == SignUpState.Placed),
        await db.Set<SignUp>().CountAsync(s => s.WebinarId == webinar && s.State == SignUpState.Waiting)));

    private async Task<int> MailsAsync(IEnumerable<EmailAddress> to, string kind)
    {
        var all = await site.ReadAsync(db => db.Set<OutboxMail>().Where(m => m.Kind == kind).Select(m => m.Recipient).ToListAsync());
        return all.Count(to.ToHashSet().Contains);
    }

    private Task<OutboxMail> LastMailAsync(EmailAddress to) => site.ReadAsync(db => db.Set<OutboxMail>().Where(m => m.Recipient == to).OrderByDescending(m => m.WrittenAt).FirstAsync());
}
