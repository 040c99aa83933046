using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;
using Source = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;
using Type = Umbraco.Cms.Core.Constants.ServerEvents.EventType;

namespace WIJschool.Cms.ServerEvents;

/// <summary>What windows of the back office keep, and which notifications of Core say that it is old.</summary>
internal static class WindowEventServices
{
    public static IServiceCollection AddWindowEvents(this IServiceCollection services) => services
        .AddContentEvents().AddTypeEvents().AddSettingEvents().AddPeopleEvents();

    private static IServiceCollection AddContentEvents(this IServiceCollection services) => services
        .Saved<ContentSavedNotification, IContent>(Source.Document)
        .Saved<MediaSavedNotification, IMedia>(Source.Media)
        .Deleted<ContentDeletedNotification, IContent>(Source.Document)
        .Deleted<MediaDeletedNotification, IMedia>(Source.Media)
        .Moved<ContentMovedNotification, IContent>(Source.Document)
        .Moved<MediaMovedNotification, IMedia>(Source.Media)
        .Trashed<ContentMovedToRecycleBinNotification, IContent>(Source.Document)
        .Trashed<MediaMovedToRecycleBinNotification, IMedia>(Source.Media)
        .Tell<ContentPublishedNotification>(told => told.PublishedEntities.Select(page => Of(Type.Updated, Source.Document, page)))
        .Tell<ContentUnpublishedNotification>(told => told.UnpublishedEntities.Select(page => Of(Type.Updated, Source.Document, page)))
        .Tell<ContentSavedBlueprintNotification>(told => [Saved(Source.DocumentBlueprint, told.SavedBlueprint)])
        .Tell<ContentDeletedBlueprintNotification>(told => told.DeletedBlueprints.Select(blueprint => Of(Type.Deleted, Source.DocumentBlueprint, blueprint)))
        .Saved<DomainSavedNotification, IDomain>(Source.Domain)
        .Deleted<DomainDeletedNotification, IDomain>(Source.Domain)
        .AddSingleton(Protection<PublicAccessEntrySavedNotification>(told => told.SavedEntities, Saved))
        .AddSingleton(Protection<PublicAccessEntryDeletedNotification>(told => told.DeletedEntities, (source, entry) => Of(Type.Deleted, source, entry)))
        .AddTransient<INotificationHandler<PublicAccessEntrySavedNotification>, TellWindows<PublicAccessEntrySavedNotification>>()
        .AddTransient<INotificationHandler<PublicAccessEntryDeletedNotification>, TellWindows<PublicAccessEntryDeletedNotification>>()
        .Saved<RelationSavedNotification, IRelation>(Source.Relation)
        .Deleted<RelationDeletedNotification, IRelation>(Source.Relation);

    private static IServiceCollection AddTypeEvents(this IServiceCollection services) => services
        .Saved<ContentTypeSavedNotification, IContentType>(Source.DocumentType)
        .Saved<MediaTypeSavedNotification, IMediaType>(Source.MediaType)
        .Saved<MemberTypeSavedNotification, IMemberType>(Source.MemberType)
        .Deleted<ContentTypeDeletedNotification, IContentType>(Source.DocumentType)
        .Deleted<MediaTypeDeletedNotification, IMediaType>(Source.MediaType)
        .Deleted<MemberTypeDeletedNotification, IMemberType>(Source.MemberType)
        .Changed<ContentTypeChangedNotification, IContentType>(Source.DocumentType)
        .Changed<MediaTypeChangedNotification, IMediaType>(Source.MediaType)
        .Changed<MemberTypeChangedNotification, IMemberType>(Source.MemberType)
        .Moved<ContentTypeMovedNotification, IContentType>(Source.DocumentType)
        .Moved<MediaTypeMovedNotification, IMediaType>(Source.MediaType)
        .Moved<MemberTypeMovedNotification, IMemberType>(Source.MemberType)
        .Saved<DataTypeSavedNotification, IDataType>(Source.DataType)
        .Deleted<DataTypeDeletedNotification, IDataType>(Source.DataType)
        .Moved<DataTypeMovedNotification, IDataType>(Source.DataType)
        .Saved<RelationTypeSavedNotification, IRelationType>(Source.RelationType)
        .Deleted<RelationTypeDeletedNotification, IRelationType>(Source.RelationType);

    private static IServiceCollection AddSettingEvents(this IServiceCollection services) => services
        .Saved<DictionaryItemSavedNotification, IDictionaryItem>(Source.DictionaryItem)
        .Deleted<DictionaryItemDeletedNotification, IDictionaryItem>(Source.DictionaryItem)
        .Moved<DictionaryItemMovedNotification, IDictionaryItem>(Source.DictionaryItem)
        .Saved<LanguageSavedNotification, ILanguage>(Source.Language)
        .Deleted<LanguageDeletedNotification, ILanguage>(Source.Language)
        .Saved<TemplateSavedNotification, ITemplate>(Source.Template)
        .Deleted<TemplateDeletedNotification, ITemplate>(Source.Template)
        .Saved<PartialViewSavedNotification, IPartialView>(Source.PartialView)
        .Deleted<PartialViewDeletedNotification, IPartialView>(Source.PartialView)
        .Saved<ScriptSavedNotification, IScript>(Source.Script)
        .Deleted<ScriptDeletedNotification, IScript>(Source.Script)
        .Saved<StylesheetSavedNotification, IStylesheet>(Source.Stylesheet)
        .Deleted<StylesheetDeletedNotification, IStylesheet>(Source.Stylesheet)
        .Saved<WebhookSavedNotification, IWebhook>(Source.Webhook)
        .Deleted<WebhookDeletedNotification, IWebhook>(Source.Webhook);

