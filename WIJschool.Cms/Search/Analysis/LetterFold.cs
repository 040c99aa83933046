using System.Globalization;
using System.Text;

namespace WIJschool.Cms.Search.Analysis;

/// <summary>
/// Brings the letters of all scripts to the form in which they are compared: compatibility decomposition (Unicode NFKD),
/// marks left out, lower case; and the few Latin letters that do not decompose written out (ø as o, ß as ss).
/// </summary>
internal static class LetterFold
{
    private const int TableSize = 0x250;

    /// <summary>What a character is written as; null for one that no word is made of.</summary>
    private static readonly string?[] Table = [.. Enumerable.Range(0, TableSize).Select(code => Compute(new Rune(code)))];

    /// <summary>The folded letters, empty for a mark that belongs to the letter before it, null when it is no part of a word.</summary>
    public static string? Of(Rune rune) => rune.Value < TableSize ? Table[rune.Value] : Compute(rune);

    private static string? Compute(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (IsMark(category) || rune.Value is 0xAD or 0x200C or 0x200D) // soft hyphen and joiners stand inside words
            return "";
        if (!Rune.IsLetterOrDigit(rune) && category is not (UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber))
            return null;

        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(part))
                folded.Append(WrittenOut(Rune.ToLowerInvariant(part)));
        }

        return folded.ToString();
    }

    private static bool IsMark(UnicodeCategory category) => category is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string WrittenOut(Rune letter) => letter.Value switch
    {
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'đ' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => letter.ToString(),
    };
}
