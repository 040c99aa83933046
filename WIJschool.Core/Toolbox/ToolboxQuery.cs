namespace WIJschool.Core.Toolbox;

/// <summary>What a reader asks of the toolbox.</summary>
/// <param name="Text">What was typed; empty for everything.</param>
/// <param name="Chosen">Per parameter of a facet the choices, as they stand in the address.</param>
/// <param name="Age">An age in years that has to fit; null for any.</param>
public sealed record ToolboxQuery(string Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, int? Age, ToolboxSort Sort)
{
    public static readonly ToolboxQuery Everything = new("", new Dictionary<string, IReadOnlyList<string>>(), null, ToolboxSort.Relevance);

    public IReadOnlyList<string> ChosenOf(Facet facet) => Chosen.TryGetValue(facet.Parameter, out var slugs) ? slugs : [];

    public bool IsEmpty => Text.Length == 0 && Age is null && Chosen.Values.All(slugs => slugs.Count == 0);
}

public enum ToolboxSort
{
    /// <summary>What answers the text best; without a text by name.</summary>
    Relevance,
    Name,

    /// <summary>What is known best to work comes first.</summary>
    Evidence,
    Newest,
}

/// <summary>What the toolbox answers.</summary>
/// <param name="Counts">
/// Per parameter of a facet and choice how many results there would be with that choice: counted under all other facets, so
/// that choosing a second theme shows how many it adds.
/// </param>
public sealed record ToolboxResult(
    IReadOnlyList<Intervention> Items, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts)
{
    public int CountOf(Facet facet, string slug) => Counts[facet.Parameter].GetValueOrDefault(slug);
}
