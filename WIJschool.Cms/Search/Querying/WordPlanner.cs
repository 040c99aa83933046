using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>Gathers what may stand for one word of a query: forms of it, compounds with it, parts of it, the words nearest to it.</summary>
internal sealed class WordPlanner(IReadOnlyList<Vocabulary> vocabularies, Synonyms synonyms)
{
    // What these are worth beside the stem itself was found by trying, over the judged queries of the tests.
    private const double CompoundWeight = 0.75;
    private const double PrefixWeight = 0.5;
    private const double PartsWeight = 0.35;
    private const double PartWeight = 0.02;
    private const double RelatedWeight = 0.25;
    private const double NearWeight = 0.8;
    private const double SynonymWeight = 0.5;
    private const double PrefixedWeight = 0.5;
    private const int MaxCompounds = 60;
    private const int MaxNear = 3;

    /// <summary>From this length on a word that begins or ends with another is taken for its compound, known parts or not.</summary>
    private const int LongEnoughToBePart = 6;

    /// <summary>What comes loose of a verb: meedoen, ik doe mee.</summary>
    internal static readonly string[] LoosePrefixes =
        ["aan", "achter", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "samen", "terug", "toe", "uit", "voor", "weg"];

    private readonly Vocabulary main = vocabularies[0];
    private readonly List<WordVariant> variants = [];
    private readonly List<WordVariant> alike = [];
    private readonly List<WordVariant> hints = [];
    private readonly HashSet<string> forms = new(StringComparer.Ordinal);

    private string typed = "";

    /// <summary>The stem that stands for the word where nearness counts.</summary>
    public string NearStem { get; private set; } = "";

    /// <summary>The word that a misspelt one was taken for, or null.</summary>
    public WordEntry? Correction { get; private set; }

    public PlannedWord Result(bool isRequired = false) => new(variants, alike, hints, forms, typed, NearStem, isRequired);

    /// <summary>Plans a word.</summary>
    /// <returns>The parts of a compound that stands nowhere, to be planned each by itself; otherwise none.</returns>
    public IReadOnlyList<WordEntry> PlanWord(string word)
    {
        var stems = StemsOf(word);
        NearStem = stems.FirstOrDefault(stem => FormsOf(stem).Any(), stems[0]);
        foreach (var stem in stems)
            AddStem(stem, 1);
        typed = forms.Count > 1 && forms.Contains(word) ? word : "";
        AddRelated(word);
        AddCompounds(NearStem);
        AddSynonyms(NearStem);
        if (variants.Count + alike.Count == 0)
            AddWithoutPrefix(word);
        var parts = main.Split(word);
        if (variants.Count + alike.Count == 0)
            AddUnfinished(word);
        if (variants.Count + alike.Count == 0)
            AddNear(word, parts.Count > 0 ? 1 : 2);
        if (variants.Count + alike.Count == 0)
            return parts;
        AddParts(parts);
        return [];
    }

    public void PlanPart(WordEntry part)
    {
        NearStem = part.Stem;
        AddStem(part.Stem, 1);
        AddCompounds(part.Stem);
    }

    /// <summary>Words to be found just so, one after the other.</summary>
    public void PlanPhrase(IReadOnlyList<string> phrase)
    {
        forms.UnionWith(phrase);
        variants.Add(new WordVariant(VariantKind.Phrase, [.. phrase.Select(Stem)], 1) { Expression = Expression.ExactPhrase(phrase) });
    }

    /// <summary>Words with hyphens: one after the other, written as one, or at least all of them.</summary>
    public void PlanHyphenated(IReadOnlyList<string> parts)
    {
        var joined = Stem(string.Concat(parts));
        NearStem = Stem(parts[^1]);
        forms.UnionWith(parts.Select(Stem).SelectMany(FormsOf).Concat(parts));
        string[] stems = [.. parts.Select(Stem)];
        variants.Add(new WordVariant(VariantKind.Phrase, stems, 1) { Expression = Expression.Phrase(stems) });
        AddStem(joined, 1);
        AddCompounds(joined);
        AddSynonyms(joined);
        var meaningful = parts.Where(part => part.Length > 2 && !main.Analyzer.IsStopWord(part)).Select(Stem).ToList();
        if (meaningful.Count > 0)
            hints.Add(new WordVariant(VariantKind.AllOf, meaningful, PartsWeight));
    }

    private void AddStem(string stem, double weight, List<WordVariant>? to = null)
    {
        var known = FormsOf(stem).ToList();
        if (known.Count == 0)
            return;
        (to ?? variants).Add(new WordVariant(VariantKind.AnyOf, [stem], weight));
        forms.UnionWith(known);
    }

