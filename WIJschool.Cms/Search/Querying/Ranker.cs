using System.Numerics;
using WIJschool.Cms.Search.Analysis;
using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// Scores documents by BM25 over weighted fields. SQLite's bm25 gives the part that depends on the document; how telling
/// a word is (its inverse document frequency) is worked out here over all its forms together.
/// </summary>
/// <remarks>
/// Why here: SQLite's own frequency falls to nothing for a word in more than half of the documents, and it would hold a
/// rare compound for more telling than the word that was asked for.
/// </remarks>
internal sealed class Ranker(IndexReader reader, DocumentTable documents)
{
    /// <summary>What it is worth that all parts of a compound stand in a document: about that of a word that stands there once.</summary>
    private const double AllOfValue = 0.9;

    private const double SqliteK1 = 1.2;
    private const double SqliteB = 0.75;

    /// <summary>How soon more of the same word stops counting, and how much a long text is held against it.</summary>
    private const double K1 = 2;
    private const double B = 0.6;

    /// <summary>How much the words that a document lacks take off its score.</summary>
    private const double CoveragePower = 1.0;
    private const double HintCoverage = 0.4;
    private const double TitleBoost = 0.4;
    private const double NearnessBoost = 0.1;

    private readonly List<(int Id, double Score)> ranked = [];
    private readonly List<int> matched = [];

    public HitTable Rank(QueryPlan plan)
    {
        var hits = new HitTable(documents.Size);
        var weights = new double[plan.Words.Count];
        for (var i = 0; i < plan.Words.Count; i++)
        {
            foreach (var variant in plan.Words[i].Variants)
                Note(variant, hits, null);
            weights[i] = InverseFrequency(hits.CurrentCount);
            hits.BeginHints();
            foreach (var hint in plan.Words[i].Hints)
                Note(hint, hits, weights[i]);
            hits.EndWord(i, weights[i]);
        }

        Exclude(plan, hits);
        ApplyCoverage(hits, weights);
        return hits;
    }

    /// <summary>
    /// Looks closer at the best documents: those score higher in which the words stand together, and whose title is what
    /// was asked for.
    /// </summary>
    public void Refine(QueryPlan plan, HitTable hits, IReadOnlyList<DocumentRow> best)
    {
        var near = new Dictionary<int, int>();
        foreach (var pair in plan.Nearness)
        {
            matched.Clear();
            reader.Match(pair, matched);
            foreach (var id in matched)
                near[id] = near.GetValueOrDefault(id) + 1;
        }

        foreach (var row in best)
        {
            var nearness = plan.Nearness.Count == 0 ? 0 : (double)near.GetValueOrDefault(row.Id) / plan.Nearness.Count;
            hits.Multiply(row.Id, 1 + (TitleBoost * TitleFit(plan, row)) + (NearnessBoost * nearness));
        }
    }

    /// <param name="ofWord">How telling the word is, for a hint, which is only as telling as itself; null for the word.</param>
    private void Note(WordVariant variant, HitTable hits, double? ofWord)
    {
        if (variant.Kind == VariantKind.AllOf)
        {
            matched.Clear();
            reader.Match(variant.Expression, matched);
            foreach (var id in matched)
                hits.Note(id, variant.Weight * AllOfValue, isBonus: false);
            return;
        }

        ranked.Clear();
        reader.Rank(variant.Expression, variant.Kind == VariantKind.Exact, ranked);
        var telling = ofWord is { } word ? Math.Min(1, InverseFrequency(ranked.Count) / word) : 1;
        var factor = 1 / (variant.Kind == VariantKind.AnyOf ? TypicalFrequency(variant) : SqliteInverseFrequency(ranked.Count));
        var isBonus = variant.Kind == VariantKind.Exact && variant.Weight < 1;
        foreach (var (id, score) in ranked)
        {
            if (documents[id] is { } row)
                hits.Note(id, telling * variant.Weight * Resaturate(-score * factor, row.Length), isBonus);
        }
    }

    /// <summary>
    /// Takes from bm25's value how often the word stands in the document, and weighs that anew. SQLite fixes k1 at 1.2 and b
    /// at 0.75, which favours the shortest pages too much: here they are those that lead to the long ones.
    /// </summary>
    private double Resaturate(double value, int length)
    {
        var relative = length / documents.AverageLength;
        var norm = SqliteK1 * (1 - SqliteB + (SqliteB * relative));
        var bounded = Math.Min(value, SqliteK1 + 1 - 1e-3);
        var frequency = bounded * norm / (SqliteK1 + 1 - bounded);
        return frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * relative))));
    }

    /// <summary>What SQLite has multiplied by on average, for terms that are ranked as one.</summary>
    private double TypicalFrequency(WordVariant variant)
    {
        var matches = Math.Max(1, variant.Counts.Sum());
        return Math.Max(1e-6, variant.Counts.Sum(count => count * SqliteInverseFrequency(count)) / matches);
    }

    private double InverseFrequency(int count) => Math.Log(1 + ((documents.Count - count + 0.5) / (count + 0.5)));

    /// <summary>What SQLite has multiplied by; see the source of its full-text extension, function bm25.</summary>
    private double SqliteInverseFrequency(int count)
    {
        var value = Math.Log((documents.Count - count + 0.5) / (count + 0.5));
        return value > 0 ? value : 1e-6;
    }

    private void Exclude(QueryPlan plan, HitTable hits)
    {
        foreach (var exclusion in plan.Exclusions)
        {
            matched.Clear();
            reader.Match(exclusion, matched);
            hits.Remove(matched);
        }

        for (var i = 0; i < plan.Words.Count; i++)
        {
            if (plan.Words[i].IsRequired)
                hits.Ids.RemoveAll(id => (hits.Words(id) & (1u << i)) == 0);
        }
    }

    private void ApplyCoverage(HitTable hits, double[] weights)
    {
        var all = weights.Sum();
        foreach (var id in hits.Ids)
        {
            hits.Multiply(id, documents[id]?.Weight ?? 1);
            if (weights.Length < 2 || all <= 0)
                continue;
            var found = 0.0;
            for (var bits = hits.Words(id); bits != 0; bits &= bits - 1)
                found += weights[BitOperations.TrailingZeroCount(bits)];
            for (var bits = hits.Hints(id); bits != 0; bits &= bits - 1)
                found += weights[BitOperations.TrailingZeroCount(bits)] * HintCoverage;
            hits.Multiply(id, Math.Pow(found / all, CoveragePower));
        }
    }

    /// <summary>From 0, no word of the title was asked for, to 1: the title is the query.</summary>
    private static double TitleFit(QueryPlan plan, DocumentRow row)
    {
        var analyzer = TextAnalyzer.For(row.Culture);
        Span<char> buffer = stackalloc char[WordReader.MaxWordLength];
        var words = new WordReader(row.Title, buffer);
        var (length, fitting, found) = (0, 0, 0u);
        while (words.Read())
        {
            var word = words.Word.ToString();
            if (analyzer.IsStopWord(word))
                continue;
            length++;
            for (var i = 0; i < plan.Words.Count; i++)
            {
                if (plan.Words[i].Forms.Contains(word))
                    found |= 1u << i;
            }

            fitting += plan.Forms.Contains(word) ? 1 : 0;
        }

        return length == 0 ? 0 : (double)fitting / length * BitOperations.PopCount(found) / plan.Words.Count;
    }
}
