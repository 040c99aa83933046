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
    /// Names of other documents that it refers to, per facet: layer → Dialoog. It can be filtered by them, but is not found
    /// by their words, which are about those documents.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> References { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Who may find it: the keys of the groups, of which a reader needs one. Empty for everyone.</summary>
    public IReadOnlyList<string> AccessKeys { get; init; } = [];

    /// <summary>The day it is dated, for sorting; null sorts last.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Further numbers to sort by, per name; a document without the number sorts last.</summary>
    public IReadOnlyDictionary<string, double> SortFields { get; init; } = new Dictionary<string, double>();
}
