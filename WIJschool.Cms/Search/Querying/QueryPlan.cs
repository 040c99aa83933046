namespace WIJschool.Cms.Search.Querying;

/// <summary>What is looked for in the full-text table.</summary>
/// <param name="Words">What is wanted; documents that have more of it come first.</param>
/// <param name="Exclusions">Expressions of what must not be in a document.</param>
/// <param name="Nearness">An expression that matches where the words stand near each other; null for a single word.</param>
/// <param name="Forms">All words, folded, that count as found, to be marked in what is shown.</param>
/// <param name="Correction">The query with its typing errors put right, or null.</param>
internal sealed record QueryPlan(
    IReadOnlyList<PlannedWord> Words,
    IReadOnlyList<string> Exclusions,
    string? Nearness,
    IReadOnlySet<string> Forms,
    string? Correction)
{
    public static readonly QueryPlan Everything = new([], [], null, new HashSet<string>(), null);
}

/// <summary>A word that is wanted, in all forms that may stand for it.</summary>
/// <param name="Stems">The stems that count as this word in a title.</param>
/// <param name="IsRequired">Whether documents without it are left out in any case.</param>
internal sealed record PlannedWord(IReadOnlyList<WordVariant> Variants, IReadOnlySet<string> Stems, bool IsRequired);

/// <summary>One form that stands for a word.</summary>
/// <param name="Expression">What to match in the full-text table.</param>
/// <param name="Weight">How much a match is worth beside one of the stem itself, which is worth 1.</param>
internal sealed record WordVariant(string Expression, VariantKind Kind, double Weight);

internal enum VariantKind
{
    /// <summary>A stem, ranked by how often and where it stands.</summary>
    Stem,

    /// <summary>The word as it was written, likewise.</summary>
    Exact,

    /// <summary>Any of a number of terms, all worth the same.</summary>
    AnyOf,
}
