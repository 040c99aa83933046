using System.Globalization;
using System.Text.RegularExpressions;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Umbraco's rule for siblings with the same name: "Page", "Page (1)", "Page (2)"; the first free number is taken.</summary>
internal static partial class UniqueName
{
    /// <summary>The name without a number behind it: what every clashing sibling's name begins with.</summary>
    public static string Stem(string name) => Numbered().Match(name) is { Success: true } match ? match.Groups["stem"].Value : name;

    /// <param name="name">The name asked for.</param>
    /// <param name="taken">Names of siblings; others than those that begin with the stem do no harm.</param>
    public static string For(string name, IEnumerable<string?> taken)
    {
        var used = taken.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!used.Contains(name)) return name;

        var stem = Stem(name);
        if (!used.Contains(stem)) stem = name; // "Page (1)" is itself a name when there is no "Page"
        var number = 1;
        while (used.Contains(Format(stem, number))) number++;
        return Format(stem, number);
    }

    private static string Format(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem} ({number})");

    [GeneratedRegex(@"^(?<stem>.+) \((?<number>[1-9]\d*)\)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
