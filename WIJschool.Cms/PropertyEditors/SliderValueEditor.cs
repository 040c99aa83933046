using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>The two ends of a slider as the back office sends and gets them; both the same without a range. As text it is what is stored.</summary>
public sealed record SliderRange(decimal From, decimal To)
{
    /// <inheritdoc />
    public override string ToString() => From == To
        ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From},{To}");
}

/// <summary>Between <c>{from, to}</c> in the editor and <c>from,to</c> in the database.</summary>
public sealed class SliderValueEditor : DataValueEditor
{
    private readonly IJsonSerializer json;

    public SliderValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        Validators.Add(new Rule<SliderConfiguration>((value, configuration) => Problems(Posted(json, value), configuration, texts)));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => Stored(property.GetValue(culture, segment)?.ToString());

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => Posted(json, editorValue.Value)?.ToString();

    private static SliderRange? Stored(string? text)
    {
        var ends = (text ?? "").Split(',').Select(part => decimal.TryParse(part, NumberStyles.Number, CultureInfo.InvariantCulture, out var end) ? end : (decimal?)null).ToList();
        return ends is [{ } from] ? new SliderRange(from, from) : ends is [{ } first, { } last] ? new SliderRange(first, last) : null;
    }

    private static SliderRange? Posted(IJsonSerializer json, object? value) => value switch
    {
        null => null,
        JsonObject or string when json.TryDeserialize(value, out SliderRange? range) => range,
        _ => Stored(value.ToString()),
    };

    private static IEnumerable<ValidationResult> Problems(SliderRange? range, SliderConfiguration configuration, ILocalizedTextService texts)
    {
        if (range is null) yield break;

        var (min, max, step) = (configuration.MinimumValue, configuration.MaximumValue, configuration.Step);
        if (!configuration.EnableRange && range.From != range.To) yield return texts.Problem("unexpectedRange", range);
        if (configuration.EnableRange && range.To < range.From) yield return texts.Problem("invalidRange", range);
        if (range.From < min) yield return texts.Problem("outOfRangeMinimum", range.From, min);
        if (range.To > max) yield return texts.Problem("outOfRangeMaximum", range.To, max);
        if (!ValidationHelper.IsValueValidForStep(range.From, min, step) || !ValidationHelper.IsValueValidForStep(range.To, min, step))
        {
            yield return texts.Problem("invalidStep", range, step, min);
        }
    }
}
