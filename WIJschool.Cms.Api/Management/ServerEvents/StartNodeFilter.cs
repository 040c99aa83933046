using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>Who may not see a part of a tree hears nothing of it. What lies nowhere known is told to nobody.</summary>
internal abstract class StartNodeFilter(string source, int bin) : IServerEventAccessFilter
{
    public IEnumerable<string> FilteredEventSources => [source];

    public Task<bool> HasAccessAsync(IUser user, ServerEventRoutingContext context) => Task.FromResult(
        !string.IsNullOrWhiteSpace(context.EntityPath) && ContentPermissions.HasPathAccess(context.EntityPath, StartNodes(user), bin));

    protected abstract int[]? StartNodes(IUser user);
}

internal sealed class DocumentStartNodes(IEntityService entities, AppCaches caches)
    : StartNodeFilter(Constants.ServerEvents.EventSource.Document, Constants.System.RecycleBinContent)
{
    protected override int[]? StartNodes(IUser user) => user.CalculateContentStartNodeIds(entities, caches);
}

internal sealed class MediaStartNodes(IEntityService entities, AppCaches caches)
    : StartNodeFilter(Constants.ServerEvents.EventSource.Media, Constants.System.RecycleBinMedia)
{
    protected override int[]? StartNodes(IUser user) => user.CalculateMediaStartNodeIds(entities, caches);
}
