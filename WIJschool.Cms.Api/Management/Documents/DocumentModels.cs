using Umbraco.Cms.Core.Models.Entities;

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

/// <summary>A document in one culture, as trees and pickers show it.</summary>
internal sealed record DocumentVariantItem(string Name, string? Culture, DocumentVariantState State, IReadOnlyList<Flag> Flags)
{
    /// <summary>Nothing: variants of documents have no id, but the contract has one.</summary>
    public Guid Id { get; } = Guid.Empty;
}

/// <summary>What a document is in a culture, worked out of its marks.</summary>
internal static class DocumentStates
{
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
