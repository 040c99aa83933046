using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Somebody of a school says that a story helps, or takes that back. However often and from however many windows, it counts once.</summary>
public sealed class Appreciate(WijschoolDbContext db, IJointChange change, TimeProvider clock)
{
    /// <param name="document">The key of the story's page; the caller has seen that it is one.</param>
    /// <param name="helps">False takes it back.</param>
    /// <returns><see cref="StoryErrors.OwnStory"/>, or <see cref="SchoolErrors.NotFound"/> for who is of no school.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, Guid document, bool helps, CancellationToken ct) =>
        change.RunAsync(inner => AppreciateAsync(school, by, document, helps, inner), ct);

    private async Task<Result<Done>> AppreciateAsync(SchoolId school, MemberKey by, Guid document, bool helps, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct); // who clicks twice waits for the first
        if (turn is null) return error!;
        if (await db.Set<SchoolStory>().AnyAsync(s => s.Document == document && s.SchoolId == school, ct)) return StoryErrors.OwnStory;
        var given = await db.Set<StoryAppreciation>().SingleOrDefaultAsync(a => a.Document == document && a.Member == by, ct);
        if (helps && given is null) db.Add(new StoryAppreciation(document, by, clock.GetUtcNow()));
        if (!helps && given is not null) db.Remove(given);
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}
