using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.DocumentVersions;

/// <param name="PreventCleanup">Whether an editor wants it kept, however old it becomes.</param>
internal sealed record DocumentVersionItem(
    Guid Id, Reference Document, Reference DocumentType, Reference User, DateTimeOffset VersionDate, bool IsCurrentPublishedVersion, bool IsCurrentDraftVersion,
    bool PreventCleanup);

/// <summary>Versions as the API shows them.</summary>
internal sealed class DocumentVersionMapping(IEntityService entities, IUserIdKeyResolver users)
{
    /// <summary>A part of the versions of one document.</summary>
    public async Task<Page<DocumentVersionItem>> ShowAsync(Page<ContentVersionMeta> page)
    {
        List<DocumentVersionItem> items = [];
        foreach (var version in page.Items)
        {
            var user = await users.TryGetAsync(version.UserId);
            items.Add(new(
                version.VersionId.ToGuid(), KeyOf(version.ContentId, UmbracoObjectTypes.Document), KeyOf(version.ContentTypeId, UmbracoObjectTypes.DocumentType),
                new Reference(user.Success ? user.Result : Guid.Empty), version.VersionDate.Utc(), version.CurrentPublishedVersion, version.CurrentDraftVersion, version.PreventCleanup));
        }

        return new(page.Total, items);
    }

    private Reference KeyOf(int id, UmbracoObjectTypes kind) => new(entities.GetKey(id, kind) is { Success: true, Result: var key } ? key : Guid.Empty);
}
