using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Reads what schools say of stories.</summary>
public sealed class ReactionsOfStory(WijschoolDbContext db)
{
    private const int Most = 200;

    /// <summary>What everybody may see at a story's page.</summary>
    public async Task<Reactions> ReadAsync(Guid document, CancellationToken ct)
    {
        var helped = await db.Set<StoryAppreciation>().CountAsync(a => a.Document == document, ct);
        var story = await db.Set<SchoolStory>().AsNoTracking().Where(s => s.Document == document).Select(s => new { s.Id, s.SchoolId }).SingleOrDefaultAsync(ct);
        if (story is null) return new Reactions(helped, null, []);
        var questions = await (from question in db.Set<StoryQuestion>().AsNoTracking()
                               join asker in db.Set<School>() on question.AskingSchool equals asker.Id
                               where question.StoryId == story.Id && !question.IsHidden
                               orderby question.AskedAt
                               select new PublicQuestion(question.Id, asker.Name, question.Text, question.AskedAt, question.Answer, question.ReportedAt != null)).Take(Most).ToListAsync(ct);
        return new Reactions(helped, story.SchoolId, questions);
    }

    /// <summary>Whether this person says that it helps.</summary>
    public Task<bool> IsAppreciatedAsync(Guid document, MemberKey member, CancellationToken ct) =>
        db.Set<StoryAppreciation>().AnyAsync(a => a.Document == document && a.Member == member, ct);

    /// <summary>The questions to a school, those without an answer first.</summary>
    public async Task<IReadOnlyList<QuestionToSchool>> ToAsync(SchoolId school, CancellationToken ct) => await (
        from question in db.Set<StoryQuestion>().AsNoTracking()
        join story in db.Set<SchoolStory>() on question.StoryId equals story.Id
        join asker in db.Set<School>() on question.AskingSchool equals asker.Id
        where story.SchoolId == school && !question.IsHidden
        orderby question.AnsweredAt != null, question.AskedAt descending
        select new QuestionToSchool(question.Id, story.Title, story.Document, asker.Name, question.Text, question.AskedAt, question.Answer)).Take(Most).ToListAsync(ct);

    /// <summary>The questions for the editors to look at: what was reported comes first, then the latest.</summary>
    /// <param name="take">At most 200.</param>
    public async Task<ModeratedQuestions> ModeratedAsync(int skip, int take, CancellationToken ct)
    {
        var total = await db.Set<StoryQuestion>().CountAsync(ct);
        var reported = await db.Set<StoryQuestion>().CountAsync(q => q.ReportedAt != null, ct);
        var found = await (
            from question in db.Set<StoryQuestion>().AsNoTracking()
            join story in db.Set<SchoolStory>() on question.StoryId equals story.Id
            join asker in db.Set<School>() on question.AskingSchool equals asker.Id
            orderby question.ReportedAt != null descending, question.AskedAt descending
            select new ModeratedQuestion(question.Id, story.Document, story.Title, asker.Name, question.Text, question.Answer, question.AskedAt, question.ReportedAt != null, question.IsHidden))
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most)).ToListAsync(ct);
        return new ModeratedQuestions(total, reported, found);
    }
}

/// <param name="Helped">How many people of schools say that it helps.</param>
/// <param name="School">The school that answers; null where none stands behind the page.</param>
public sealed record Reactions(int Helped, SchoolId? School, IReadOnlyList<PublicQuestion> Questions);

/// <param name="Asker">The name of the school that asks.</param>
/// <param name="IsReported">Whether the editors have been asked to look at it.</param>
public sealed record PublicQuestion(StoryQuestionId Id, string Asker, string Text, DateTimeOffset AskedAt, string? Answer, bool IsReported);

/// <param name="Title">Of the story.</param>
/// <param name="Asker">The name of the school that asks.</param>
public sealed record QuestionToSchool(StoryQuestionId Id, string Title, Guid? Document, string Asker, string Text, DateTimeOffset AskedAt, string? Answer);

/// <param name="Total">How many there are in all.</param>
/// <param name="Reported">How many of them were reported.</param>
public sealed record ModeratedQuestions(int Total, int Reported, IReadOnlyList<ModeratedQuestion> Questions);

/// <param name="Asker">The name of the school that asks.</param>
public sealed record ModeratedQuestion(
    StoryQuestionId Id, Guid? Document, string Title, string Asker, string Text, string? Answer, DateTimeOffset AskedAt, bool IsReported, bool IsHidden);
