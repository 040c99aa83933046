using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>A document in one of its versions, joined.</summary>
internal sealed class DocumentRows : ContentRows
{
    public static readonly ContentShape<DocumentRows> Shape = new(r => r.Node, r => r.Content, r => r.Version);

    public DocumentRow Document { get; set; } = null!;
    public DocumentVersionRow DocumentVersion { get; set; } = null!;
}

/// <summary>The version of a document that is published, or was when it was unpublished.</summary>
internal sealed class PublishedRows
{
    public ContentVersionRow Version { get; set; } = null!;
    public DocumentVersionRow DocumentVersion { get; set; } = null!;
}
