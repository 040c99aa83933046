using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Community;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>An editor asks the school to change something; the school can write again and is told what.</summary>
public sealed class AskForChanges(
    WijschoolDbContext db, IJointChange change, StoryPost post, ICommunityLinks links, IAuditTrail trail, ILogger<AskForChanges> logger)
{
    internal const int LongestMessage = 2000;

    /// <param name="message">Goes into the mail and onto the school's page as it is.</param>
    /// <returns><see cref="StoryErrors.NotFound"/>, <see cref="StoryErrors.MessageMissing"/>, or <see cref="StoryErrors.NotWaiting"/> when it is not with an editor.</returns>
    public async Task<Result<Done>> ExecuteAsync(StoryId id, CoordinatorKey by, string message, CancellationToken ct) =>
        message.Trim() is { Length: > 0 and <= LongestMessage } tidy ? await change.RunAsync(inner => AskAsync(id, by, tidy, inner), ct) : StoryErrors.MessageMissing;

    private async Task<Result<Done>> AskAsync(StoryId id, CoordinatorKey by, string message, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } story) return StoryErrors.NotFound;
        if (story.State is not (StoryState.Submitted or StoryState.ChangesAsked or StoryState.Offline) || story.Document is null || story.IsBinned) return StoryErrors.NotWaiting;
        var school = await db.Set<School>().SingleAsync(s => s.Id == story.SchoolId, ct);
        story.AskForChanges(message);
        await post.SendAsync(story, school, StoryMails.ChangesAsked, links.Story(id, story.Culture), ct, ("school", school.Name), ("message", message));
        trail.Record(school.Id, by, AuditAction.StoryChangesAsked, id.Value);
        await db.SaveChangesAsync(ct);
        logger.ChangesAsked(id.Value, by.Value);
        return Done.Value;
    }
}

/// <summary>An editor does not publish a story and tells the school why; the document goes into the recycle bin, from where it can come back.</summary>
public sealed class DeclineStory(
    WijschoolDbContext db, IJointChange change, StoryDocuments documents, StoryPost post, ICommunityLinks links, IAuditTrail trail, ILogger<DeclineStory> logger)
{
    /// <returns>As <see cref="AskForChanges"/>.</returns>
    public async Task<Result<Done>> ExecuteAsync(StoryId id, CoordinatorKey by, string reason, CancellationToken ct) =>
        reason.Trim() is { Length: > 0 and <= AskForChanges.LongestMessage } tidy ? await change.RunAsync(inner => DeclineAsync(id, by, tidy, inner), ct) : StoryErrors.MessageMissing;

    private async Task<Result<Done>> DeclineAsync(StoryId id, CoordinatorKey by, string reason, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } story) return StoryErrors.NotFound;
        if (story.State is not (StoryState.Submitted or StoryState.ChangesAsked) || story.Document is not { } document) return StoryErrors.NotWaiting;
        if (documents.StateOf(document) == DocumentState.Published) return StoryErrors.NotWaiting; // a colleague has just put it on the site
        var school = await db.Set<School>().SingleAsync(s => s.Id == story.SchoolId, ct);
        story.Decline(reason);
        documents.Bin(document);
        await post.SendAsync(story, school, StoryMails.Declined, links.Story(id, story.Culture), ct, ("school", school.Name), ("reason", reason));
        trail.Record(school.Id, by, AuditAction.StoryDeclined, id.Value);
        await db.SaveChangesAsync(ct);
        logger.StoryDeclined(id.Value, by.Value);
        return Done.Value;
    }
}
