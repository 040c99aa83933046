using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Classes;
using WIJschool.Web.Scans.Classes;
using WIJschool.Web.Tests.Access;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Scans.Classes;

/// <summary>The pages of teachers and pupils, without script.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class ClassPageTests(ImportedSite site)
{
    [Fact]
    public async Task A_teacher_starts_a_class_a_pupil_answers_and_the_teacher_closes_it()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        await schools.RoundAsync();
        var teacher = schools["staff"];
        using var pupil = new MemberVisitor(site);

        var (started, _) = await teacher.SendAsync("/mijn-school/klas", new() { ["Group"] = "3B" });
        var board = started.Headers.Location!.OriginalString;
        var (_, shown) = await teacher.GetAsync(board);
        var code = Code().Match(shown).Groups["code"].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("<svg aria-hidden=\"true\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", shown, StringComparison.Ordinal); // the policy lets none in

        var (entered, _) = await pupil.SendAsync("/klas", new() { ["code"] = code.ToLowerInvariant() });
        var page = entered.Headers.Location!.OriginalString;
        Assert.Equal($"/klas/{code}", page);
        var (_, form) = await pupil.GetAsync(page);
        Assert.Contains("Klas: 3B", form, StringComparison.Ordinal);
        var (refused, again) = await pupil.SendAsync(page, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("class=\"problems\"", again, StringComparison.Ordinal);
        var (sent, _) = await pupil.SendAsync(page, Fields(form, "4"));
        Assert.Equal("/klas/bedankt", sent.Headers.Location?.OriginalString);
        Assert.Contains("<h1>Je hebt al meegedaan</h1>", (await pupil.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Contains("1 leerling is klaar", (await teacher.GetAsync("/mijn-school/klas")).Text, StringComparison.Ordinal);

        var (closed, _) = await teacher.SendAsync(board + "/sluiten", []);
        Assert.Equal("/mijn-school/klas?klaar=gesloten", closed.Headers.Location?.OriginalString);
        using var late = new MemberVisitor(site);
        var (gone, told) = await late.GetAsync(page);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("<h1>Deze klas is klaar</h1>", told, StringComparison.Ordinal);
        var (_, list) = await teacher.GetAsync("/mijn-school/klas");
        Assert.Contains("minder dan 10 antwoorden", list, StringComparison.Ordinal);
        Assert.DoesNotContain("1 leerling is klaar", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_pupil_chose_stands_there_still_when_something_was_wrong()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        using var pupil = new MemberVisitor(site);
        var page = ClassAddresses.Enter(session.Code);
        var fields = Fields((await pupil.GetAsync(page)).Text, "2");
        fields[fields.Keys.First()] = "99";

        var (answer, text) = await pupil.SendAsync(page, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(fields.Count - 1, Chosen().Count(text));
        Assert.Equal(0, await schools.CountAsync(session));
    }

    [Fact]
    public async Task A_class_answers_in_English_too_and_only_what_its_sector_is_asked()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        using var pupil = new MemberVisitor(site);
        var asked = await schools.DoAsync<ClassRounds, ClassQuestions>(rounds => rounds.QuestionsAsync(session, "en", default));

        var (_, text) = await pupil.GetAsync("/en" + ClassAddresses.Enter(session.Code));

        Assert.Contains("What do you think?", text, StringComparison.Ordinal);
        Assert.All(asked.Asked.Instrument.Statements, statement => Assert.Equal(statement.IsAskedIn(asked.Sector), text.Contains(statement.Text, StringComparison.Ordinal)));
        Assert.Equal("/en/klas/bedankt", (await pupil.SendAsync("/en" + ClassAddresses.Enter(session.Code), Fields(text, "0", "1"))).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_page_of_a_pupil_sets_no_cookie_but_the_one_of_the_device_and_names_no_school()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();

        using var answer = await site.SendAsync(ClassAddresses.Enter(session.Code));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(PupilController.DeviceCookie + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("De Brug", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_finds_a_class_by_trying_and_a_school_next_door_goes_on()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        var (guesser, neighbour) = (("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-For", "203.0.113.8"));
        var wrong = Enumerable.Range(0, 200).Select(_ => ClassCode.New()).Where(code => code != session.Code);

        List<HttpStatusCode> answers = [];
        foreach (var code in wrong)
        {
            answers.Add(await StatusAsync(ClassAddresses.Enter(code), guesser));
            if (answers[^1] == HttpStatusCode.TooManyRequests) break;
        }

        Assert.Equal(100, answers.Count(status => status == HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(ClassAddresses.Enter(session.Code), guesser)); // not even the right one
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ClassAddresses.Enter(session.Code), neighbour));
    }

    [Fact]
    public void Right_codes_are_no_guesses()
    {
        using var guesses = new ClassGuesses(Options.Create(new ClassOptions { WrongCodes = 5 }));

        Assert.All(Enumerable.Range(0, 500), _ => Assert.True(guesses.MayTry("school")));
        for (var wrong = 0; wrong < 5; wrong++) guesses.CountWrong("school");
        Assert.False(guesses.MayTry("school"));
        Assert.True(guesses.MayTry("elsewhere"));
    }

    [Fact]
    public async Task Five_hundred_phones_that_send_at_once_are_all_confirmed_and_counted_once()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        var asked = await schools.DoAsync<ClassRounds, ClassQuestions>(rounds => rounds.QuestionsAsync(session, "nl", default));
        var answers = asked.Asked.Instrument.AskedIn(asked.Sector).ToDictionary(statement => PupilForm.Prefix + statement.Code, _ => "3");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address, Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.Add("X-Requested-With", "klas");
        var phones = Enumerable.Range(0, 500).Select(_ => DeviceToken.New().Value).ToList();

        var statuses = await Task.WhenAll(phones.Concat(phones.Take(50)).Select(phone => Task.Run(() => SendAsync(phone))));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Equal(500, await schools.CountAsync(session));

        async Task<HttpStatusCode> SendAsync(string phone)
        {
            using var content = new FormUrlEncodedContent(answers.Append(new("Device", phone)));
            using var answer = await http.PostAsync(new Uri(ClassAddresses.Answers(session.Id), UriKind.Relative), content);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_board_hears_of_each_answer_and_of_the_end()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        using var reader = new StreamReader(await schools["staff"].OpenAsync(ClassAddresses.Count(session.Id)));

        Assert.Equal("""{"answers":0,"isOpen":true}""", await NextAsync(reader));
        await schools.AnswerAsync(session, pupils: 2);
        Assert.Equal("""{"answers":2,"isOpen":true}""", await NextAsync(reader));
        await schools.CloseAsync(session);
        Assert.Equal("""{"answers":2,"isOpen":false}""", await NextAsync(reader));
        Assert.Null(await NextAsync(reader));
    }

    [Fact]
    public async Task A_count_ends_when_the_site_stops()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        using var lifetime = new Stopping();
        var counts = new ClassCounts(site.Get<IDbContextFactory<WijschoolDbContext>>(), lifetime, TimeProvider.System);
        var told = 0;

        await foreach (var count in counts.WatchAsync(session.Id, CancellationToken.None))
        {
            told++;
            lifetime.StopApplication();
        }

        Assert.Equal(1, told);
    }

    /// <summary>The next count that is told.</summary>
    private static async Task<string?> NextAsync(StreamReader reader)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line["data: ".Length..];
        }
        return null;
    }

    private async Task<HttpStatusCode> StatusAsync(string address, (string, string) header)
    {
        using var answer = await site.SendAsync(address, header: header);
        return answer.StatusCode;
    }

    /// <summary>A choice for every statement on a page, in turn.</summary>
    private static Dictionary<string, string> Fields(string page, params string[] choices) => Names().Matches(page)
        .Select(match => match.Groups["name"].Value).Distinct().Select((name, index) => (name, index)).ToDictionary(field => field.name, field => choices[field.index % choices.Length]);

    [GeneratedRegex("class=\"board__code\"[^>]*>(?<code>[^<]+)<", RegexOptions.ExplicitCapture, 1000)] private static partial Regex Code();

    [GeneratedRegex("type=\"radio\" name=\"(?<name>a-[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)] private static partial Regex Names();

    [GeneratedRegex("type=\"radio\"[^>]* checked", RegexOptions.ExplicitCapture, 1000)] private static partial Regex Chosen();

    private sealed class Stopping : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
