using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

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

/// <summary>How many entries a value may have. Zero or nothing means that there is no limit.</summary>
internal sealed class AmountValidator(ILocalizedTextService texts, Func<object?, (int? Min, int? Max)?> limits) : IValueValidator
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (limits(dataTypeConfiguration) is not { } limit) yield break;

        var amount = Count(value);
        if (limit.Min is > 0 and var min && amount < min && amount > 0) yield return Problem("entriesShort", min, min - amount);
        if (limit.Max is > 0 and var max && amount > max) yield return Problem("entriesExceed", max, amount - max);
    }

    private static int Count(object? value) => value switch
    {
        null => 0,
        JsonArray array => array.Count,
        JsonElement { ValueKind: JsonValueKind.Array } array => array.GetArrayLength(),
        string text when text.DetectIsJson() && JsonNode.Parse(text) is JsonArray array => array.Count,
        string => 0,
        System.Collections.IEnumerable items => items.Cast<object>().Count(),
        _ => 0,
    };

    private ValidationResult Problem(string key, int limit, int difference) => new(
        texts.Localize("validation", key, [limit.ToString(CultureInfo.InvariantCulture), difference.ToString(CultureInfo.InvariantCulture)]), ["value"]);
}
