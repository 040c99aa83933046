using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>A property, or the list, of a type of content that uses a data type.</summary>
[JsonDerivedType(typeof(DocumentTypeProperty), "DocumentTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(MediaTypeProperty), "MediaTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(MemberTypeProperty), "MemberTypePropertyTypeReferenceResponseModel")]
internal abstract record PropertyReference(Guid Id, string? Name, string? Alias)
{
    public static PropertyReference From(RelationItemModel use)
    {
        var type = new ReferringType(use.ContentTypeKey, use.ContentTypeIcon, use.ContentTypeAlias, use.ContentTypeName);
        return use.NodeType switch
        {
            "document-type-property-type" => new DocumentTypeProperty(type, use.NodeKey, use.NodeName, use.NodeAlias),
            "media-type-property-type" => new MediaTypeProperty(type, use.NodeKey, use.NodeName, use.NodeAlias),
            _ => new MemberTypeProperty(type, use.NodeKey, use.NodeName, use.NodeAlias),
        };
    }

    internal sealed record ReferringType(Guid Id, string? Icon, string? Alias, string? Name);

    private sealed record DocumentTypeProperty(ReferringType DocumentType, Guid Id, string? Name, string? Alias) : PropertyReference(Id, Name, Alias);

    private sealed record MediaTypeProperty(ReferringType MediaType, Guid Id, string? Name, string? Alias) : PropertyReference(Id, Name, Alias);

    private sealed record MemberTypeProperty(ReferringType MemberType, Guid Id, string? Name, string? Alias) : PropertyReference(Id, Name, Alias);
}
