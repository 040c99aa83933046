using WIJschool.Cms.Search.Storage;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// Decides what to look for: for a word its stem, the compounds it is part of, its own parts when it is a compound, the
/// words it begins when it is unfinished, and the words nearest to it when no document has any of these.
/// </summary>
internal sealed class QueryPlanner(IReadOnlyList<Vocabulary> vocabularies)
{
    private const double ExactBonus = 0.25;
    private const double CompoundWeight = 0.6;
    private const double PrefixWeight = 0.5;
    private const double PartsWeight = 0.35;
    private const double PartWeight = 0.15;
    private const double RelatedWeight = 0.7;
    private const double NearWeight = 0.8;
    private const int MaxCompounds = 60;
    private const int MaxNear = 3;

    /// <summary>From this length on a word that begins or ends with another is taken for its compound, known parts or not.</summary>
    private const int LongEnoughToBePart = 6;

    private readonly Vocabulary main = vocabularies[0];
    private readonly HashSet<string> forms = new(StringComparer.Ordinal);
    private readonly List<PlannedWord> words = [];
    private readonly List<string> shown = [];
    private bool corrected;

    public QueryPlan Plan(ParsedQuery query)
    {
        var wanted = query.Terms.Where(term => !term.IsExcluded).ToList();
        var hasMeaning = wanted.Exists(term => term.Kind != QueryTermKind.Word || !main.Analyzer.IsStopWord(term.Words[0]));
        foreach (var term in wanted)
        {
            if (hasMeaning && term.Kind == QueryTermKind.Word && main.Analyzer.IsStopWord(term.Words[0]))
                shown.Add(term.Words[0]); // it would find nearly everything; where it is said, it weighs in the nearness
            else
                PlanTerm(term);
        }

        return new QueryPlan(
            words, query.Terms.Where(term => term.IsExcluded).Select(Exclusion).ToList(), Nearness(), forms,
            corrected ? string.Join(' ', shown) : null);
    }

    private void PlanTerm(QueryTerm term)
    {
        switch (term.Kind)
        {
            case QueryTermKind.Phrase:
                PlanPhrase(term.Words);
                break;
            case QueryTermKind.Hyphenated:
                PlanHyphenated(term.Words);
                break;
            default:
                PlanWord(term.Words[0]);
                break;
        }
    }

    private void PlanPhrase(IReadOnlyList<string> phrase)
    {
        forms.UnionWith(phrase);
        shown.Add($"\"{string.Join(' ', phrase)}\"");
        words.Add(new PlannedWord(
            [new WordVariant(Expression.ExactPhrase(phrase), VariantKind.Exact, 1)], phrase.Select(Stem).ToHashSet(), IsRequired: true));
    }

    private void PlanHyphenated(IReadOnlyList<string> parts)
    {
        var joined = string.Concat(parts);
        var stems = parts.Append(joined).Select(Stem).ToHashSet();
        forms.UnionWith(stems.SelectMany(FormsOf).Concat(parts));
        shown.Add(string.Join('-', parts));
        var meaningful = parts.Where(part => part.Length > 2 && !main.Analyzer.IsStopWord(part)).Select(Stem).ToList();
        var variants = new List<WordVariant>
        {
            new(Expression.Phrase(parts.Select(Stem)), VariantKind.Stem, 1),
            new(Expression.Term(Stem(joined)), VariantKind.Stem, 1),
        };
        if (meaningful.Count > 0)
            variants.Add(new WordVariant(Expression.AllOf(meaningful), VariantKind.AnyOf, PartsWeight));
        AddCompounds(Stem(joined), variants);
        words.Add(new PlannedWord(variants, stems, IsRequired: false));
    }

    private void PlanWord(string word)
    {
        var stem = Stem(word);
        var variants = new List<WordVariant>();
        var stems = new HashSet<string>(StringComparer.Ordinal) { stem };
        var known = FormsOf(stem).ToList();
        shown.Add(word);
        if (known.Count > 0)
        {
            variants.Add(new WordVariant(Expression.Term(stem), VariantKind.Stem, 1));
            if (known.Count > 1 && known.Contains(word))
                variants.Add(new WordVariant(Expression.ExactPhrase([word]), VariantKind.Exact, ExactBonus));
            forms.UnionWith(known);
        }

        AddRelated(word, variants, stems);
        AddCompounds(stem, variants);
        var parts = main.Split(word);
        if (variants.Count == 0 && parts.Count > 0)
        {
            PlanParts(parts);
            return;
        }

        if (parts.Count > 0)
        {
            variants.Add(new WordVariant(Expression.AllOf(parts.Select(part => part.Stem)), VariantKind.AnyOf, PartsWeight));
            variants.Add(new WordVariant(Expression.AnyOf(parts.Select(part => part.Stem)), VariantKind.AnyOf, PartWeight));
        }

        if (variants.Count == 0)
            AddUnfinished(word, variants);
        if (variants.Count == 0)
            AddNear(word, variants, stems);
        words.Add(new PlannedWord(variants, stems, IsRequired: false));
    }

    /// <summary>A compound that nobody wrote is looked for by its parts: each of them is a word of the query.</summary>
    private void PlanParts(IReadOnlyList<WordEntry> parts)
    {
        foreach (var part in parts)
        {
            var variants = new List<WordVariant> { new(Expression.Term(part.Stem), VariantKind.Stem, 1) };
            forms.UnionWith(FormsOf(part.Stem));
            AddCompounds(part.Stem, variants);
            words.Add(new PlannedWord(variants, new HashSet<string> { part.Stem }, IsRequired: false));
        }
    }