    private static IServiceCollection AddPeopleEvents(this IServiceCollection services) => services
        .Saved<MemberSavedNotification, IMember>(Source.Member)
        .Deleted<MemberDeletedNotification, IMember>(Source.Member)
        .Saved<MemberGroupSavedNotification, IMemberGroup>(Source.MemberGroup)
        .Deleted<MemberGroupDeletedNotification, IMemberGroup>(Source.MemberGroup)
        .Saved<UserGroupSavedNotification, IUserGroup>(Source.UserGroup)
        .Deleted<UserGroupDeletedNotification, IUserGroup>(Source.UserGroup)
        .Deleted<UserDeletedNotification, IUser>(Source.User)
        .Tell<UserSavedNotification>(told => told.SavedEntities.SelectMany(OfUser))
        .Tell<UserLogoutSuccessNotification>(told => Guid.TryParse(told.AffectedUserId, out var user) ? [new(WindowEvent.SignedOut, Source.CurrentUser, user, User: user)] : []);

    private static IServiceCollection Saved<TNotification, TEntity>(this IServiceCollection services, string source)
        where TNotification : SavedNotification<TEntity>
        where TEntity : IEntity => services.Tell<TNotification>(told => told.SavedEntities.Select(entity => Saved(source, entity)));

    private static IServiceCollection Deleted<TNotification, TEntity>(this IServiceCollection services, string source)
        where TNotification : DeletedNotification<TEntity>
        where TEntity : IEntity => services.Tell<TNotification>(told => told.DeletedEntities.Select(entity => Of(Type.Deleted, source, entity)));

    private static IServiceCollection Moved<TNotification, TEntity>(this IServiceCollection services, string source)
        where TNotification : MovedNotification<TEntity>
        where TEntity : IEntity => services.Tell<TNotification>(told => told.MoveInfoCollection.Select(move => Of(Type.Updated, source, move.Entity)));

    // the bin is closed to whoever has a start node; they are told by where it was
    private static IServiceCollection Trashed<TNotification, TEntity>(this IServiceCollection services, string source)
        where TNotification : MovedToRecycleBinNotification<TEntity>
        where TEntity : IEntity =>
        services.Tell<TNotification>(told => told.MoveInfoCollection.Select(move => Of(Type.Trashed, source, move.Entity) with { Path = move.OriginalPath }));

    // what was made or taken away is told by its own notification; this one has the types composed of them too
    private static IServiceCollection Changed<TNotification, TEntity>(this IServiceCollection services, string source)
        where TNotification : ContentTypeChangeNotification<TEntity>
        where TEntity : class, IContentTypeComposition => services.Tell<TNotification>(told => told.Changes
            .Where(change => !change.ChangeTypes.HasType(ContentTypeChangeTypes.Create) && !change.ChangeTypes.HasType(ContentTypeChangeTypes.Remove))
            .Select(change => Of(Type.Updated, source, change.Item)));

    private static IServiceCollection Tell<TNotification>(this IServiceCollection services, Func<TNotification, IEnumerable<WindowEvent>> events)
        where TNotification : INotification =>
        services.AddSingleton(new EventsOf<TNotification>(events)).AddTransient<INotificationHandler<TNotification>, TellWindows<TNotification>>();

    /// <summary>Who may read a page is shown with the page: it has changed too.</summary>
    private static Func<IServiceProvider, EventsOf<TNotification>> Protection<TNotification>(
        Func<TNotification, IEnumerable<PublicAccessEntry>> entries, Func<string, IEntity, WindowEvent> told) => provider => new(notification =>
        {
            var pages = provider.GetRequiredService<IEntityService>();
            return entries(notification).SelectMany(entry => pages.Get(entry.ProtectedNodeId, UmbracoObjectTypes.Document) is { } page
                ? [told(Source.PublicAccessEntry, entry), new(Type.Updated, Source.Document, page.Key, page.Path)]
                : new[] { told(Source.PublicAccessEntry, entry) });
        });

    private static IEnumerable<WindowEvent> OfUser(IUser user) =>
        [Saved(Source.User, user), new(Type.Updated, Source.CurrentUser, user.Key, User: user.Key)];

    private static WindowEvent Saved(string source, IEntity entity) =>
        Of(entity is IRememberBeingDirty changed && changed.WasPropertyDirty(nameof(IEntity.Id)) ? Type.Created : Type.Updated, source, entity);

    private static WindowEvent Of(string type, string source, IEntity entity) =>
        new(type, source, entity.Key, source is Source.Document or Source.Media ? (entity as IContentBase)?.Path : null);
}
