using System.Collections.Frozen;
using System.Globalization;

namespace WIJschool.Core.Labels;

/// <summary>
/// The words of the site that belong to no page, in one culture. They are dictionary items, so that an editor can change them.
/// A key without a text gives the key itself: visible, and harmless.
/// </summary>
public sealed class LabelSet(string culture, IReadOnlyDictionary<string, string> texts)
{
    private readonly FrozenDictionary<string, string> texts = texts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public string Culture => culture;

    public string this[string key] => texts.TryGetValue(key, out var text) ? text : key;

    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A text with its places {0}, {1} filled in. A text that an editor broke is shown as it stands.</summary>
    public string Format(string key, params object[] values)
    {
        var text = this[key];
        try
        {
            return string.Format(CultureInfo.GetCultureInfo(culture), text, values);
        }
        catch (FormatException)
        {
            return text;
        }
    }

    /// <summary>"1 resultaat", "12 resultaten": the key with .One or .Many.</summary>
    public string Count(string key, int count) => Format(count == 1 ? $"{key}.One" : $"{key}.Many", count);

    /// <summary>The text for a choice of the back office, such as a theme; the choice itself where there is none.</summary>
    public string Choice(string choice) => texts.TryGetValue($"Choice.{choice}", out var text) ? text : choice;
}
