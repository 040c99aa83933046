using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;

namespace WIJschool.Web.Tests.Stories;

public sealed class ReactionsOnSqlite(DomainOnSqlite site) : StoryReactionTests(site), IClassFixture<DomainOnSqlite>;

public sealed class ReactionsOnPostgres(DomainOnPostgres site) : StoryReactionTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>What schools write, and what others say of it.</summary>
public abstract class StoryReactionTests(DomainSite site)
{
    [Fact]
    public async Task Who_says_it_helps_from_many_windows_at_once_counts_once_and_can_take_it_back()
    {
        var (school, people) = await site.SchoolAsync();
        var (_, document, owner, author) = await StoryAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(window => AppreciateAsync(school, people[window % 2], document, true)));
        Assert.Equal(2, (await ReactionsAsync(document)).Helped);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AppreciateAsync(school, people[0], document, false)));

        Assert.Equal(1, (await ReactionsAsync(document)).Helped);
        Assert.Equal(StoryErrors.OwnStory, (await AppreciateAsync(owner, author, document, true)).Error);
        Assert.Equal(SchoolErrors.NotFound, (await AppreciateAsync(owner, people[0], document, true)).Error);
        Assert.Equal(1, (await ReactionsAsync(document)).Helped);
    }

    [Fact]
    public async Task A_question_that_is_sent_twice_at_once_is_asked_once_and_the_school_is_told_once()
    {
        var (school, people) = await site.SchoolAsync(1);
        var (_, document, owner, author) = await StoryAsync();

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(school, people[0], document, "Hoe lang duurde het?")));

        Assert.Single(asked.Select(result => result.Expect()).Distinct());
        var question = Assert.Single((await ReactionsAsync(document)).Questions);
        Assert.Equal("Hoe lang duurde het?", question.Text);
        var mail = site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetById(author.Value)!.Email;
        Assert.Equal([StoryMails.Asked.Code], await MailsAsync(mail));
        Assert.Equal(StoryErrors.NobodyToAsk, (await AskAsync(owner, author, document, "Aan onszelf")).Error);
        Assert.Equal(StoryErrors.QuestionInvalid, (await AskAsync(school, people[0], document, " ")).Error);
        for (var number = 1; number < 10; number++) Assert.True((await AskAsync(school, people[0], document, $"Vraag {number}")).IsOk);
        Assert.Equal(StoryErrors.TooManyQuestions, (await AskAsync(school, people[0], document, "Nog een")).Error);
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.True((await AskAsync(school, people[0], document, "Morgen weer")).IsOk);
    }

    [Fact]
    public async Task Only_the_school_of_a_story_answers_and_what_an_editor_hid_is_not_shown_nor_answered()
    {
        var (school, people) = await site.SchoolAsync(1);
        var (_, document, owner, author) = await StoryAsync();
        var id = (await AskAsync(school, people[0], document, "Wie begon?")).Value;
        var editor = new CoordinatorKey(Guid.NewGuid());

        Assert.Equal(StoryErrors.QuestionNotFound, (await AnswerAsync(school, people[0], id, "Wij")).Error);
        Assert.Equal(StoryErrors.QuestionNotFound, (await AnswerAsync(owner, people[0], id, "Wij")).Error);
        Assert.Equal(document, (await AnswerAsync(owner, author, id, "De ouders")).Value);
        Assert.Equal("De ouders", Assert.Single((await ReactionsAsync(document)).Questions).Answer);

        Assert.True((await site.DoAsync((ReportQuestion report) => report.ExecuteAsync(school, people[0], id, CancellationToken.None))).IsOk);
        Assert.Contains((await site.DoAsync((ReactionsOfStory all) => all.ModeratedAsync(0, 200, CancellationToken.None))).Questions, one => one.Id == id && one.IsReported);
        Assert.Equal(document, (await site.DoAsync((ModerateQuestion judge) => judge.ShowAsync(id, isHidden: true, editor, CancellationToken.None))).Value);
        Assert.Empty((await ReactionsAsync(document)).Questions);
        Assert.Equal(StoryErrors.QuestionNotFound, (await AnswerAsync(owner, author, id, "Toch")).Error);
        Assert.True((await site.DoAsync((ModerateQuestion judge) => judge.ShowAsync(id, isHidden: false, editor, CancellationToken.None))).IsOk);
        Assert.Single((await ReactionsAsync(document)).Questions);
        Assert.True((await site.DoAsync((ModerateQuestion judge) => judge.DeleteAsync(id, editor, CancellationToken.None))).IsOk);
        Assert.Equal(StoryErrors.QuestionNotFound, (await site.DoAsync((ModerateQuestion judge) => judge.DeleteAsync(id, editor, CancellationToken.None))).Error);
    }

    [Fact]
    public async Task Two_colleagues_who_save_the_same_step_at_once_lose_nothing_and_a_form_sent_twice_begins_one_story()
    {
        var (school, people) = await site.SchoolAsync();
        var id = new StoryId(Guid.NewGuid());
        var basics = new StoryBasics(StoryKind.Case, "Een vlag in de pauze", "", null);
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.DoAsync((BeginStory begin) => begin.ExecuteAsync(school, people[0], id, basics, "nl", CancellationToken.None))));
        Assert.All(begun, result => Assert.Equal(id, result.Expect()));

        var saved = await Task.WhenAll(people.Select(member => WriteAsync(school, member, id, 0, new StoryWhat($"Van {member.Value}", "", ""))));

        Assert.Single(saved, result => result.IsOk);
        Assert.Equal(StoryErrors.ChangedMeanwhile, Assert.Single(saved, result => !result.IsOk).Error);
        Assert.Equal(StoryErrors.TextTooLong.About("Approach"), (await WriteAsync(school, people[0], id, 1, new StoryWhat("", "", new string('a', 6001)))).Error);
        Assert.True((await WriteAsync(school, people[1], id, 1, new StoryOutcome("Rust", ""))).IsOk);
        var (other, strangers) = await site.SchoolAsync(1);
        Assert.Equal(StoryErrors.NotFound, (await WriteAsync(other, strangers[0], id, 2, new StoryOutcome("x", ""))).Error);
        Assert.Equal(StoryErrors.NotFound, (await WriteAsync(school, strangers[0], id, 2, new StoryOutcome("x", ""))).Error);
        Assert.Equal(StoryErrors.NotFound, (await site.DoAsync((BeginStory begin) => begin.ExecuteAsync(other, strangers[0], id, basics, "nl", CancellationToken.None))).Error);
        Assert.Equal(StoryErrors.NotFound, (await site.DoAsync((RemoveStory remove) => remove.ExecuteAsync(other, strangers[0], id, CancellationToken.None))).Error);
        Assert.True((await site.DoAsync((RemoveStory remove) => remove.ExecuteAsync(school, people[1], id, CancellationToken.None))).IsOk);
    }

    [Fact]
    public async Task Who_is_erased_leaves_the_story_and_the_question_to_the_schools_and_takes_the_rest_along()
    {
        var (school, people) = await site.SchoolAsync(1);
        var (id, document, owner, author) = await StoryAsync();
        await AskAsync(school, people[0], document, "Hoe dan?");
        await AppreciateAsync(school, people[0], document, true);
        await site.DoAsync((Core.SavedInterventions.SaveIntervention save) => save.ExecuteAsync(school, people[0], Guid.NewGuid(), "Waarom", CancellationToken.None));
        Assert.Contains("Samen eten", JsonSerializer.Serialize(await ExportAsync(author)), StringComparison.Ordinal);
        Assert.Contains("Hoe dan?", JsonSerializer.Serialize(await ExportAsync(people[0])), StringComparison.Ordinal);

        await EraseAsync(author);
        await EraseAsync(people[0]);

        Assert.Null(await site.ReadAsync(db => db.Set<SchoolStory>().Where(s => s.Id == id).Select(s => s.Author).SingleAsync()));
        var reactions = await ReactionsAsync(document);
        Assert.Equal((0, "Hoe dan?"), (reactions.Helped, Assert.Single(reactions.Questions).Text));
        Assert.Null(await site.ReadAsync(db => db.Set<Core.SavedInterventions.SavedIntervention>().Where(s => s.SchoolId == school).Select(s => s.SavedBy).SingleAsync()));
        Assert.All(await site.ReadAsync(db => db.Set<Core.Audit.AuditEvent>().Where(line => line.SchoolId == school || line.SchoolId == owner).ToListAsync()), line => Assert.Null(line.Member));
    }

    private Task<List<object?>> ExportAsync(MemberKey member) => WithPartsAsync(async (parts, person) =>
    {
        List<object?> kept = [];
        foreach (var part in parts) kept.Add(await part.ExportAsync(person, CancellationToken.None));
        return kept;
    }, member);

    private Task<List<object?>> EraseAsync(MemberKey member) => WithPartsAsync(async (parts, person) =>
    {
        foreach (var part in parts) await part.EraseAsync(person, CancellationToken.None);
        return [];
    }, member);

    // those of this feature alone: others have tests of their own
    private Task<List<object?>> WithPartsAsync(Func<IEnumerable<IPersonalData>, DataSubject, Task<List<object?>>> work, MemberKey member) => site.DoAsync(async (IServiceProvider services) =>
        (await services.GetRequiredService<IJointChange>().RunAsync<List<object?>>(
            async _ => await work(services.GetServices<IPersonalData>().Where(part => part.Name is "stories" or "saved" or "trail"), new DataSubject(member, "", null)), CancellationToken.None)).Expect());

    private async Task<(StoryId Id, Guid Document, SchoolId School, MemberKey Author)> StoryAsync()
    {
        var (school, people) = await site.SchoolAsync(1);
        var (id, document) = await site.PublishedAsync(school, people[0]);
        return (id, document, school, people[0]);
    }

    private Task<Result<int>> WriteAsync(SchoolId school, MemberKey by, StoryId id, int revision, StoryPart part) =>
        site.DoAsync((WriteStory write) => write.ExecuteAsync(school, by, id, revision, part, CancellationToken.None));

    private Task<Result<Done>> AppreciateAsync(SchoolId school, MemberKey by, Guid document, bool helps) =>
        site.DoAsync((Appreciate appreciate) => appreciate.ExecuteAsync(school, by, document, helps, CancellationToken.None));

    private Task<Result<StoryQuestionId>> AskAsync(SchoolId school, MemberKey by, Guid document, string text) =>
        site.DoAsync((AskAboutStory ask) => ask.ExecuteAsync(new Asker(school, by, "nl"), document, text, CancellationToken.None));

    private Task<Result<Guid>> AnswerAsync(SchoolId school, MemberKey by, StoryQuestionId id, string answer) =>
        site.DoAsync((AnswerQuestion use) => use.ExecuteAsync(school, by, id, answer, CancellationToken.None));

    private Task<Reactions> ReactionsAsync(Guid document) => site.DoAsync((ReactionsOfStory reactions) => reactions.ReadAsync(document, CancellationToken.None));

    private Task<List<string>> MailsAsync(string address)
    {
        var recipient = EmailAddress.Parse(address).Expect();
        return site.ReadAsync(db => db.Set<OutboxMail>().Where(mail => mail.Recipient == recipient).Select(mail => mail.Kind).ToListAsync());
    }
}