    /// <summary>
    /// Forms of a verb that stemming leaves apart: the third person (werkt beside werken) and the participle (gepest beside
    /// pesten); the plural of kind, lied and their like; and words made from the same root (discriminatie, discrimineren).
    /// </summary>
    private void AddRelated(string word)
    {
        IEnumerable<string> candidates =
        [
            .. word.Length > 4 && word.EndsWith('t') ? [Stem(word[..^1])] : Array.Empty<string>(),
            .. word.Length > 5 && word.StartsWith("ge", StringComparison.Ordinal) && word[^1] is 't' or 'd'
                ? [Stem(word[2..]), Stem(word[2..^1])] : Array.Empty<string>(),
            .. word.Length > 6 && word.EndsWith("eren", StringComparison.Ordinal) ? [Stem(word[..^4])] : Array.Empty<string>(),
            .. NearStem.Length > 2 ? [NearStem + "t", NearStem + "er"] : Array.Empty<string>(),
            .. vocabularies.SelectMany(vocabulary => vocabulary.FamilyOf(word)).Select(entry => entry.Stem),
        ];
        foreach (var related in candidates.Where(candidate => candidate.Length > 2 && candidate != NearStem).Distinct())
            AddStem(related, RelatedWeight);
    }

    private void AddCompounds(string stem, double weight = CompoundWeight, List<WordVariant>? to = null)
    {
        var compounds = vocabularies.SelectMany(vocabulary => vocabulary.CompoundsWith(stem));
        if (stem.Length >= LongEnoughToBePart)
        {
            compounds = compounds.Concat(vocabularies.SelectMany(vocabulary => vocabulary.Containing(stem)).Where(entry =>
                entry.Term.StartsWith(stem, StringComparison.Ordinal) || entry.Stem.EndsWith(stem, StringComparison.Ordinal)));
        }

        AddAnyOf(compounds.Where(entry => entry.Stem != stem), weight, to);
    }

    /// <summary>What editors say is the same, each as if it were asked for itself.</summary>
    private void AddSynonyms(string stem)
    {
        foreach (var item in synonyms.Of(stem))
        {
            string[] stems = [.. item.Select(Stem)];
            if (stems.Length == 1)
            {
                // a synonym may be a word of the language that is fallen back on: bullying is pesten
                foreach (var one in StemsOf(item[0]))
                {
                    AddStem(one, SynonymWeight, alike);
                    AddCompounds(one, SynonymWeight * CompoundWeight, alike);
                }
            }
            else if (stems.All(part => FormsOf(part).Any()))
            {
                forms.UnionWith(stems.SelectMany(FormsOf));
                alike.Add(new WordVariant(VariantKind.Phrase, stems, SynonymWeight) { Expression = Expression.Phrase(stems) });
            }
        }
    }

    /// <summary>A verb that stands nowhere may do so without what comes loose of it: naspelen says much what spelen says.</summary>
    private void AddWithoutPrefix(string word)
    {
        var prefix = LoosePrefixes.FirstOrDefault(prefix =>
            word.Length - prefix.Length >= 4 && word.EndsWith("en", StringComparison.Ordinal) && word.StartsWith(prefix, StringComparison.Ordinal));
        if (prefix is not null)
            AddStem(Stem(word[prefix.Length..]), PrefixedWeight);
    }

    private void AddUnfinished(string word)
    {
        if (word.Length >= 3)
            AddAnyOf(vocabularies.SelectMany(vocabulary => vocabulary.StartingWith(word)), PrefixWeight);
    }

    private void AddAnyOf(IEnumerable<WordEntry> entries, double weight, List<WordVariant>? to = null)
    {
        var chosen = entries.DistinctBy(entry => entry.Term).OrderByDescending(entry => entry.Documents).Take(MaxCompounds).ToList();
        if (chosen.Count == 0)
            return;
        forms.UnionWith(chosen.Select(entry => entry.Term));
        (to ?? variants).Add(new WordVariant(VariantKind.AnyOf, [.. chosen.Select(entry => entry.Stem).Distinct()], weight));
    }

    /// <summary>What is said of the parts of a compound may well be what is looked for.</summary>
    private void AddParts(IReadOnlyList<WordEntry> parts)
    {
        if (parts.Count == 0)
            return;
        hints.Add(new WordVariant(VariantKind.AllOf, [.. parts.Select(part => part.Stem).Distinct()], PartsWeight));
        hints.AddRange(parts.Select(part => new WordVariant(VariantKind.AnyOf, [part.Stem], PartWeight)));
    }

    private void AddNear(string word, int limit)
    {
        var near = vocabularies.SelectMany(vocabulary => vocabulary.Near(word)).Where(found => found.Distance <= limit).ToList();
        if (near.Count == 0)
            return;
        var nearest = near.Min(found => found.Distance);
        var chosen = near.Where(found => found.Distance == nearest).Select(found => found.Entry).ToList();
        Correction = chosen[0];
        NearStem = chosen[0].Stem;
        foreach (var stem in chosen.Select(entry => entry.Stem).Distinct().Take(MaxNear))
        {
            AddStem(stem, NearWeight);
            AddCompounds(stem);
        }

        AddRelated(Correction.Term);
        AddSynonyms(NearStem);
    }

    private string[] StemsOf(string word) => [.. vocabularies.Select(vocabulary => vocabulary.Analyzer.Stem(word)).Distinct()];

    private string Stem(string word) => main.Analyzer.Stem(word);

    private IEnumerable<WordEntry> Entries(string stem) => vocabularies.SelectMany(vocabulary => vocabulary.WithStem(stem));

    private IEnumerable<string> FormsOf(string stem) => Entries(stem).Select(entry => entry.Term);
}
