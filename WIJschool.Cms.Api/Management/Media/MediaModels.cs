using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>A media item as its editor shows it.</summary>
internal sealed record MediaResponse(
    bool IsTrashed, ContentTypeReference MediaType, Guid Id, IReadOnlyList<ContentValue> Values, IReadOnlyList<ContentVariant> Variants)
{
    public IReadOnlyList<Flag> Flags { get; } = [];

    public static MediaResponse From(IMedia media, ContentMapping mapping, MediaAddresses addresses) => new(
        media.Trashed, ContentTypeReference.From(media.ContentType), media.Key, [.. mapping.Values(media.Properties).Select(value => addresses.Now(media, value))],
        ContentMapping.Variants(media, variant => variant));
}

/// <summary>A media item in a list.</summary>
/// <param name="Values">Those of the columns of the list.</param>
internal sealed record MediaCollectionItem(
    ListedContentTypeReference MediaType, string? Creator, int SortOrder, Guid Id, IReadOnlyList<ContentValue> Values, IReadOnlyList<ContentVariant> Variants)
{
    public IReadOnlyList<Flag> Flags => MediaFlags.Of(MediaType.Collection);
}

/// <summary>A media item as a picker shows it.</summary>
internal sealed record MediaItem(bool IsTrashed, Reference? Parent, bool HasChildren, ContentTypeReference MediaType, IReadOnlyList<NameVariant> Variants, Guid Id)
{
    public IReadOnlyList<Flag> Flags => MediaFlags.Of(MediaType.Collection);

    public static MediaItem From(IMediaEntitySlim media, Reference? parent) =>
        new(media.Trashed, parent, media.HasChildren, ContentTypeReference.From(media), [new NameVariant(media.Name ?? "")], media.Key);
}

/// <summary>A media item in the tree.</summary>
internal sealed record MediaTreeItem(
    ContentTypeReference MediaType, IReadOnlyList<NameVariant> Variants, bool NoAccess, bool IsTrashed, DateTimeOffset CreateDate, Guid Id, Reference? Parent, bool HasChildren)
{
    public IReadOnlyList<Flag> Flags => MediaFlags.Of(MediaType.Collection);

    public static IReadOnlyList<MediaTreeItem> From(IReadOnlyList<TreeNode> nodes) => [.. nodes.Select(From)];

    private static MediaTreeItem From(TreeNode node) => node.Entity is IMediaEntitySlim media
        ? new(
            ContentTypeReference.From(media), [new NameVariant(media.Name ?? "")], node.NoAccess, media.Trashed, media.CreateDate.Utc(), media.Key, Reference.To(node.Parent), media.HasChildren)
        : throw new InvalidOperationException("What is in the tree of media is no media item.");
}

/// <summary>A media item in the recycle bin.</summary>
internal sealed record MediaBinItem(
    ContentTypeReference MediaType, IReadOnlyList<NameVariant> Variants, Guid Id, DateTimeOffset CreateDate, bool HasChildren, Reference? Parent)
{
    public static MediaBinItem From(IEntitySlim entity, Reference? parent) => entity is IMediaEntitySlim media
        ? new(ContentTypeReference.From(media), [new NameVariant(media.Name ?? "")], media.Key, media.CreateDate.Utc(), media.HasChildren, parent)
        : throw new InvalidOperationException("What is in the recycle bin of media is no media item.");
}

/// <summary>The marks beside the names of media.</summary>
internal static class MediaFlags
{
    private static readonly Flag[] collection = [new("Umb.HasCollection")];

    /// <param name="list">The list that the children are shown in, if they are.</param>
    public static IReadOnlyList<Flag> Of(Reference? list) => list is null ? [] : collection;
}

internal sealed record UpdateMediaRequest : ContentRequest;

internal sealed record CreateMediaRequest : ContentRequest
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }

    [Required] public required Reference MediaType { get; init; }
}

/// <param name="Target">What it comes below; null for the root.</param>
internal sealed record MoveMediaRequest(Reference? Target);

/// <summary>The addresses of a media item's files.</summary>
internal sealed record MediaUrls(Guid Id, IReadOnlyList<MediaUrl> UrlInfos);

internal sealed record MediaUrl(string? Culture, string? Url);

internal sealed record MediaConfiguration(bool DisableDeleteWhenReferenced, bool DisableUnpublishWhenReferenced);
