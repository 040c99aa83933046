using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.MediaTypes;

/// <summary>A media type as it is written and read.</summary>
internal record MediaTypeBody : TypeBody<TypeProperty>
{
    public MediaTypeBody()
    {
    }

    [SetsRequiredMembers]
    protected MediaTypeBody(IMediaType type)
        : base(type, (property, container) => new TypeProperty(property, container))
    {
        AllowedMediaTypes = [.. (type.AllowedContentTypes ?? []).OrderBy(sort => sort.SortOrder).Select(sort => new MediaTypeSort(new(sort.Key), sort.SortOrder))];
        Compositions = [.. TypeCompositions.Of(type).Select(composition => new MediaTypeComposition(composition.Type, composition.How))];
    }

    [Required] public required IReadOnlyList<MediaTypeSort> AllowedMediaTypes { get; init; }

    [Required] public required IReadOnlyList<MediaTypeComposition> Compositions { get; init; }

    /// <summary>Writes the type over a model that Core's editing service takes.</summary>
    public void WriteTo(MediaTypeModelBase model, IEnumerable<Composition> compositions, IEnumerable<ContentTypeSort> allowed) =>
        base.WriteTo(model, compositions, allowed);
}

internal sealed record MediaTypeSort(Reference MediaType, int SortOrder);

internal sealed record MediaTypeComposition(Reference MediaType, CompositionType CompositionType);

internal sealed record UpdateMediaTypeRequest : MediaTypeBody;

internal sealed record CreateMediaTypeRequest : MediaTypeBody, ICreateType
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}

internal sealed record MediaTypeResponse : MediaTypeBody
{
    [SetsRequiredMembers]
    public MediaTypeResponse(IMediaType type)
        : base(type) => (Id, IsDeletable) = (type.Key, !type.IsSystemMediaType());

    public Guid Id { get; }

    /// <summary>Folder, image and file are needed by the system.</summary>
    public bool IsDeletable { get; }

    public bool AliasCanBeChanged => IsDeletable;
}

internal sealed record MediaTypeTreeItem(TreePlace Place, string Icon, bool IsDeletable) : FolderTreeItem(Place);
