namespace WIJschool.Cms.Search.Querying;

/// <summary>What is looked for in the full-text table.</summary>
/// <param name="Words">What is wanted; documents that have more of it come first.</param>
/// <param name="Exclusions">What must not be in a document.</param>
/// <param name="Nearness">Stems of the words that stand beside each other in the query.</param>
/// <param name="Forms">All words, folded, that count as found, to be marked in what is shown.</param>
/// <param name="Correction">The query with its typing errors put right, or null.</param>
internal sealed record QueryPlan(
    IReadOnlyList<PlannedWord> Words,
    IReadOnlyList<WordVariant> Exclusions,
    IReadOnlyList<(string Left, string Right)> Nearness,
    IReadOnlySet<string> Forms,
    string? Correction)
{
    public static readonly QueryPlan Everything = new([], [], [], new HashSet<string>(), null);
}

/// <summary>A word that is wanted, in all forms that may stand for it.</summary>
/// <param name="Synonyms">Other words that editors hold for the same. Each is only as telling as it is itself.</param>
/// <param name="Hints">What makes it likely that a document is about it all the same: parts of a compound.</param>
/// <param name="Forms">The words, folded, that count as this one in a title and in what is shown.</param>
/// <param name="Typed">The word as it was typed, where others have its stem too; otherwise empty.</param>
/// <param name="NearStem">The stem that stands for the word where nearness counts.</param>
/// <param name="IsRequired">Whether documents without it are left out in any case.</param>
internal sealed record PlannedWord(
    IReadOnlyList<WordVariant> Variants, IReadOnlyList<WordVariant> Synonyms, IReadOnlyList<WordVariant> Hints, IReadOnlySet<string> Forms,
    string Typed, string NearStem, bool IsRequired);

/// <summary>One form that stands for a word.</summary>
/// <param name="Stems">The stems it is made of.</param>
/// <param name="Weight">How much a match is worth beside one of the stem itself, which is worth 1.</param>
internal sealed record WordVariant(VariantKind Kind, IReadOnlyList<string> Stems, double Weight)
{
    /// <summary>Of <see cref="VariantKind.Phrase"/>: what to match in the full-text table.</summary>
    public string Expression { get; init; } = "";
}

internal enum VariantKind
{
    /// <summary>Any of the stems, ranked as if they were one: by how often and where they stand.</summary>
    AnyOf,

    /// <summary>All of the stems, each document worth the same.</summary>
    AllOf,

    /// <summary>All of the stems where they also match the expression, ranked by the one that stands there least.</summary>
    Phrase,
}
