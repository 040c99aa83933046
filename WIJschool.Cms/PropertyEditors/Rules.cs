using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>A check of a posted value against the settings of its data type; without settings nothing is checked.</summary>
internal sealed class Rule<TConfiguration>(Func<object?, TConfiguration, IEnumerable<ValidationResult>> problems) : IValueValidator
    where TConfiguration : class
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
        dataTypeConfiguration is TConfiguration configuration ? problems(value, configuration) : [];
}

/// <summary>Asks for a value where something is posted that counts as none.</summary>
internal sealed class RequiredUnless(Func<object?, bool> isNone) : IValueRequiredValidator
{
    private readonly RequiredValidator inner = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) => inner.ValidateRequired(isNone(value) ? null : value, valueType);
}

/// <summary>What rules say and how they count.</summary>
internal static class RuleTexts
{
    /// <summary>A problem of the value, in the words of Umbraco's own texts.</summary>
    public static ValidationResult Problem(this ILocalizedTextService texts, string key, params object?[] arguments) =>
        new(texts.Localize("validation", key, arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)).ToArray()), ["value"]);

    /// <summary>How many entries there may be. A limit of zero, or none, is no limit.</summary>
    public static IEnumerable<ValidationResult> Amount(this ILocalizedTextService texts, int amount, int? minimum, int? maximum)
    {
        if (minimum is > 0 and var min && amount < min) yield return texts.Problem("entriesShort", min, min - amount);
        if (maximum is > 0 and var max && amount > max) yield return texts.Problem("entriesExceed", max, amount - max);
    }
}

/// <summary>Lists of texts as the back office posts them: an array, a JSON node, or JSON in a text.</summary>
public static class PostedTexts
{
    /// <summary>The texts; one text that is no JSON is a list of one.</summary>
    public static IReadOnlyList<string> Read(IJsonSerializer json, object? value) => value switch
    {
        null => [],
        string text when string.IsNullOrWhiteSpace(text) => [],
        string text when !text.DetectIsJson() => [text],
        IEnumerable<string> texts => texts.ToList(),
        JsonArray array => array.Select(item => item?.ToString() ?? "").ToList(),
        IEnumerable<object> items => items.Select(item => item?.ToString() ?? "").ToList(),
        _ => json.Deserialize<string[]>(value.ToString()!) ?? [],
    };
}
