using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.AuditLogs;

/// <summary>Something that was done.</summary>
/// <param name="User">Who did it; of a user who is no longer there no id is known.</param>
/// <param name="Comment">What the log says of it, if anything.</param>
/// <param name="Parameters">What the back office puts in its own sentence about it.</param>
internal sealed record AuditLogItem(Reference User, DateTimeOffset Timestamp, AuditType LogType, string? Comment, string? Parameters);

/// <summary>Which part of an audit trail is asked, and in which order: the newest first unless told.</summary>
internal sealed record AuditLogQuery(Direction OrderDirection = Direction.Descending, DateTimeOffset? SinceDate = null, int Skip = 0, int Take = 100)
{
    public Paging Paging => new(Skip, Take);
}

/// <summary>What was done to a document or media item, and by whom.</summary>
internal sealed class AuditLog(IAuditService audit, IUserIdKeyResolver users)
{
    /// <returns>The part that was asked; nothing for what does not exist.</returns>
    public async Task<JsonHttpResult<Page<AuditLogItem>>> OfAsync(Guid id, UmbracoObjectTypes kind, AuditLogQuery query)
    {
        var found = await query.Paging.OfPagesAsync(
            async (skip, take) =>
            {
                var page = await audit.GetItemsByKeyAsync(id, kind, skip, take, query.OrderDirection, query.SinceDate);
                return (page.Items, page.Total);
            },
            item => item);
        List<AuditLogItem> items = [];
        foreach (var item in found.Items)
        {
            var user = await users.TryGetAsync(item.UserId);
            items.Add(new(new Reference(user.Success ? user.Result : Guid.Empty), item.CreateDate.Utc(), item.AuditType, item.Comment, item.Parameters));
        }

        return ManagementJson.Ok(new Page<AuditLogItem>(found.Total, items));
    }
}