    /// <summary>
    /// Forms of a verb that stemming leaves apart: the third person (werkt beside werken) and the participle (gepest beside
    /// pesten); the plural of kind, lied and their like; and words made from the same root (discriminatie, discrimineren).
    /// </summary>
    private void AddRelated(string word, List<WordVariant> variants, HashSet<string> stems)
    {
        IEnumerable<string> candidates =
        [
            .. word.Length > 4 && word.EndsWith('t') ? [Stem(word[..^1])] : Array.Empty<string>(),
            .. word.Length > 5 && word.StartsWith("ge", StringComparison.Ordinal) && word[^1] is 't' or 'd'
                ? [Stem(word[2..]), Stem(word[2..^1])] : Array.Empty<string>(),
            .. word.Length > 6 && word.EndsWith("eren", StringComparison.Ordinal) ? [Stem(word[..^4])] : Array.Empty<string>(),
            .. Stem(word) is { Length: > 2 } stem ? [stem + "t", stem + "er"] : Array.Empty<string>(),
            .. vocabularies.SelectMany(vocabulary => vocabulary.FamilyOf(word)).Select(entry => entry.Stem),
        ];
        foreach (var related in candidates.Where(candidate => candidate.Length > 2).Distinct().Where(main.HasStem))
        {
            if (!stems.Add(related))
                continue; // the word itself
            variants.Add(new WordVariant(Expression.Term(related), VariantKind.Stem, RelatedWeight));
            forms.UnionWith(FormsOf(related));
        }
    }

    private void AddCompounds(string stem, List<WordVariant> variants)
    {
        var compounds = vocabularies.SelectMany(vocabulary => vocabulary.CompoundsWith(stem));
        if (stem.Length >= LongEnoughToBePart)
        {
            compounds = compounds.Concat(vocabularies.SelectMany(vocabulary => vocabulary.Containing(stem)).Where(entry =>
                entry.Term.StartsWith(stem, StringComparison.Ordinal) || entry.Stem.EndsWith(stem, StringComparison.Ordinal)));
        }

        AddAnyOf(compounds.Where(entry => entry.Stem != stem), CompoundWeight, variants);
    }

    private void AddUnfinished(string word, List<WordVariant> variants)
    {
        if (word.Length >= 3)
            AddAnyOf(vocabularies.SelectMany(vocabulary => vocabulary.StartingWith(word)), PrefixWeight, variants);
    }

    private void AddAnyOf(IEnumerable<WordEntry> entries, double weight, List<WordVariant> variants)
    {
        var chosen = entries.DistinctBy(entry => entry.Term).OrderByDescending(entry => entry.Documents).Take(MaxCompounds).ToList();
        if (chosen.Count == 0)
            return;
        forms.UnionWith(chosen.Select(entry => entry.Term));
        variants.Add(new WordVariant(Expression.AnyOf(chosen.Select(entry => entry.Stem).Distinct()), VariantKind.AnyOf, weight));
    }

    private void AddNear(string word, List<WordVariant> variants, HashSet<string> stems)
    {
        var near = vocabularies.SelectMany(vocabulary => vocabulary.Near(word)).ToList();
        if (near.Count == 0)
            return;
        stems.Clear();
        var nearest = near.Min(found => found.Distance);
        var chosen = near.Where(found => found.Distance == nearest).Select(found => found.Entry).ToList();
        foreach (var stem in chosen.Select(entry => entry.Stem).Distinct().Take(MaxNear))
        {
            stems.Add(stem);
            variants.Add(new WordVariant(Expression.Term(stem), VariantKind.Stem, NearWeight));
            forms.UnionWith(FormsOf(stem));
            AddCompounds(stem, variants);
        }

        shown[^1] = chosen[0].Shown;
        corrected = true;
    }

    private string Exclusion(QueryTerm term) => term.Kind == QueryTermKind.Word
        ? Expression.Term(Stem(term.Words[0]))
        : Expression.ExactPhrase(term.Words);

    private string? Nearness()
    {
        var stems = words.Where(word => !word.IsRequired).Select(word => word.Stems.First()).ToList();
        return stems.Count is > 1 and < 7 ? Expression.Near(stems) : null;
    }

    private string Stem(string word) => main.Analyzer.Stem(word);

    private IEnumerable<string> FormsOf(string stem) =>
        vocabularies.SelectMany(vocabulary => vocabulary.WithStem(stem)).Select(entry => entry.Term);
}

/// <summary>Writes expressions for the full-text table. Terms are folded letters and digits, so quoting them is safe.</summary>
internal static class Expression
{
    public static string Term(string stem) => $"\"{stem}\"";

    public static string Phrase(IEnumerable<string> stems) => $"\"{string.Join(' ', stems)}\"";

    /// <summary>The words just as they are written, one after the other.</summary>
    public static string ExactPhrase(IEnumerable<string> words) =>
        $"\"{string.Join(' ', words.Select(word => $"{DocumentTerms.ExactMark}{word}"))}\"";

    public static string AnyOf(IEnumerable<string> stems) => string.Join(" OR ", stems.Select(Term));

    public static string AllOf(IEnumerable<string> stems) => string.Join(" AND ", stems.Distinct().Select(Term));

    /// <summary>The words within eight places of each other.</summary>
    public static string Near(IEnumerable<string> stems) => $"NEAR({string.Join(' ', stems.Select(Term))}, 8)";

    /// <summary>Words that begin so.</summary>
    public static string AllStarting(IEnumerable<string> prefixes) => string.Join(" AND ", prefixes.Select(prefix => $"\"{prefix}\" *"));
}
