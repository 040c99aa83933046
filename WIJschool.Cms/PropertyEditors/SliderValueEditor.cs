using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>The two ends of a slider as the back office sends and gets them; both the same without a range.</summary>
public sealed record SliderRange(decimal From, decimal To);

/// <summary>Between <c>{from, to}</c> in the editor and <c>from,to</c> in the database.</summary>
public sealed class SliderValueEditor : DataValueEditor
{
    private readonly IJsonSerializer json;

    public SliderValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        Validators.Add(new LimitValidator(json, texts));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        property.GetValue(culture, segment)?.ToString() is { Length: > 0 } text ? Stored(text) : null;

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (Posted(json, editorValue.Value) is not { } range) return null;

        var isRange = editorValue.DataTypeConfiguration is SliderConfiguration { EnableRange: true };
        return isRange ? string.Create(CultureInfo.InvariantCulture, $"{range.From},{range.To}") : range.From.ToString(CultureInfo.InvariantCulture);
    }

    private static SliderRange? Stored(string text)
    {
        var ends = text.Split(',').Select(part => decimal.TryParse(part, NumberStyles.Number, CultureInfo.InvariantCulture, out var end) ? end : (decimal?)null).ToList();
        return ends[0] is { } from ? new SliderRange(from, ends.Count > 1 && ends[1] is { } to ? to : from) : null;
    }

    private static SliderRange? Posted(IJsonSerializer json, object? value) => value switch
    {
        null => null,
        JsonObject or string when json.TryDeserialize(value, out SliderRange? range) => range,
        _ => Stored(value.ToString() ?? ""),
    };

    private sealed class LimitValidator(IJsonSerializer json, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not SliderConfiguration configuration || Posted(json, value) is not { } range) yield break;

            if (range.To < range.From) yield return new ValidationResult(texts.Localize("validation", "invalidRange", [range.ToString()]), ["value"]);
            if (range.From < configuration.MinimumValue)
            {
                yield return new ValidationResult(texts.Localize("validation", "outOfRangeMinimum", [Text(range.From), Text(configuration.MinimumValue)]), ["value"]);
            }

            if (configuration.MaximumValue > configuration.MinimumValue && range.To > configuration.MaximumValue)
            {
                yield return new ValidationResult(texts.Localize("validation", "outOfRangeMaximum", [Text(range.To), Text(configuration.MaximumValue)]), ["value"]);
            }
        }

        private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
