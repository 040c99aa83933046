using System.Collections.Frozen;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.DeliveryApi;

/// <summary>The pages that only members may see, kept in memory until the rules change: every answer asks for them.</summary>
public sealed class ProtectedPages(IPublicAccessService access) : INotificationHandler<PublicAccessCacheRefresherNotification>
{
    private volatile FrozenDictionary<int, PublicAccessEntry>? entries;

    /// <summary>The rules by the id of the page that they protect, with all below it.</summary>
    public IReadOnlyDictionary<int, PublicAccessEntry> Entries =>
        entries ??= access.GetAll().DistinctBy(entry => entry.ProtectedNodeId).ToFrozenDictionary(entry => entry.ProtectedNodeId);

    /// <summary>The rules that hold for a page: those of the nearest protected page on the way up.</summary>
    /// <param name="path">The ids from the root to the page, with commas between them.</param>
    public PublicAccessEntry? For(string path)
    {
        var rules = Entries;
        if (rules.Count == 0) return null;

        foreach (var id in path.Split(',').Reverse())
        {
            if (int.TryParse(id, out var node) && rules.TryGetValue(node, out var entry)) return entry;
        }

        return null;
    }

    /// <inheritdoc />
    public void Handle(PublicAccessCacheRefresherNotification notification) => entries = null;
}
