using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Api.Management.Languages;

/// <param name="FallbackIsoCode">The language that stands in where this one has no value.</param>
internal sealed record LanguageResponse(string IsoCode, string Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode)
{
    public static LanguageResponse From(ILanguage language) =>
        new(language.IsoCode, language.CultureName, language.IsDefault, language.IsMandatory, language.FallbackIsoCode);
}

internal sealed record LanguageItem(string Name, string IsoCode)
{
    public static LanguageItem From(ILanguage language) => new(language.CultureName, language.IsoCode);
}

internal record UpdateLanguageRequest
{
    [Required] public string Name { get; init; } = "";

    public required bool IsDefault { get; init; }

    public required bool IsMandatory { get; init; }

    public string? FallbackIsoCode { get; init; }

    /// <summary>Writes it over a language.</summary>
    public void ApplyTo(ILanguage language)
    {
        language.CultureName = Name;
        language.IsDefault = IsDefault;
        language.IsMandatory = IsMandatory;
        language.FallbackIsoCode = FallbackIsoCode;
    }
}

internal sealed record CreateLanguageRequest : UpdateLanguageRequest
{
    [Required] public string IsoCode { get; init; } = "";
}
