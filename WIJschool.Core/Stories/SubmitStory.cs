using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Somebody of a school hands its story in: the document is made, or its next version. A second click finds that it is done.</summary>
public sealed class SubmitStory(
    WijschoolDbContext db, IJointChange change, StoryDocuments documents, IAuditTrail trail, TimeProvider clock, ILogger<SubmitStory> logger)
{
    /// <returns>The key of the document; <see cref="StoryErrors.TextMissing"/> about the first field that is empty, or why it cannot be handed in.</returns>
    public Task<Result<Guid>> ExecuteAsync(SchoolId school, MemberKey by, StoryId id, CancellationToken ct) => change.RunAsync(inner => SubmitAsync(school, by, id, inner), ct);

    private async Task<Result<Guid>> SubmitAsync(SchoolId schoolId, MemberKey by, StoryId id, CancellationToken ct)
    {
        if (await db.MembershipAsync(schoolId, by, ct) is null) return StoryErrors.NotFound;
        if (await db.TakeTurnAsync(id, ct) is not { } story || story.SchoolId != schoolId) return StoryErrors.NotFound;
        if (story is { State: StoryState.Submitted, Document: { } there }) return there;
        if (!story.IsEditable) return StoryErrors.NotEditable;
        if (Missing(story).FirstOrDefault() is { } field) return StoryErrors.TextMissing.About(field);

        var school = await db.Set<School>().SingleAsync(s => s.Id == schoolId, ct);
        var pictures = await db.Set<StoryPicture>().Where(p => p.StoryId == id).OrderBy(p => p.Id).ToListAsync(ct);
        var written = await documents.WriteAsync(story, school, pictures, ct);
        if (!written.IsOk) return written;
        story.Submit(written.Value, clock.GetUtcNow());
        trail.Record(schoolId, by, AuditAction.StorySubmitted, id.Value);
        await db.SaveChangesAsync(ct);
        logger.StorySubmitted(id.Value, written.Value);
        return written;
    }

    /// <summary>The fields that must be filled in and are not.</summary>
    public static IEnumerable<string> Missing(SchoolStory story)
    {
        (string Field, string Text, bool IsAsked)[] fields =
        [
            ("Intro", story.Intro, true), ("Situation", story.Situation, true), ("Dilemma", story.Dilemma, story.Kind == StoryKind.Case),
            ("Approach", story.Approach, true), ("Result", story.Result, true), ("Lessons", story.Lessons, story.Kind == StoryKind.Success),
        ];
        return fields.Where(field => field.IsAsked && field.Text.Length == 0).Select(field => field.Field);
    }
}

internal static partial class StoryLog
{
    [LoggerMessage(LogLevel.Information, "Story {StoryId} was handed in: document {Document}.")]
    public static partial void StorySubmitted(this ILogger logger, Guid storyId, Guid document);

    [LoggerMessage(LogLevel.Information, "Story {StoryId} is {State} now.")]
    public static partial void StoryFollowed(this ILogger logger, Guid storyId, StoryState state);

    [LoggerMessage(LogLevel.Information, "Editor {Editor} asked for changes of story {StoryId}.")]
    public static partial void ChangesAsked(this ILogger logger, Guid storyId, Guid editor);

    [LoggerMessage(LogLevel.Information, "Editor {Editor} declined story {StoryId}.")]
    public static partial void StoryDeclined(this ILogger logger, Guid storyId, Guid editor);
}
