using System.Runtime.InteropServices;
using System.Text;
using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Storage;

/// <summary>
/// The words of a document as they go into the full-text table: their stems, field by field, and once more as they were
/// written (folded), marked by <see cref="ExactMark"/> so that the two never meet.
/// </summary>
/// <param name="Counts">How often each stem stands in each field.</param>
internal sealed record DocumentTerms(
    string Title, string Intro, string Keywords, string Body, string TitleExact, string TextExact,
    IReadOnlyDictionary<string, FieldCounts> Counts)
{
    /// <summary>Begins every term that stands for a word as written. No word contains it.</summary>
    public const char ExactMark = '=';

    /// <summary>Stands between fields, where no phrase may run on.</summary>
    private const string Gap = "==";

    /// <summary>How many terms there are in all fields together, as SQLite counts them.</summary>
    public int Length => CountIn(Title) + CountIn(Intro) + CountIn(Keywords) + CountIn(Body) + CountIn(TitleExact) + CountIn(TextExact);

    private static int CountIn(string terms) => terms.AsSpan().Count(' '); // each term is followed by a space

    public static DocumentTerms Of(SearchDocument document, WordTally tally)
    {
        tally.BeginDocument();
        var reader = new FieldReader(tally);
        var title = reader.Read(document.Title, new FieldCounts(1, 0, 0, 0));
        var titleExact = reader.TakeExact();
        var intro = reader.Read(document.Intro, new FieldCounts(0, 1, 0, 0));
        var keywords = new StringBuilder();
        foreach (var value in document.Keywords.Values.SelectMany(values => values))
            keywords.Append(reader.Read(value, new FieldCounts(0, 0, 1, 0))).Append(' ').Append(Gap).Append(' ');
        var body = reader.Read(document.Body, new FieldCounts(0, 0, 0, 1));
        return new DocumentTerms(title, intro, keywords.ToString(), body, titleExact, reader.TakeExact(), reader.Counts);
    }

    /// <summary>Reads one field after the other.</summary>
    private sealed class FieldReader(WordTally tally)
    {
        private readonly StringBuilder exact = new();
        private readonly StringBuilder chain = new();
        private readonly List<string> joined = [];
        private readonly char[] buffer = new char[WordReader.MaxWordLength];
        private readonly Dictionary<string, FieldCounts> counts = new(StringComparer.Ordinal);
        private FieldCounts one;

        public IReadOnlyDictionary<string, FieldCounts> Counts => counts;

        /// <summary>The stems of a field. Its words as written are kept for <see cref="TakeExact"/>.</summary>
        /// <param name="once">What one word in this field counts.</param>
        public string Read(string text, FieldCounts once)
        {
            one = once;
            var stems = new StringBuilder(text.Length);
            var words = new WordReader(text, buffer);
            while (words.Read())
            {
                Follow(words);
                var written = text.AsSpan(words.Start, words.End - words.Start);
                Write(tally.Count(words.Word, WithoutPossessive(written)), stems);
            }

            EndChain();
            WriteJoined(stems);
            exact.Append(Gap).Append(' ');
            return stems.ToString();
        }

        public string TakeExact()
        {
            var text = exact.ToString();
            exact.Clear();
            return text;
        }

        private void Write(WordTally.Word word, StringBuilder stems)
        {
            stems.Append(word.Stem).Append(' ');
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, word.Stem, out _);
            count = count.Plus(one);
            exact.Append(ExactMark).Append(word.Term).Append(' ');
        }

        /// <summary>Words joined by hyphens are one word as well: who types email looks for e-mail too.</summary>
        private void Follow(in WordReader words)
        {
            if (!words.FollowsHyphen)
                EndChain();
            else
                chain.Append('-');
            chain.Append(words.Word);
        }

        private void EndChain()
        {
            var word = chain.ToString();
            chain.Clear();
            if (word.Contains('-', StringComparison.Ordinal) && word.Length <= WordReader.MaxWordLength)
                joined.Add(word.Replace("-", "", StringComparison.Ordinal));
        }

        private void WriteJoined(StringBuilder stems)
        {
            foreach (var word in joined)
            {
                stems.Append(Gap).Append(' ');
                exact.Append(Gap).Append(' ');
                Write(tally.Count(word, word), stems);
            }

            joined.Clear();
        }

        private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> written) =>
            written.Length > 2 && written[^2] is ('\'' or '\u2019') ? written[..^2] : written;
    }
}
