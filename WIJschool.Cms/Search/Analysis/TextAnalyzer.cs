namespace WIJschool.Cms.Search.Analysis;

/// <summary>How the words of one language are compared: which form they are brought to, and which of them carry no meaning.</summary>
public sealed class TextAnalyzer
{
    private static readonly TextAnalyzer Dutch = new(DutchForm, StopWords.Dutch);
    private static readonly TextAnalyzer English = new(EnglishForm, StopWords.English);
    private static readonly TextAnalyzer Other = new(word => word, StopWords.None);

    private readonly Func<string, string> stem;
    private readonly IReadOnlySet<string> stopWords;

    private TextAnalyzer(Func<string, string> stem, IReadOnlySet<string> stopWords)
    {
        this.stem = stem;
        this.stopWords = stopWords;
    }

    /// <summary>The analyzer of a culture such as nl or en-GB. Content without a culture ("") is taken for Dutch.</summary>
    public static TextAnalyzer For(string culture)
    {
        if (culture.Length == 0 || IsLanguage(culture, "nl"))
            return Dutch;
        return IsLanguage(culture, "en") ? English : Other;
    }

    /// <summary>The form in which a folded word is compared with others.</summary>
    public string Stem(string word) => stem(word);

    public bool IsStopWord(string word) => stopWords.Contains(word);

    private static bool IsLanguage(string culture, string language) =>
        culture.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (culture.Length == 2 || culture[2] == '-');

    /// <summary>
    /// The Snowball stem, and then what Dutch spelling does to the end of a closed syllable, which Snowball leaves alone:
    /// no double consonant (klassen has the stem klass, klas has klas) and no voiced v or z (brieven and brief).
    /// </summary>
    private static string DutchForm(string word)
    {
        if (word.Length < 3 || char.IsAsciiDigit(word[0]))
            return word;
        // theorieën and ideeën: without their accents the plural would end in a vowel and en, which Snowball leaves alone
        if (word.EndsWith("ieen", StringComparison.Ordinal) || word.EndsWith("eeen", StringComparison.Ordinal))
            word = word[..^2];
        var result = DutchStemmer.Stem(word);
        if (result.Length > 2 && result[^1] == result[^2] && !"aeiou".Contains(result[^1], StringComparison.Ordinal))
            result = result[..^1];
        return result[^1] switch
        {
            'v' => string.Concat(result.AsSpan(0, result.Length - 1), "f"),
            'z' => string.Concat(result.AsSpan(0, result.Length - 1), "s"),
            _ => result,
        };
    }

    /// <summary>The three rules of Harman's S-stemmer ("How effective is suffixing?", 1991): plurals only.</summary>
    private static string EnglishForm(string word)
    {
        if (word.Length < 4 || !word.EndsWith('s'))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word[^4] is not ('e' or 'a'))
            return word[..^3] + "y";
        return word[^2] is 'u' or 's' ? word : word[..^1];
    }
}
