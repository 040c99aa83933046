using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>Somebody of a school puts a picture with its story.</summary>
public sealed class AddPicture(WijschoolDbContext db, IJointChange change, TimeProvider clock)
{
    public const int MostPictures = 6;

    /// <param name="file">Null when what was sent is no picture.</param>
    /// <param name="hasConsent">Whether this person says that everybody on it agrees that it is shown.</param>
    /// <returns>What is wrong with it, in the order of the form; or why it cannot be put there.</returns>
    public async Task<Result<StoryPictureId>> ExecuteAsync(
        SchoolId school, MemberKey by, StoryId id, PictureFile? file, string altText, bool hasConsent, CancellationToken ct)
    {
        if (file is null) return StoryErrors.PictureInvalid;
        if (altText.Trim() is not { Length: > 0 and <= StoryPicture.LongestAltText } tidy) return StoryErrors.AltTextInvalid;
        if (!hasConsent) return StoryErrors.ConsentMissing;
        return await change.RunAsync(inner => AddAsync(school, by, id, file, tidy, inner), ct);
    }

    private async Task<Result<StoryPictureId>> AddAsync(SchoolId school, MemberKey by, StoryId id, PictureFile file, string altText, CancellationToken ct)
    {
        var (story, error) = await db.TakeTurnToWriteAsync(school, id, by, ct);
        if (story is null) return error!;
        if (await db.Set<StoryPicture>().CountAsync(p => p.StoryId == id, ct) >= MostPictures) return StoryErrors.TooManyPictures;
        var picture = new StoryPicture(EntityId.New<StoryPictureId>(clock), id, file, altText, by, clock.GetUtcNow());
        db.Add(picture);
        await db.SaveChangesAsync(ct);
        return picture.Id;
    }
}

/// <summary>Somebody of a school takes a picture away from its story; from the document it goes with the next submission.</summary>
public sealed class RemovePicture(WijschoolDbContext db, IJointChange change)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, StoryId id, StoryPictureId picture, CancellationToken ct) =>
        change.RunAsync(inner => RemoveAsync(school, by, id, picture, inner), ct);

    private async Task<Result<Done>> RemoveAsync(SchoolId school, MemberKey by, StoryId id, StoryPictureId picture, CancellationToken ct)
    {
        var (story, error) = await db.TakeTurnToWriteAsync(school, id, by, ct);
        if (story is null) return error!;
        return await db.Set<StoryPicture>().Where(p => p.Id == picture && p.StoryId == id).ExecuteDeleteAsync(ct) == 0
            ? StoryErrors.PictureNotFound : Done.Value;
    }
}
