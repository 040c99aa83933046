using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Community;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>
/// Takes over what editors did with the document of a story by the ordinary means of the back office, and tells the school once. It asks
/// how the document stands now, so that it does not matter how often it is called, nor what was missed before.
/// </summary>
public sealed class FollowDocument(
    WijschoolDbContext db, IJointChange change, StoryDocuments documents, StoryPost post, ICommunityLinks links, IAuditTrail trail, TimeProvider clock,
    ILogger<FollowDocument> logger)
{
    /// <param name="document">Any document: one of which no story was made is passed over.</param>
    public async Task ExecuteAsync(Guid document, CancellationToken ct)
    {
        var known = await db.Set<SchoolStory>().AsNoTracking().SingleOrDefaultAsync(story => story.Document == document, ct);
        if (known is not null) await change.RunAsync(inner => FollowAsync(known.Id, document, inner), ct);
    }

    /// <summary>Follows every document of which something may have been missed, such as when the site stopped half-way.</summary>
    public async Task AllAsync(CancellationToken ct)
    {
        var stories = await db.Set<SchoolStory>().AsNoTracking().Where(story => story.Document != null).Select(story => new { story.Document, story.State, story.IsBinned }).ToListAsync(ct);
        foreach (var story in stories)
        {
            if (!IsFollowed(story.State, story.IsBinned, documents.StateOf(story.Document!.Value))) await ExecuteAsync(story.Document.Value, ct);
        }
    }

    private static bool IsFollowed(StoryState state, bool isBinned, DocumentState document) => document switch
    {
        DocumentState.Published => state == StoryState.Published,
        DocumentState.Binned => isBinned,
        DocumentState.Gone => false,
        _ => state != StoryState.Published && !isBinned,
    };

    private async Task<Result<Done>> FollowAsync(StoryId id, Guid document, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } story) return Done.Value;
        if (story.Document == document && story.Follow(documents.StateOf(document), clock.GetUtcNow())) await TellAsync(story, document, ct);
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }

    private async Task TellAsync(SchoolStory story, Guid document, CancellationToken ct)
    {
        logger.StoryFollowed(story.Id.Value, story.State);
        var school = await db.Set<School>().SingleAsync(s => s.Id == story.SchoolId, ct);
        var own = links.Story(story.Id, story.Culture);
        (MailKind? kind, AuditAction? action, var link) = story.State switch
        {
            StoryState.Published => (StoryMails.Published, AuditAction.StoryPublished, links.Published(document, story.Culture) ?? own),
            StoryState.Offline => (StoryMails.TakenOffline, AuditAction.StoryTakenOffline, own),
            StoryState.Declined => (null, AuditAction.StoryDeclined, own), // thrown away without a word: the school sees it on its page
            _ => ((MailKind?)null, (AuditAction?)null, own),
        };
        if (story.State == StoryState.Published) await ForgetCopiesAsync(story.Id, ct);
        if (kind is not null) await post.SendAsync(story, school, kind, link, ct, ("school", school.Name));
        if (action is { } done) trail.Record(school.Id, (MemberKey?)null, done, story.Id.Value);
    }

    // the media library has them, and editors may take one away there
    private Task ForgetCopiesAsync(StoryId story, CancellationToken ct) => db.Set<StoryPicture>().Where(picture => picture.StoryId == story && picture.Media != null)
        .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.Content, (byte[]?)null), ct);
}
