using System.Globalization;
using System.Text;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>
/// The words of a name as Umbraco's index has them: in lower case, with accents and without, without the commonest English words.
/// </summary>
internal static class NameWords
{
    private static readonly HashSet<string> common = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
        "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    };

    /// <summary>Splits a name.</summary>
    public static string[] Of(string name)
    {
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && IsInWord(name, i))
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0) Add(words, name[start..i]);
            start = -1;
        }

        return [.. words];
    }

    private static void Add(List<string> words, string word)
    {
#pragma warning disable CA1308 // Umbraco's index is in lower case.
        word = word.ToLowerInvariant();
#pragma warning restore CA1308
        if (common.Contains(word)) return;

        words.Add(word);
        var folded = Fold(word);
        if (folded != word) words.Add(folded);
    }

    private static bool IsInWord(string name, int i)
    {
        if (char.IsLetterOrDigit(name[i]) || name[i] == '_' || CharUnicodeInfo.GetUnicodeCategory(name[i]) == UnicodeCategory.NonSpacingMark) return true;
        return name[i] is '.' or '\'' or '’' && i > 0 && i + 1 < name.Length && char.IsLetterOrDigit(name[i - 1]) && char.IsLetterOrDigit(name[i + 1]);
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(c switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ĳ' => "ij", 'ł' => "l", 'đ' => "d", _ => c.ToString() });
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
