namespace WIJschool.Cms.Search;

/// <summary>
/// What can be found: one page, file or person in one language. Texts are plain text without markup, in the words in
/// which they are shown.
/// </summary>
public sealed record SearchDocument
{
    /// <summary>The key of the content; together with <see cref="Culture"/> it names the document in an index.</summary>
    public required Guid Key { get; init; }

    /// <summary>The culture, such as nl; empty for what is the same in every language.</summary>
    public string Culture { get; init; } = "";

    /// <summary>The alias of its content type.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The introduction or summary, a few sentences.</summary>
    public string Intro { get; init; } = "";

    public string Body { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>The values it can be filtered by, per facet: theme → Pesten, Identiteit. They can be searched as well.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Further values it can be filtered by, per facet, but is not found by: group size → Klas says little of what it is
    /// about, and the names of other documents that it refers to are about those.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Who may find it: the keys of the groups, of which a reader needs one. Empty for everyone.</summary>
    public IReadOnlyList<string> AccessKeys { get; init; } = [];

    /// <summary>How much a match counts beside one in other documents: less than 1 for pages that lead on to others.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The day it is dated, for sorting; null sorts last.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Further numbers to sort by, per name; a document without the number sorts last.</summary>
    public IReadOnlyDictionary<string, double> SortFields { get; init; } = new Dictionary<string, double>();
}
