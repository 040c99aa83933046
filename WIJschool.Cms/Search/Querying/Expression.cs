using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>Writes expressions for the full-text table. Terms are folded letters and digits, so quoting them is safe.</summary>
internal static class Expression
{
    private static string Term(string stem) => $"\"{stem}\"";

    public static string Phrase(IEnumerable<string> stems) => $"\"{string.Join(' ', stems)}\"";

    /// <summary>The words just as they are written, one after the other.</summary>
    public static string ExactPhrase(IEnumerable<string> words) =>
        $"\"{string.Join(' ', words.Select(word => $"{DocumentTerms.ExactMark}{word}"))}\"";

    /// <summary>Any of the words just as it is written.</summary>
    public static string AnyOfExact(IEnumerable<string> words) => string.Join(" OR ", words.Select(word => ExactPhrase([word])));

    /// <summary>The words within eight places of each other.</summary>
    public static string Near(IEnumerable<string> stems) => $"NEAR({string.Join(' ', stems.Select(Term))}, 8)";

    /// <summary>Words that begin so.</summary>
    public static string AllStarting(IEnumerable<string> prefixes) => string.Join(" AND ", prefixes.Select(prefix => $"\"{prefix}\" *"));
}
