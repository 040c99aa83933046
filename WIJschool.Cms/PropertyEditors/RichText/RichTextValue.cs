using System.Text.Json;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.RichText;

/// <summary>Rich text as it is stored: the markup, and the blocks that stand in it by their keys.</summary>
public sealed record RichTextValue(string Markup, RichTextBlockValue? Blocks)
{
    /// <summary>Reads the stored JSON; text that is none is taken for the markup, as older versions stored it.</summary>
    /// <returns>The value, or null for no text at all.</returns>
    public static RichTextValue? Read(IJsonSerializer json, object? source)
    {
        var text = source?.ToString();
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!text.DetectIsJson()) return new RichTextValue(text, Blocks: null);

        try
        {
            var value = json.Deserialize<RichTextValue>(text);
            if (value?.Markup is null) return null;

            // the converter upgrades blocks of the form before version 15
            return value.Blocks is null ? value : value with { Blocks = new RichTextEditorBlockDataConverter(json).Convert(value.Blocks).BlockValue };
        }
        catch (JsonException)
        {
            return new RichTextValue(text, Blocks: null);
        }
    }
}

/// <summary>What the Delivery API's parsers get: the markup and its published blocks.</summary>
internal sealed record RichTextBlocks(string Markup, RichTextBlockModel? RichTextBlockModel) : IRichTextEditorIntermediateValue;
