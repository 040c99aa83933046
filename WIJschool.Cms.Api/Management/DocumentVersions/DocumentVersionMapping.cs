using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.Documents;

namespace WIJschool.Cms.Api.Management.DocumentVersions;

/// <param name="PreventCleanup">Whether an editor wants it kept, however old it becomes.</param>
internal sealed record DocumentVersionItem(
    Guid Id, Reference Document, Reference DocumentType, Reference User, DateTimeOffset VersionDate, bool IsCurrentPublishedVersion, bool IsCurrentDraftVersion,
    bool PreventCleanup);

internal sealed record DocumentVersionResponse(
    Reference Document, ContentTypeReference DocumentType, Guid Id, IReadOnlyList<ContentValue> Values, IReadOnlyList<DocumentVariant> Variants)
{
    public IReadOnlyList<Flag> Flags { get; } = [];
}

/// <summary>Versions as the API shows them.</summary>
internal sealed class DocumentVersionMapping(IEntityService entities, IUserIdKeyResolver users, ContentMapping contents)
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

    /// <summary>What a document was in one version.</summary>
    public DocumentVersionResponse Show(IContent version) => new(
        new Reference(version.Key), ContentTypeReference.From(version.ContentType), version.VersionId.ToGuid(), contents.Values(version.Properties),
        DocumentMapping.Variants(version, variant => DocumentMapping.Show(version, variant)));

    private Reference KeyOf(int id, UmbracoObjectTypes kind) => new(entities.GetKey(id, kind) is { Success: true, Result: var key } ? key : Guid.Empty);
}
