using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Community;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Somebody of a school asks another one about its published story; that school is told.</summary>
public sealed class AskAboutStory(
    WijschoolDbContext db, IJointChange change, StoryPost post, ICommunityLinks links, TimeProvider clock, ILogger<AskAboutStory> logger)
{
    private const int MostADay = 10;

    /// <returns>The question, also when the same was asked before; <see cref="StoryErrors.QuestionInvalid"/>, <see cref="StoryErrors.NobodyToAsk"/> or <see cref="StoryErrors.TooManyQuestions"/>.</returns>
    public async Task<Result<StoryQuestionId>> ExecuteAsync(Asker asker, Guid document, string text, CancellationToken ct) =>
        text.ReplaceLineEndings("\n").Trim() is { Length: > 0 and <= StoryQuestion.LongestText } tidy
            ? await change.RunAsync(inner => AskAsync(asker, document, tidy, inner), ct) : StoryErrors.QuestionInvalid;

    private async Task<Result<StoryQuestionId>> AskAsync(Asker asker, Guid document, string text, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(asker.School, asker.Member, ct);
        if (turn is null) return error!;
        if (await db.Set<SchoolStory>().SingleOrDefaultAsync(s => s.Document == document && s.State == StoryState.Published, ct) is not { } story
            || story.SchoolId == asker.School) return StoryErrors.NobodyToAsk;
        var member = asker.Member;
        var before = await db.Set<StoryQuestion>().FirstOrDefaultAsync(q => q.StoryId == story.Id && q.AskedBy == member && q.Text == text, ct);
        if (before is not null) return before.Id; // sent twice
        var since = clock.GetUtcNow().AddDays(-1);
        if (await db.Set<StoryQuestion>().CountAsync(q => q.AskedBy == member && q.AskedAt > since, ct) >= MostADay) return StoryErrors.TooManyQuestions;

        var question = new StoryQuestion(EntityId.New<StoryQuestionId>(clock), story.Id, asker, text, clock.GetUtcNow());
        db.Add(question);
        var owner = await db.Set<School>().SingleAsync(s => s.Id == story.SchoolId, ct);
        await post.SendAsync(story, owner, StoryMails.Asked, links.Questions(story.Culture), ct, ("asker", turn.School.Name), ("question", text));
        await db.SaveChangesAsync(ct);
        logger.QuestionAsked(question.Id.Value, story.Id.Value);
        return question.Id;
    }
}

/// <summary>Somebody of the school of a story answers a question, or answers better; whoever asked is told of the first answer.</summary>
public sealed class AnswerQuestion(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, Outbox outbox, ICommunityLinks links, IAuditTrail trail, TimeProvider clock)
{
    /// <returns>The key of the story's page; <see cref="StoryErrors.AnswerInvalid"/> or <see cref="StoryErrors.QuestionNotFound"/>.</returns>
    public async Task<Result<Guid>> ExecuteAsync(SchoolId school, MemberKey by, StoryQuestionId id, string answer, CancellationToken ct) =>
        answer.ReplaceLineEndings("\n").Trim() is { Length: > 0 and <= StoryQuestion.LongestAnswer } tidy
            ? await change.RunAsync(inner => AnswerAsync(school, by, id, tidy, inner), ct) : StoryErrors.AnswerInvalid;

    private async Task<Result<Guid>> AnswerAsync(SchoolId school, MemberKey by, StoryQuestionId id, string answer, CancellationToken ct)
    {
        if (await db.MembershipAsync(school, by, ct) is null) return StoryErrors.QuestionNotFound;
        if (await db.TakeTurnAsync(id, ct) is not { IsHidden: false } question) return StoryErrors.QuestionNotFound;
        if (await db.Set<SchoolStory>().SingleOrDefaultAsync(s => s.Id == question.StoryId && s.SchoolId == school, ct) is not { Document: { } document } story)
            return StoryErrors.QuestionNotFound;
        var isFirst = question.Answer is null;
        question.Give(answer, by, clock.GetUtcNow());
        trail.Record(school, by, AuditAction.QuestionAnswered, story.Id.Value);
        if (isFirst && question.AskedBy is { } asker && people.MailOf(asker) is { } mail && links.Published(document, question.Culture) is { } link)
        {
            var name = await db.Set<School>().Where(s => s.Id == school).Select(s => s.Name).SingleAsync(ct);
            await outbox.AddAsync(StoryMails.Answered, mail, question.Culture, MailContent.Of(link, ("title", story.Title), ("school", name), ("answer", answer)));
        }
        await db.SaveChangesAsync(ct);
        return document;
    }
}

/// <summary>Somebody of a school says that a question does not belong there; the editors look at it.</summary>
public sealed class ReportQuestion(WijschoolDbContext db, IJointChange change, TimeProvider clock, ILogger<ReportQuestion> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, StoryQuestionId id, CancellationToken ct) => change.RunAsync<Done>(
        async inner =>
        {
            if (await db.MembershipAsync(school, by, inner) is null) return StoryErrors.QuestionNotFound;
            if (await db.TakeTurnAsync(id, inner) is not { IsHidden: false } question) return StoryErrors.QuestionNotFound;
            question.Report(clock.GetUtcNow());
            await db.SaveChangesAsync(inner);
            logger.QuestionReported(id.Value);
            return Done.Value;
        }, ct);
}

/// <summary>An editor takes a question off the page, puts it back, or throws it away for good.</summary>
public sealed class ModerateQuestion(WijschoolDbContext db, IJointChange change, ILogger<ModerateQuestion> logger)
{
    /// <returns>The key of the story's page, or <see cref="StoryErrors.QuestionNotFound"/>.</returns>
    public Task<Result<Guid>> ShowAsync(StoryQuestionId id, bool isHidden, CoordinatorKey by, CancellationToken ct) => JudgeAsync(id, by, isHidden ? "hidden" : "shown", question => question.Judge(isHidden), ct);

    /// <inheritdoc cref="ShowAsync"/>
    public Task<Result<Guid>> DeleteAsync(StoryQuestionId id, CoordinatorKey by, CancellationToken ct) => JudgeAsync(id, by, "deleted", question => db.Remove(question), ct);

    private Task<Result<Guid>> JudgeAsync(StoryQuestionId id, CoordinatorKey by, string what, Action<StoryQuestion> judge, CancellationToken ct) => change.RunAsync<Guid>(
        async inner =>
        {
            if (await db.TakeTurnAsync(id, inner) is not { } question) return StoryErrors.QuestionNotFound;
            judge(question);
            await db.SaveChangesAsync(inner);
            logger.QuestionJudged(id.Value, what, by.Value);
            return await db.Set<SchoolStory>().Where(s => s.Id == question.StoryId).Select(s => s.Document ?? Guid.Empty).SingleAsync(inner);
        }, ct);
}

internal static partial class QuestionLog
{
    [LoggerMessage(LogLevel.Information, "Question {QuestionId} was asked about story {StoryId}.")]
    public static partial void QuestionAsked(this ILogger logger, Guid questionId, Guid storyId);

    [LoggerMessage(LogLevel.Information, "Question {QuestionId} was reported.")]
    public static partial void QuestionReported(this ILogger logger, Guid questionId);

    [LoggerMessage(LogLevel.Information, "Question {QuestionId} was {What} by editor {Editor}.")]
    public static partial void QuestionJudged(this ILogger logger, Guid questionId, string what, Guid editor);
}
