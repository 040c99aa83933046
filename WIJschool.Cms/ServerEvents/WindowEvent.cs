using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.ServerEvents;

/// <summary>Something that open windows of the back office must know, on whichever node it happened: what they keep of it is old now.</summary>
/// <param name="Type">Created, Updated, Deleted or Trashed.</param>
/// <param name="Source">What kind of thing it is about, by Umbraco's names (<c>Umbraco:CMS:Document</c>).</param>
/// <param name="Path">Where it lies in the tree, for things that not everybody may see; null for others.</param>
/// <param name="User">The only user to tell; null for all who may know.</param>
/// <param name="Everybody">Whether rights do not matter.</param>
public sealed record WindowEvent(string Type, string Source, Guid Key, string? Path = null, Guid? User = null, bool Everybody = false)
{
    /// <summary>No event for a window: the session of <see cref="User"/> ended, or the user may no longer sign in.</summary>
    public const string SignedOut = "SignedOut";
}

/// <summary>Carries events to this node at once and to the others with what else they must read again.</summary>
public sealed class WindowEventRefresher(AppCaches caches, IJsonSerializer json, IEventAggregator events, ICacheRefresherNotificationFactory factory)
    : PayloadCacheRefresherBase<WindowEventNotification, WindowEvent>(caches, json, events, factory)
{
    public static readonly Guid UniqueId = new("c1b6b6a0-3e0e-4b53-8f52-0d2f5f5a7e64");

    public override Guid RefresherUniqueId => UniqueId;

    public override string Name => "Window event refresher";
}

/// <summary>Events have come to this node.</summary>
public sealed class WindowEventNotification(object messageObject, MessageType messageType) : CacheRefresherNotification(messageObject, messageType)
{
    public IReadOnlyList<WindowEvent> Events => (WindowEvent[])MessageObject;
}
