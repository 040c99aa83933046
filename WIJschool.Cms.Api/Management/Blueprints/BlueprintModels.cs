using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.Documents;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.Blueprints;

/// <summary>A document that new ones are copied from, as its editor opens it.</summary>
internal sealed record BlueprintResponse(Guid Id, ContentTypeReference DocumentType, IReadOnlyList<ContentValue> Values, IReadOnlyList<DocumentVariant> Variants)
{
    public IReadOnlyList<Flag> Flags { get; } = [];

    public static BlueprintResponse From(IContent blueprint, ContentMapping contents) => new(
        blueprint.Key, ContentTypeReference.From(blueprint.ContentType), contents.Values(blueprint.Properties),
        DocumentMapping.Variants(blueprint, variant => DocumentMapping.Show(blueprint, variant)));
}

/// <summary>A blueprint as pickers show it.</summary>
internal sealed record BlueprintItem(ContentTypeReference DocumentType, string Name, Guid Id) : NamedItem(Name, Id)
{
    public static BlueprintItem From(IDocumentEntitySlim blueprint) => new(ContentTypeReference.From(blueprint), blueprint.Name ?? "", blueprint.Key);
}

/// <summary>A blueprint or a folder of them in the tree.</summary>
/// <param name="DocumentType">Null for a folder.</param>
internal sealed record BlueprintTreeItem(TreePlace Place, ContentTypeReference? DocumentType) : FolderTreeItem(Place);

internal sealed record CreateBlueprintRequest : ContentRequest
{
    public Guid? Id { get; init; }

    /// <summary>The folder; none for the root.</summary>
    public Reference? Parent { get; init; }

    [Required] public required Reference DocumentType { get; init; }
}

internal sealed record UpdateBlueprintRequest : ContentRequest;

internal sealed record BlueprintFromDocumentRequest
{
    [Required] public required Reference Document { get; init; }

    public Guid? Id { get; init; }

    [Required] public required string Name { get; init; }

    /// <summary>The folder; none for the root.</summary>
    public Reference? Parent { get; init; }
}

/// <param name="Target">The folder that it comes into; null for the root.</param>
internal sealed record MoveBlueprintRequest(Reference? Target);
