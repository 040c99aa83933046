using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Whoever changes a story, of the school or as an editor, waits here for those who do so at the same moment, and reads what they left.</summary>
internal static class StoryTurns
{
    /// <returns>The story as it is now, tracked; null when there is none.</returns>
    public static async Task<SchoolStory?> TakeTurnAsync(this WijschoolDbContext db, StoryId id, CancellationToken ct)
    {
        var found = await db.Set<SchoolStory>().Where(story => story.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), ct);
        return found == 0 ? null : await db.Set<SchoolStory>().SingleAsync(story => story.Id == id, ct);
    }

    /// <summary>Takes the turn to write, as somebody of the school.</summary>
    /// <returns>The story; <see cref="StoryErrors.NotFound"/> for another school's, <see cref="StoryErrors.NotEditable"/> while an editor has it.</returns>
    public static async Task<Result<SchoolStory>> TakeTurnToWriteAsync(this WijschoolDbContext db, SchoolId school, StoryId id, MemberKey by, CancellationToken ct)
    {
        if (await db.MembershipAsync(school, by, ct) is null) return StoryErrors.NotFound;
        if (await db.TakeTurnAsync(id, ct) is not { } story || story.SchoolId != school) return StoryErrors.NotFound;
        return story.IsEditable ? story : StoryErrors.NotEditable;
    }

    /// <returns>The question as it is now, tracked; null when there is none.</returns>
    public static async Task<StoryQuestion?> TakeTurnAsync(this WijschoolDbContext db, StoryQuestionId id, CancellationToken ct)
    {
        var found = await db.Set<StoryQuestion>().Where(question => question.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.Version, q => q.Version + 1), ct);
        return found == 0 ? null : await db.Set<StoryQuestion>().SingleAsync(question => question.Id == id, ct);
    }
}
