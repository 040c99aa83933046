using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Words;

/// <summary>Words of one language that editors hold for the same, or for near enough, when visitors search.</summary>
public sealed class Synonyms
{
    public static readonly Synonyms None = new([]);

    private const int MostGroups = 2000;
    private const int MostWords = 30;

    private readonly Dictionary<string, List<IReadOnlyList<string>>> byStem;

    private Synonyms(Dictionary<string, List<IReadOnlyList<string>>> byStem) => this.byStem = byStem;

    /// <summary>
    /// Reads lines such as <c>pesten, plagen, cyberpesten</c>: who looks for one finds the others too; and
    /// <c>klassengesprek =&gt; kringgesprek, dialoog</c>: who looks for the first finds the rest, and not the other way round.
    /// </summary>
    /// <remarks>
    /// An item may be several words with spaces between them; it is found then, and sets nothing off. What cannot be read is left aside, because
    /// editors write it.
    /// </remarks>
    public static Synonyms Parse(string culture, IEnumerable<string> lines)
    {
        var analyzer = TextAnalyzer.For(culture);
        var groups = new Dictionary<string, List<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var line in lines.Take(MostGroups))
        {
            var sides = line.Split("=>", 2);
            var meant = ItemsOf(sides[^1]);
            foreach (var word in sides[0].Split(',').Take(MostWords).Where(IsOneWord).Select(item => analyzer.Stem(string.Concat(WordReader.WordsOf(item)))))
            {
                var others = meant.Where(item => item.Count > 1 || analyzer.Stem(item[0]) != word);
                if (groups.TryGetValue(word, out var known))
                    known.AddRange(others);
                else
                    groups.Add(word, [.. others]);
            }
        }

        return new Synonyms(groups);
    }

    /// <summary>What else to look for when a word with this stem is asked for: words, or several that belong together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Of(string stem) => byStem.TryGetValue(stem, out var others) ? others : [];

    /// <summary>Words with hyphens between them are one word.</summary>
    private static bool IsOneWord(string item) => WordReader.WordsOf(item).Count > 0 && !item.Trim().Contains(' ', StringComparison.Ordinal);

    private static List<IReadOnlyList<string>> ItemsOf(string list) =>
        [.. list.Split(',').Take(MostWords).Select(WordReader.WordsOf).Where(words => words.Count > 0)];
}
