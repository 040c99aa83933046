using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WIJschool.Core.Stories;

/// <summary>Makes rich text of what a school typed: a blank line parts paragraphs, lines that begin with a dash are a list. All else is text, never markup.</summary>
public static class StoryMarkup
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string text) => string.Concat(Paragraphs(text).Select(Paragraph));

    /// <summary>The value that the rich text editor stores; empty for no text.</summary>
    public static string ValueOf(string text) => Of(text) is { Length: > 0 } markup
        ? JsonSerializer.Serialize(new RichTextValue(markup, new NoBlocks([], [], [], new Dictionary<string, object>())), JsonSerializerOptions.Web) : "";

    private static IEnumerable<string[]> Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(paragraph => paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Paragraph(string[] lines) => lines.All(line => line.StartsWith("- ", StringComparison.Ordinal))
        ? $"<ul>{string.Concat(lines.Select(line => $"<li>{Html.Encode(line[2..])}</li>"))}</ul>"
        : $"<p>{string.Join("<br>", lines.Select(Html.Encode))}</p>";

    private sealed record RichTextValue(string Markup, NoBlocks Blocks);

    private sealed record NoBlocks(IReadOnlyList<object> ContentData, IReadOnlyList<object> SettingsData, IReadOnlyList<object> Expose, IReadOnlyDictionary<string, object> Layout);
}
