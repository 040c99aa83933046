using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>The recycle bin of documents, what belongs to a document beside its content, and the small resources that its editor asks.</summary>
internal sealed class AroundDocumentsAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("PUT", $"document/{Nothing}/move-to-recycle-bin", Content),
        ("GET", "recycle-bin/document/root", Content),
        ("GET", $"recycle-bin/document/children?parentId={Nothing}", Content),
        ("GET", $"recycle-bin/document/siblings?target={Nothing}", Content),
        ("GET", "recycle-bin/document/referenced-by", Content),
        ("GET", $"recycle-bin/document/{Nothing}/original-parent", Content),
        ("PUT", $"recycle-bin/document/{Nothing}/restore", "editor admin"), // writers may not move
        ("DELETE", $"recycle-bin/document/{Nothing}", "editor admin"), // nor delete
        ("DELETE", "recycle-bin/document", "editor admin"),
        ("GET", $"document/{Nothing}/referenced-by", Content),
        ("GET", $"document/{Nothing}/referenced-descendants", Content),
        ("GET", $"document/are-referenced?id={Nothing}", Content),
        ("GET", $"document/{Nothing}/audit-log", Content),
        ("GET", $"document/{Nothing}/domains", Content),
        ("PUT", $"document/{Nothing}/domains", Content),
        ("GET", $"document/{Nothing}/notifications", Content),
        ("PUT", $"document/{Nothing}/notifications", Content),
        ("GET", $"document/{Nothing}/public-access", Content),
        ("POST", $"document/{Nothing}/public-access", Content),
        ("PUT", $"document/{Nothing}/public-access", Content),
        ("DELETE", $"document/{Nothing}/public-access", Content),
        ("GET", $"document/{Nothing}/preview-url?providerAlias=umbDocumentUrlProvider", Content),
        ("GET", $"document-version?documentId={Nothing}", Content),
        ("GET", $"document-version/{Nothing}", Content),
        ("PUT", $"document-version/{Nothing}/prevent-cleanup?preventCleanup=true", Content),
        ("POST", $"document-version/{Nothing}/rollback", Content),
        ("POST", "dynamic-root/query", Content),
        ("GET", "dynamic-root/steps", Administrators),
        ("GET", "segment", SignedIn),
        ("GET", $"property-type/is-used?contentTypeId={Nothing}&propertyAlias=title", Administrators),
    ];
}
