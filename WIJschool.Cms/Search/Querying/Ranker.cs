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
    /// <summary>What a match of a compound or an unfinished word is worth: about that of a word that stands once in a text.</summary>
    private const double AnyOfValue = 0.9;

    /// <summary>How much the words that a document lacks take off its score.</summary>
    private const double CoveragePower = 1.0;
    private const double TitleBoost = 0.6;
    private const double NearnessBoost = 0.25;

    private readonly List<(int Id, double Score)> ranked = [];
    private readonly List<int> matched = [];

    public HitTable Rank(QueryPlan plan)
    {
        var hits = new HitTable(documents.Size);
        var weights = new double[plan.Words.Count];
        for (var i = 0; i < plan.Words.Count; i++)
        {
            foreach (var variant in plan.Words[i].Variants)
                Note(variant, hits);
            weights[i] = InverseFrequency(hits.CurrentCount);
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
        matched.Clear();
        if (plan.Nearness is not null)
            reader.Match(plan.Nearness, matched);
        var near = matched.ToHashSet();
        foreach (var row in best)
        {
            var factor = 1 + (TitleBoost * TitleFit(plan, row));
            if (near.Contains(row.Id))
                factor += NearnessBoost;
            hits.Multiply(row.Id, factor);
        }
    }

    private void Note(WordVariant variant, HitTable hits)
    {
        if (variant.Kind == VariantKind.AnyOf)
        {
            matched.Clear();
            reader.Match(variant.Expression, matched);
            foreach (var id in matched)
                hits.Note(id, variant.Weight * AnyOfValue, isBonus: false);
            return;
        }

        ranked.Clear();
        reader.Rank(variant.Expression, variant.Kind == VariantKind.Exact, ranked);
        var factor = variant.Weight / SqliteInverseFrequency(ranked.Count);
        var isBonus = variant.Kind == VariantKind.Exact && variant.Weight < 1;
        foreach (var (id, score) in ranked)
            hits.Note(id, -score * factor, isBonus);
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

    private static void ApplyCoverage(HitTable hits, double[] weights)
    {
        var all = weights.Sum();
        if (weights.Length < 2 || all <= 0)
            return;
        foreach (var id in hits.Ids)
        {
            var found = 0.0;
            for (var bits = hits.Words(id); bits != 0; bits &= bits - 1)
                found += weights[BitOperations.TrailingZeroCount(bits)];
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
            var stem = analyzer.Stem(word);
            var index = plan.Words.ToList().FindIndex(planned => planned.Stems.Contains(stem));
            if (index < 0)
                continue;
            fitting++;
            found |= 1u << index;
        }

        return length == 0 ? 0 : (double)fitting / length * BitOperations.PopCount(found) / plan.Words.Count;
    }
}
