using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>The settings of an editor with a list of choices, in which none comes twice: a stored value would not say which of them it is.</summary>
public sealed class ChoiceListConfigurationEditor<TConfiguration> : ConfigurationEditor<TConfiguration>
    where TConfiguration : ValueListConfiguration, new()
{
    public ChoiceListConfigurationEditor(IIOHelper io)
        : base(io) => Field(nameof(ValueListConfiguration.Items)).Validators.Add(new ItemRule(item => item?.ToString() ?? ""));
}

/// <summary>The settings of a colour picker: each colour of the palette is hexadecimal, and comes once.</summary>
public sealed partial class ColorPickerConfigurationEditor : ConfigurationEditor<ColorPickerConfiguration>
{
    public ColorPickerConfigurationEditor(IIOHelper io)
        : base(io) => Field(nameof(ColorPickerConfiguration.Items)).Validators.Add(new ItemRule(Colour, colour => Hexadecimal().IsMatch(colour)));

    private static string Colour(object? item) => ((item as JsonObject)?["value"]?.ToString() ?? "").TrimStart('#').ToUpperInvariant();

    [GeneratedRegex("^([0-9A-F]{3}|[0-9A-F]{6}|[0-9A-F]{8})$", RegexOptions.None, 1000)]
    private static partial Regex Hexadecimal();
}

/// <summary>A check of a setting that is a list: what its items are called may come once, and may have to look like something.</summary>
internal sealed class ItemRule(Func<object?, string> name, Func<string, bool>? fits = null) : IValueValidator
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (value is null or string or not IEnumerable) yield break;

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var item in ((IEnumerable)value).Cast<object?>().Select(name))
        {
            if (!seen.Add(item)) yield return new ValidationResult($"The value {item} must be unique.", ["items"]);
            else if (fits?.Invoke(item) == false) yield return new ValidationResult($"The value {item} cannot be used.", ["items"]);
        }
    }
}
