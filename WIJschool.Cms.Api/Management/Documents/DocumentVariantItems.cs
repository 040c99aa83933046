using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>The cultures of a document without any marks, where nobody looks for them: in references and in the recycle bin.</summary>
internal static class DocumentVariantItems
{
    /// <summary>The cultures in which the document was made; one without culture for a document that does not vary.</summary>
    public static IReadOnlyList<DocumentVariantItem> Of(IDocumentEntitySlim document) => document.Variations.VariesByCulture()
        ? [.. document.CultureNames.Select(culture => Show(document, culture.Key, culture.Value))]
        : [Show(document, null, document.Name ?? "")];

    private static DocumentVariantItem Show(IDocumentEntitySlim document, string? culture, string name) => new(name, culture, DocumentStates.Of(document, culture), []);
}
