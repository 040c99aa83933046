using System.Numerics;
using WIJschool.Cms.Search.Analysis;
using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// Scores documents by BM25 over weighted fields (Robertson and Zaragoza's BM25F, with one length for all fields). How telling
/// a word is counts over all its forms together: a rare compound is no more telling than the word that was asked for.
/// </summary>
internal sealed class Ranker(IndexReader reader, IndexState state)
{
    /// <summary>What it is worth that all parts of a compound stand in a document: about that of a word that stands there once.</summary>
    private const double AllOfValue = 0.9;

    /// <summary>How soon more of the same word stops counting, and how much a long text is held against it.</summary>
    private const double K1 = 2;
    private const double B = 0.6;

    /// <summary>How much the words that a document lacks take off its score.</summary>
    private const double CoveragePower = 1.0;
    private const double HintCoverage = 0.4;
    private const double TitleBoost = 0.4;
    private const double NearnessBoost = 0.1;

    private const double TypedBoost = 0.01;

    /// <summary>In how many documents words may stand to look up in SQLite where they do.</summary>
    private const int MostLookedUp = 3000;

    private readonly DocumentTable documents = state.Documents;
    private readonly List<int> matched = [];

    /// <summary>Scores the documents with any of the words, without those that the query excludes.</summary>
    public HitTable Rank(QueryPlan plan)
    {
        var hits = reader.TakeHits(documents.Size);
        var weights = new double[plan.Words.Count];
        for (var i = 0; i < plan.Words.Count; i++)
        {
            foreach (var variant in plan.Words[i].Variants)
                Note(variant, hits, null);
            weights[i] = InverseFrequency(hits.CurrentCount);
            foreach (var alike in plan.Words[i].Synonyms)
                Note(alike, hits, weights[i]);
            hits.BeginHints();
            foreach (var hint in plan.Words[i].Hints)
                Note(hint, hits, weights[i]);
            hits.EndWord(i, weights[i]);
        }

        Exclude(plan, hits);
        ApplyCoverage(hits, weights);
        return hits;
    }

    /// <summary>The documents that have one of these.</summary>
    public HashSet<int> Having(IEnumerable<WordVariant> variants)
    {
        var frequencies = reader.TakeHits(documents.Size).Frequencies;
        return Having(variants, frequencies);
    }

    /// <summary>
    /// Looks closer at the best documents: those score higher in which the words stand together or in the form that was typed,
    /// and whose title is what was asked for.
    /// </summary>
    public void Refine(QueryPlan plan, HitTable hits, IReadOnlyList<DocumentRow> best)
    {
        var near = plan.Nearness
            .Where(pair => IsRareEnough(pair.Left, pair.Right))
            .Select(pair => Matching(Expression.Near([pair.Left, pair.Right]))).ToList();
        var typed = plan.Words
            .Where(word => word.Typed.Length > 0 && IsRareEnough(word.NearStem))
            .Select(word => Matching(Expression.ExactPhrase([word.Typed]))).ToList();
        foreach (var row in best)
        {
            var nearness = plan.Nearness.Count == 0 ? 0 : (double)near.Count(pair => pair.Contains(row.Id)) / plan.Nearness.Count;
            var exactness = plan.Words.Count == 0 ? 0 : (double)typed.Count(word => word.Contains(row.Id)) / plan.Words.Count;
            hits.Multiply(row.Id, 1 + (TitleBoost * TitleFit(plan, row)) + (NearnessBoost * nearness) + (TypedBoost * exactness));
        }
    }

    /// <summary>Whether looking up where stems stand takes no longer than all the rest.</summary>
    private bool IsRareEnough(params ReadOnlySpan<string> stems)
    {
        var count = 0;
        foreach (var stem in stems)
            count += state.Postings.Count(stem);
        return count <= MostLookedUp;
    }

    private HashSet<int> Matching(string expression)
    {
        matched.Clear();
        reader.Match(expression, matched);
        return [.. matched];
    }

    /// <param name="ofWord">How telling the word is, for what is only as telling as itself; null for the word.</param>
    private void Note(WordVariant variant, HitTable hits, double? ofWord)
    {
        var frequencies = hits.Frequencies;
        Read(variant, frequencies);
        var telling = ofWord is { } word && variant.Kind != VariantKind.AllOf ? Math.Min(1, InverseFrequency(frequencies.Ids.Count) / word) : 1;
        foreach (var id in frequencies.Ids)
        {
            if (documents[id] is { } row)
                hits.Note(id, telling * variant.Weight * (variant.Kind == VariantKind.AllOf ? AllOfValue : Saturate(frequencies[id], row.Length)));
        }
    }

    private void Read(WordVariant variant, Frequencies frequencies)
    {
        if (variant.Kind == VariantKind.AnyOf)
        {
            frequencies.ReadAny(state.Postings, variant.Stems);
            return;
        }

        frequencies.ReadAll(state.Postings, variant.Stems);
        if (variant.Kind != VariantKind.Phrase || frequencies.Ids.Count == 0)
            return;
        frequencies.Keep(Matching(variant.Expression).Contains);
    }

    private double Saturate(double frequency, int length) =>
        frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length / documents.AverageLength))));

    private double InverseFrequency(int count) => Math.Log(1 + ((documents.Count - count + 0.5) / (count + 0.5)));

    private HashSet<int> Having(IEnumerable<WordVariant> variants, Frequencies frequencies)
    {
        var having = new HashSet<int>();
        foreach (var variant in variants)
        {
            Read(variant, frequencies);
            having.UnionWith(frequencies.Ids);
        }

        return having;
    }

    private void Exclude(QueryPlan plan, HitTable hits)
    {
        if (plan.Exclusions.Count > 0)
        {
            var excluded = Having(plan.Exclusions, hits.Frequencies);
            hits.Keep(id => !excluded.Contains(id));
        }

        for (var i = 0; i < plan.Words.Count; i++)
        {
            var bit = 1u << i;
            if (plan.Words[i].IsRequired)
                hits.Keep(id => (hits.Words(id) & bit) != 0);
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
