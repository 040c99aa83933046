using System.Threading.Channels;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Jobs;
using WIJschool.Core.Community;
using WIJschool.Core.Stories;

namespace WIJschool.Web.Stories;

/// <summary>The documents of which an editor changed the state, until their stories have followed.</summary>
internal sealed class FollowedDocuments
{
    private readonly Channel<Guid> waiting = Channel.CreateUnbounded<Guid>();

    public void Add(Guid document) => waiting.Writer.TryWrite(document);

    public IAsyncEnumerable<Guid> ReadAsync(CancellationToken ct) => waiting.Reader.ReadAllAsync(ct);
}

/// <summary>Notes which stories were published, taken offline, thrown away or brought back. It only notes: whoever publishes does not wait for mail to schools.</summary>
internal sealed class StoryDocumentChanges(FollowedDocuments documents)
    : INotificationHandler<ContentPublishedNotification>, INotificationHandler<ContentUnpublishedNotification>, INotificationHandler<ContentMovedToRecycleBinNotification>,
        INotificationHandler<ContentMovedNotification>, INotificationHandler<ContentDeletedNotification>
{
    public void Handle(ContentPublishedNotification notification) => Note(notification.PublishedEntities);

    public void Handle(ContentUnpublishedNotification notification) => Note(notification.UnpublishedEntities);

    public void Handle(ContentMovedToRecycleBinNotification notification) => Note(notification.MoveInfoCollection.Select(move => move.Entity));

    public void Handle(ContentMovedNotification notification) => Note(notification.MoveInfoCollection.Select(move => move.Entity));

    public void Handle(ContentDeletedNotification notification) => Note(notification.DeletedEntities);

    private void Note(IEnumerable<IContent> pages)
    {
        foreach (var page in pages.Where(page => page.ContentType.Alias is SuccessStory.Alias or CaseStudy.Alias)) documents.Add(page.Key);
    }
}

/// <summary>Has stories follow their documents at once. What fails is tried again by <see cref="FollowAllDocuments"/>.</summary>
internal sealed partial class StoryFollowing(FollowedDocuments documents, IServiceScopeFactory scopes, ReactionPages pages, ILogger<StoryFollowing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var document in documents.ReadAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<FollowDocument>().ExecuteAsync(document, stoppingToken);
                await pages.RenewAsync(document, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever goes wrong with one, the next is followed too
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure, document);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The story of document {Document} could not follow it; it is tried again.")]
    private partial void LogFailed(Exception failure, Guid document);
}

/// <summary>Follows what was missed, such as when the site stopped between the publishing and the following.</summary>
internal sealed class FollowAllDocuments(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.FollowStories";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FollowDocument>().AllAsync(ct);
    }
}
