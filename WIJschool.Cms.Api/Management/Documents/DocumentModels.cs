using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>What a document is in one culture.</summary>
internal enum DocumentVariantState
{
    NotCreated,
    Draft,
    Published,
    PublishedPendingChanges,
    Trashed,
}

/// <summary>What a document is in a culture, worked out of its marks.</summary>
internal static class DocumentStates
{
    public static DocumentVariantState Of(IContent document, string? culture) => Of(
        document.Trashed,
        culture is null || document.AvailableCultures.Contains(culture, StringComparer.OrdinalIgnoreCase),
        document.Published && (culture is null || document.IsCulturePublished(culture)),
        culture is null ? document.Edited : document.IsCultureEdited(culture));

    public static DocumentVariantState Of(IDocumentEntitySlim document, string? culture) => Of(
        document.Trashed,
        culture is null || document.CultureNames.ContainsKey(culture),
        document.Published && (culture is null || document.PublishedCultures.Contains(culture, StringComparer.OrdinalIgnoreCase)),
        culture is null ? document.Edited : document.EditedCultures.Contains(culture, StringComparer.OrdinalIgnoreCase));

    private static DocumentVariantState Of(bool trashed, bool available, bool published, bool edited) => (trashed, available, published, edited) switch
    {
        (_, false, _, _) => DocumentVariantState.NotCreated,
        (true, _, _, _) => DocumentVariantState.Trashed,
        (_, _, false, _) => DocumentVariantState.Draft,
        (_, _, _, true) => DocumentVariantState.PublishedPendingChanges,
        _ => DocumentVariantState.Published,
    };
}

/// <summary>A document in one culture and segment, as its editor shows it.</summary>
internal sealed record DocumentVariant : ContentVariant
{
    public DocumentVariant(ContentVariant variant)
        : base(variant)
    {
    }

    /// <summary>Nothing: variants of documents have no id, but the contract has one.</summary>
    public Guid Id { get; } = Guid.Empty;

    public required DocumentVariantState State { get; init; }

    public required DateTimeOffset? PublishDate { get; init; }

    public DateTimeOffset? ScheduledPublishDate { get; init; }

    public DateTimeOffset? ScheduledUnpublishDate { get; init; }

    public IReadOnlyList<Flag> Flags { get; init; } = [];
}

/// <summary>A document as its editor opens it.</summary>
internal sealed record DocumentResponse(
    Guid Id, ContentTypeReference DocumentType, Reference? Template, bool IsTrashed, IReadOnlyList<ContentValue> Values, IReadOnlyList<DocumentVariant> Variants)
{
    public IReadOnlyList<Flag> Flags { get; } = [];
}

/// <summary>A document in one culture, as trees and pickers show it.</summary>
internal sealed record DocumentVariantItem(string Name, string? Culture, DocumentVariantState State, IReadOnlyList<Flag> Flags)
{
    /// <inheritdoc cref="DocumentVariant.Id"/>
    public Guid Id { get; } = Guid.Empty;
}

/// <summary>A document as pickers and search show it.</summary>
internal sealed record DocumentItem(
    Guid Id, Reference? Parent, bool HasChildren, bool IsTrashed, bool IsProtected, ContentTypeReference DocumentType,
    IReadOnlyList<DocumentVariantItem> Variants, IReadOnlyList<Flag> Flags);

/// <summary>A document in the tree.</summary>
internal sealed record DocumentTreeItem(
    Guid Id, Reference? Parent, bool HasChildren, bool NoAccess, bool IsTrashed, bool IsProtected, DateTimeOffset CreateDate,
    IReadOnlyList<Reference> Ancestors, ContentTypeReference DocumentType, IReadOnlyList<DocumentVariantItem> Variants, IReadOnlyList<Flag> Flags);

/// <summary>A document in the list that its parent shows.</summary>
internal sealed record ListedDocument(
    Guid Id, ListedContentTypeReference DocumentType, int SortOrder, string? Creator, string? Updater, bool IsTrashed, bool IsProtected,
    IReadOnlyList<Reference> Ancestors, IReadOnlyList<ContentValue> Values, IReadOnlyList<DocumentVariant> Variants, IReadOnlyList<Flag> Flags);

internal sealed record CreateDocumentRequest : ContentRequest
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }

    [Required] public required Reference DocumentType { get; init; }

    public required Reference? Template { get; init; }
}

internal record UpdateDocumentRequest : ContentRequest
{
    public Reference? Template { get; init; }
}

internal sealed record ValidateUpdateDocumentRequest : UpdateDocumentRequest
{
    /// <summary>The cultures to check; all that the user may write when left out.</summary>
    public new IReadOnlyList<string>? Cultures { get; init; }
}

/// <param name="Target">What the copy comes below; null for the root.</param>
internal sealed record CopyDocumentRequest(Reference? Target)
{
    public required bool RelateToOriginal { get; init; }

    public required bool IncludeDescendants { get; init; }
}

/// <param name="Target">What it comes below; null for the root.</param>
internal sealed record MoveDocumentRequest(Reference? Target);

internal sealed record PublishDocumentRequest
{
    [Required] public required IReadOnlyList<CultureSchedule> PublishSchedules { get; init; }

    /// <summary>A culture to publish now, or at a time.</summary>
    internal sealed record CultureSchedule(string? Culture, Times? Schedule);

    internal sealed record Times(DateTimeOffset? PublishTime, DateTimeOffset? UnpublishTime);
}

internal sealed record PublishBranchRequest
{
    public required bool IncludeUnpublishedDescendants { get; init; }

    [Required] public required IReadOnlyList<string> Cultures { get; init; }
}

/// <param name="Cultures">The cultures to unpublish; null for all of the document.</param>
internal sealed record UnpublishDocumentRequest(IReadOnlyList<string>? Cultures);

internal sealed record PublishBranchProgress(Guid TaskId, bool IsComplete);

internal sealed record DocumentConfiguration(
    bool DisableDeleteWhenReferenced, bool DisableUnpublishWhenReferenced, bool AllowEditInvariantFromNonDefault, bool AllowNonExistingSegmentsCreation);

internal sealed record DocumentUrls(Guid Id, IReadOnlyList<DocumentUrl> UrlInfos);

/// <param name="Url">The address; null when there is none, and then the message tells why.</param>
/// <param name="Message">What is wrong with the address, in the user's language.</param>
internal sealed record DocumentUrl(string? Culture, string? Url, string? Message, string Provider);

internal sealed record SegmentOption(string Name, string Alias, IReadOnlyList<string>? Cultures);
