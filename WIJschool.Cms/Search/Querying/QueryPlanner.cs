using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>Decides what to look for in the full-text table to answer a query.</summary>
internal sealed class QueryPlanner(IReadOnlyList<Vocabulary> vocabularies, Synonyms synonyms)
{
    private const int MostPartedVerbs = 2;

    private readonly Vocabulary main = vocabularies[0];
    private readonly List<PlannedWord> words = [];
    private readonly List<string> shown = [];
    private bool isCorrected;

    public QueryPlan Plan(ParsedQuery query)
    {
        var hasMeaning = query.Terms.Any(term => !term.IsExcluded && !IsFunctionWord(term));
        foreach (var term in query.Terms)
        {
            if (term.IsExcluded)
                shown.Add($"-{term}");
            else if (hasMeaning && IsFunctionWord(term))
                shown.Add(term.ToString()); // it would find nearly everything, and says nothing of what is meant
            else
                PlanTerm(term);
        }

        foreach (var verb in PartedVerbs(query.Terms).Distinct().Take(MostPartedVerbs))
            PlanTerm(new QueryTerm(QueryTermKind.Word, [verb], false));
        return new QueryPlan(
            words,
            [.. query.Terms.Where(term => term.IsExcluded).Select(Exclusion)],
            Nearness(),
            words.SelectMany(word => word.Forms).ToHashSet(StringComparer.Ordinal),
            isCorrected ? string.Join(' ', shown) : null);
    }

    /// <summary>
    /// Verbs that stand in two parts in the query, as Dutch has them, where the whole stands in the index: doe ... mee is
    /// meedoen. Both parts are function words, so that nothing else looks for it.
    /// </summary>
    private IEnumerable<string> PartedVerbs(IReadOnlyList<QueryTerm> terms)
    {
        var parts = terms.Where(term => term is { IsExcluded: false, Kind: QueryTermKind.Word }).Select(term => term.Words[0]).ToList();
        for (var last = 1; last < parts.Count; last++)
        {
            if (!WordPlanner.LoosePrefixes.Contains(parts[last]))
                continue;
            foreach (var verb in parts.Take(last).Where(part => part.Length > 2 && main.Analyzer.IsStopWord(part)))
            {
                string[] infinitives = [$"{parts[last]}{verb}n", $"{parts[last]}{verb}en"];
                if (infinitives.FirstOrDefault(infinitive => main.Find(infinitive) is { Documents: > 0 }) is { } found)
                    yield return found;
            }
        }
    }

    private void PlanTerm(QueryTerm term)
    {
        var planner = new WordPlanner(vocabularies, synonyms);
        IReadOnlyList<WordEntry> parts = [];
        if (term.Kind == QueryTermKind.Phrase)
            planner.PlanPhrase(term.Words);
        else if (term.Kind == QueryTermKind.Hyphenated)
            planner.PlanHyphenated(term.Words);
        else
            parts = planner.PlanWord(term.Words[0]);

        isCorrected |= planner.Correction is not null;
        shown.Add(planner.Correction?.Shown ?? term.ToString());
        if (parts.Count == 0)
            words.Add(planner.Result(isRequired: term.Kind == QueryTermKind.Phrase));
        else
            PlanParts(parts);
    }

    /// <summary>A compound that nobody wrote is looked for by its parts: each of them is a word of the query.</summary>
    private void PlanParts(IReadOnlyList<WordEntry> parts)
    {
        foreach (var part in parts)
        {
            var planner = new WordPlanner(vocabularies, synonyms);
            planner.PlanPart(part);
            words.Add(planner.Result());
        }
    }

    private WordVariant Exclusion(QueryTerm term) => term.Kind == QueryTermKind.Word
        ? new WordVariant(VariantKind.Phrase, [main.Analyzer.Stem(term.Words[0])], 1) { Expression = Expression.AnyOfExact(FormsToExclude(term.Words[0])) }
        : new WordVariant(VariantKind.Phrase, [.. term.Words.Select(main.Analyzer.Stem)], 1) { Expression = Expression.ExactPhrase(term.Words) };

    /// <summary>
    /// The word in its number: who leaves out ouders leaves out ouder too, but not what is said of oudere leerlingen, though
    /// the stem is the same.
    /// </summary>
    private IEnumerable<string> FormsToExclude(string word)
    {
        var forms = vocabularies.SelectMany(vocabulary => vocabulary.WithStem(vocabulary.Analyzer.Stem(word))).Select(entry => entry.Term).ToHashSet();
        forms.RemoveWhere(form => form.EndsWith('e') && forms.Contains(form[..^1]));
        forms.Add(word);
        return forms;
    }

    private List<(string Left, string Right)> Nearness()
    {
        var stems = words.Where(word => !word.IsRequired).Select(word => word.NearStem).ToList();
        return [.. stems.Zip(stems.Skip(1)).Where(pair => pair.First.Length > 0 && pair.Second.Length > 0)];
    }

    private bool IsFunctionWord(QueryTerm term) => term.Kind == QueryTermKind.Word && main.Analyzer.IsStopWord(term.Words[0]);
}
