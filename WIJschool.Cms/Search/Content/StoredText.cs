using System.Net;
using System.Text;
using System.Text.Json;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// The words that a person reads in a stored property value: of rich text the text without markup, of blocks the texts of
/// their properties, of lists the items. Keys, references and settings are no words.
/// </summary>
public static class StoredText
{
    /// <summary>Names in the JSON of editors that hold no words.</summary>
    private static readonly HashSet<string> Wordless = new(StringComparer.OrdinalIgnoreCase)
    {
        "contentTypeKey", "key", "editorAlias", "culture", "segment", "alias", "Layout", "expose", "settingsData", "udi",
        "contentUdi", "settingsUdi", "mediaKey", "mediaTypeAlias", "unique", "type", "target", "icon", "src", "url", "queryString",
        "crops", "focalPoint",
    };

    /// <summary>Elements that part words though no space stands between them.</summary>
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "cite", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
    };

    /// <summary>The plain text of a stored value, such as a property's source value.</summary>
    public static string Of(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored))
            return "";
        var text = new StringBuilder();
        AppendStored(stored, text);
        return text.ToString().Trim();
    }

    /// <summary>The texts of a stored list, such as ["Pesten", "Identiteit"]; none when it is something else.</summary>
    public static IReadOnlyList<string> ListOf(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored) || !stored.AsSpan().TrimStart().StartsWith("["))
            return [];
        try
        {
            return JsonSerializer.Deserialize<string[]>(stored) ?? [];
        }
        catch (JsonException)
        {
            return []; // a list of something other than texts
        }
    }

    /// <summary>The text of a piece of HTML; elements other than those within a sentence part it by new lines.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder(html.Length);
        var position = 0;
        while (position < html.Length)
        {
            var tag = html.IndexOf('<', position);
            if (tag < 0 || tag + 1 >= html.Length)
                break;
            text.Append(html, position, tag - position);
            var end = html.IndexOf('>', tag);
            if (end < 0)
            {
                position = html.Length;
                break;
            }

            if (!Inline.Contains(TagName(html.AsSpan(tag + 1, end - tag - 1))) && text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
            position = end + 1;
        }

        text.Append(html, position, html.Length - position);
        return WebUtility.HtmlDecode(text.ToString());
    }

    private static string TagName(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAnyExcept(TagLetters);
        return (end < 0 ? tag : tag[..end]).ToString();
    }

    private static readonly System.Buffers.SearchValues<char> TagLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static void AppendStored(string stored, StringBuilder text)
    {
        if (stored.AsSpan().TrimStart() is not ['{' or '[', ..] || !TryAppendJson(stored, text))
            AppendText(stored, text);
    }

    private static bool TryAppendJson(string stored, StringBuilder text)
    {
        try
        {
            using var document = JsonDocument.Parse(stored);
            Append(document.RootElement, text);
            return true;
        }
        catch (JsonException)
        {
            return false; // a text that happens to begin with a bracket
        }
    }

    private static void Append(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String: // rich text in a block is JSON written as a text
                AppendStored(element.GetString()!, text);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Append(item, text);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(property => !Wordless.Contains(property.Name)))
                    Append(property.Value, text);
                break;
        }
    }

    private static void AppendText(string value, StringBuilder text)
    {
        if (IsReference(value))
            return;
        var plain = value.Contains('<', StringComparison.Ordinal) ? OfHtml(value).Trim() : value.Trim();
        if (plain.Length == 0)
            return;
        if (text.Length > 0)
            text.Append('\n');
        text.Append(plain);
    }

    private static bool IsReference(string value) =>
        value.StartsWith("umb://", StringComparison.Ordinal) || value.StartsWith("http", StringComparison.Ordinal) || Guid.TryParse(value, out _);
}
