using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Somebody of a school begins a story.</summary>
public sealed class BeginStory(WijschoolDbContext db, IJointChange change, TimeProvider clock)
{
    private const int MostDrafts = 20;

    /// <param name="id">Chosen where the form was made: the same form sent twice begins one story.</param>
    /// <param name="culture">The language in which this person reads the site.</param>
    /// <returns>The story; what is wrong with the part, <see cref="StoryErrors.TooManyDrafts"/>, or why this person may not.</returns>
    public async Task<Result<StoryId>> ExecuteAsync(SchoolId school, MemberKey by, StoryId id, StoryBasics basics, string culture, CancellationToken ct) =>
        basics.Check() is { } wrong ? wrong : await change.RunAsync(inner => BeginAsync(school, by, id, basics, culture, inner), ct);

    private async Task<Result<StoryId>> BeginAsync(SchoolId school, MemberKey by, StoryId id, StoryBasics basics, string culture, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct);
        if (turn is null) return error!;
        if (await db.Set<SchoolStory>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { } begun)
            return begun.SchoolId == school ? begun.Id : StoryErrors.NotFound;
        if (await db.Set<SchoolStory>().CountAsync(s => s.SchoolId == school && s.State == StoryState.Draft, ct) >= MostDrafts) return StoryErrors.TooManyDrafts;
        db.Add(new SchoolStory(id, turn.School, by, basics, culture, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return id;
    }
}

/// <summary>Somebody of a school writes a part of a story that is not with an editor. It need not be finished: nothing that was typed is lost.</summary>
public sealed class WriteStory(WijschoolDbContext db, IJointChange change, TimeProvider clock)
{
    /// <param name="revision">The one that was read: whoever saves later than a colleague does not write over them.</param>
    /// <returns>The revision now; what is wrong with the part; <see cref="StoryErrors.ChangedMeanwhile"/>, or why it cannot be written.</returns>
    public async Task<Result<int>> ExecuteAsync(SchoolId school, MemberKey by, StoryId id, int revision, StoryPart part, CancellationToken ct) =>
        part.Check() is { } wrong ? wrong : await change.RunAsync(inner => WriteAsync(school, by, id, revision, part, inner), ct);

    private async Task<Result<int>> WriteAsync(SchoolId school, MemberKey by, StoryId id, int revision, StoryPart part, CancellationToken ct)
    {
        var (story, error) = await db.TakeTurnToWriteAsync(school, id, by, ct);
        if (story is null) return error!;
        if (story.Revision != revision) return StoryErrors.ChangedMeanwhile;
        story.Write(part, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return story.Revision;
    }
}

/// <summary>Somebody of a school throws away what it never submitted, or what was declined.</summary>
public sealed class RemoveStory(WijschoolDbContext db, IJointChange change, Audit.IAuditTrail trail)
{
    /// <returns><see cref="StoryErrors.NotFound"/>, or <see cref="StoryErrors.NotEditable"/> for what an editor has or had on the site.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, StoryId id, CancellationToken ct) => change.RunAsync(inner => RemoveAsync(school, by, id, inner), ct);

    private async Task<Result<Done>> RemoveAsync(SchoolId school, MemberKey by, StoryId id, CancellationToken ct)
    {
        if (await db.MembershipAsync(school, by, ct) is null) return StoryErrors.NotFound;
        if (await db.TakeTurnAsync(id, ct) is not { } story || story.SchoolId != school) return StoryErrors.NotFound;
        if (story.State is not (StoryState.Draft or StoryState.Declined)) return StoryErrors.NotEditable;
        db.Remove(story);
        trail.Record(school, by, Audit.AuditAction.StoryRemoved, id.Value);
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}
