using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Reads the stories of a school, and those that the editors have to look at.</summary>
public sealed class SchoolStories(WijschoolDbContext db)
{
    private const int Most = 200;

    /// <summary>What was changed last comes first.</summary>
    public async Task<IReadOnlyList<SchoolStory>> OfAsync(SchoolId school, CancellationToken ct) => await db.Set<SchoolStory>().AsNoTracking()
        .Where(story => story.SchoolId == school).OrderByDescending(story => story.ChangedAt).ThenBy(story => story.Id).ToListAsync(ct);

    /// <returns>Null for another school's, as for one that is not there.</returns>
    public Task<SchoolStory?> FindAsync(SchoolId school, StoryId id, CancellationToken ct) =>
        db.Set<SchoolStory>().AsNoTracking().SingleOrDefaultAsync(story => story.Id == id && story.SchoolId == school, ct);

    /// <summary>The pictures of a story without what is in them, in the order in which they came.</summary>
    public async Task<IReadOnlyList<PictureRow>> PicturesAsync(StoryId story, CancellationToken ct) => await db.Set<StoryPicture>().AsNoTracking()
        .Where(picture => picture.StoryId == story).OrderBy(picture => picture.Id)
        .Select(picture => new PictureRow(picture.Id, picture.AltText, picture.Width, picture.Height, picture.Content != null)).ToListAsync(ct);

    /// <returns>What is in a picture; null when it is not this story's, or stands in the media library.</returns>
    public Task<byte[]?> PictureAsync(SchoolId school, StoryId story, StoryPictureId picture, CancellationToken ct) =>
        (from found in db.Set<StoryPicture>().AsNoTracking()
         join owner in db.Set<SchoolStory>() on found.StoryId equals owner.Id
         where found.Id == picture && owner.Id == story && owner.SchoolId == school
         select found.Content).SingleOrDefaultAsync(ct);

    /// <summary>The story of which a document was made; null for a page that an editor wrote.</summary>
    public Task<SchoolStory?> OfDocumentAsync(Guid document, CancellationToken ct) =>
        db.Set<SchoolStory>().AsNoTracking().SingleOrDefaultAsync(story => story.Document == document, ct);

    /// <summary>What editors have to read, or asked something about: what waits longest comes first.</summary>
    /// <param name="take">At most 200.</param>
    public async Task<StoriesAtHand> AtHandAsync(int skip, int take, CancellationToken ct)
    {
        var waiting = from story in db.Set<SchoolStory>().AsNoTracking()
                      join school in db.Set<School>() on story.SchoolId equals school.Id
                      where story.Document != null && (story.State == StoryState.Submitted || story.State == StoryState.ChangesAsked)
                      select new { story, school.Name };
        var total = await waiting.CountAsync(ct);
        var found = await waiting.OrderByDescending(row => row.story.State).ThenBy(row => row.story.SubmittedAt).ThenBy(row => row.story.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most)).ToListAsync(ct);
        return new StoriesAtHand(total, [.. found.Select(row => new StoryAtHand(
            row.story.Id, row.story.Document!.Value, row.story.Title, row.Name, row.story.Kind, row.story.State, row.story.SubmittedAt!.Value, row.story.EditorMessage))]);
    }
}

/// <param name="IsKept">Whether it can be shown from here.</param>
public sealed record PictureRow(StoryPictureId Id, string AltText, int Width, int Height, bool IsKept);

/// <param name="Total">How many there are in all.</param>
public sealed record StoriesAtHand(int Total, IReadOnlyList<StoryAtHand> Stories);

/// <param name="Since">When the school submitted it last.</param>
/// <param name="Message">What an editor asked for; null when the school answered, or nothing was asked.</param>
public sealed record StoryAtHand(StoryId Id, Guid Document, string Title, string School, StoryKind Kind, StoryState State, DateTimeOffset Since, string? Message);
