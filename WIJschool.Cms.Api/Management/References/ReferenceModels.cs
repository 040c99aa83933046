using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Api.Management.Documents;

namespace WIJschool.Cms.Api.Management.References;

/// <summary>Something that refers to what was asked; the back office shows each kind in its own way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DocumentReference), "DocumentReferenceResponseModel")]
[JsonDerivedType(typeof(MediaReference), "MediaReferenceResponseModel")]
[JsonDerivedType(typeof(MemberReference), "MemberReferenceResponseModel")]
[JsonDerivedType(typeof(DocumentTypePropertyReference), "DocumentTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(MediaTypePropertyReference), "MediaTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(MemberTypePropertyReference), "MemberTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(OtherReference), "DefaultReferenceResponseModel")]
internal abstract record ReferenceItem(Guid Id, string? Name)
{
    /// <param name="item">What refers.</param>
    /// <param name="variantsOf">The names and states of a document in each culture, by its key.</param>
    public static ReferenceItem From(RelationItemModel item, Func<Guid, IReadOnlyList<DocumentVariantItem>> variantsOf) => item.NodeType switch
    {
        Constants.ReferenceType.Document => new DocumentReference(item.NodeKey, item.NodeName, item.NodePublished, ReferringType.Of(item), variantsOf(item.NodeKey)),
        Constants.ReferenceType.Media => new MediaReference(item.NodeKey, item.NodeName, ReferringType.Of(item)),
        Constants.ReferenceType.Member => new MemberReference(item.NodeKey, item.NodeName, ReferringType.Of(item)),
        Constants.ReferenceType.DocumentTypePropertyType => new DocumentTypePropertyReference(item.NodeKey, item.NodeName, item.NodeAlias, ReferringType.Of(item)),
        Constants.ReferenceType.MediaTypePropertyType => new MediaTypePropertyReference(item.NodeKey, item.NodeName, item.NodeAlias, ReferringType.Of(item)),
        Constants.ReferenceType.MemberTypePropertyType => new MemberTypePropertyReference(item.NodeKey, item.NodeName, item.NodeAlias, ReferringType.Of(item)),
        _ => new OtherReference(item.NodeKey, item.NodeName, item.NodeType, item.ContentTypeIcon),
    };
}

internal sealed record DocumentReference(Guid Id, string? Name, bool? Published, ReferringType DocumentType, IReadOnlyList<DocumentVariantItem> Variants)
    : ReferenceItem(Id, Name);

internal sealed record MediaReference(Guid Id, string? Name, ReferringType MediaType) : ReferenceItem(Id, Name);

internal sealed record MemberReference(Guid Id, string? Name, ReferringType MemberType) : ReferenceItem(Id, Name);

internal sealed record DocumentTypePropertyReference(Guid Id, string? Name, string? Alias, ReferringType DocumentType) : ReferenceItem(Id, Name);

internal sealed record MediaTypePropertyReference(Guid Id, string? Name, string? Alias, ReferringType MediaType) : ReferenceItem(Id, Name);

internal sealed record MemberTypePropertyReference(Guid Id, string? Name, string? Alias, ReferringType MemberType) : ReferenceItem(Id, Name);

/// <param name="Type">What kind of thing it is, in Umbraco's word for it.</param>
internal sealed record OtherReference(Guid Id, string? Name, string? Type, string? Icon) : ReferenceItem(Id, Name);

/// <summary>The type of what refers, or the type that has the property that does.</summary>
internal sealed record ReferringType(Guid Id, string? Icon, string? Alias, string? Name)
{
    public static ReferringType Of(RelationItemModel item) => new(item.ContentTypeKey, item.ContentTypeIcon, item.ContentTypeAlias, item.ContentTypeName);
}

/// <summary>Which part of a list of references is asked: short parts, since a dialog shows them.</summary>
internal sealed record ReferencePaging(int Skip = 0, int Take = 20)
{
    /// <summary>How many are left out; below zero counts as zero.</summary>
    public int From => Math.Max(0, Skip);

    /// <summary>How many are shown at most.</summary>
    public int Count => Math.Max(0, Take);
}
