using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>A text in one language. An empty text is a text; one that is left out stays as it was.</summary>
internal sealed record DictionaryText
{
    [Required] public string IsoCode { get; init; } = "";

    [Required(AllowEmptyStrings = true)] public string Translation { get; init; } = null!;

    public static DictionaryText From(IDictionaryTranslation translation) => new() { IsoCode = translation.LanguageIsoCode, Translation = translation.Value };
}

internal sealed record DictionaryResponse(Guid Id, string Name, IReadOnlyList<DictionaryText> Translations)
{
    public static DictionaryResponse From(IDictionaryItem item) => new(item.Key, item.ItemKey, [.. item.Translations.Select(DictionaryText.From)]);
}

/// <param name="TranslatedIsoCodes">The languages that have a text, of which the back office shows ticks.</param>
internal sealed record DictionaryOverview(string Name, Guid Id, Reference? Parent, IReadOnlyList<string> TranslatedIsoCodes)
{
    public static DictionaryOverview From(IDictionaryItem item) => new(
        item.ItemKey, item.Key, Reference.To(item.ParentId),
        [.. item.Translations.Where(text => !string.IsNullOrWhiteSpace(text.Value)).Select(text => text.LanguageIsoCode)]);
}

internal record UpdateDictionaryRequest
{
    [Required] public string Name { get; init; } = "";

    [Required] public required IReadOnlyList<DictionaryText> Translations { get; init; }
}

internal sealed record CreateDictionaryRequest : UpdateDictionaryRequest
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}

/// <param name="Target">What it comes below; null for the root.</param>
internal sealed record MoveDictionaryRequest(Reference? Target);

internal sealed record ImportDictionaryRequest
{
    [Required] public required Reference TemporaryFile { get; init; }

    public Reference? Parent { get; init; }
}
