namespace WIJschool.Core.Toolbox;

/// <summary>
/// Narrows the interventions down. Choices within a facet widen (this theme or that one), facets among each other narrow. The
/// whole toolbox stands in memory, so this counts exactly and in microseconds; only the text is left to the search index.
/// </summary>
public static class ToolboxFinder
{
    /// <param name="ranked">The interventions that answer the text, best first; null when nothing was typed.</param>
    public static ToolboxResult Find(IReadOnlyList<Intervention> all, ToolboxQuery query, IReadOnlyList<Guid>? ranked)
    {
        var rank = ranked?.Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index);
        Intervention[] candidates = [.. all.Where(item => (rank is null || rank.ContainsKey(item.Page.Key)) && Fits(item.Age, query.Age))];
        var counts = Facets.All.ToDictionary(
            facet => facet.Parameter, facet => CountsOf(facet, candidates.Where(item => Matches(item, query, except: facet))));
        var found = candidates.Where(item => Matches(item, query, except: null));
        return new ToolboxResult([.. Sort(found, query.Sort, rank)], counts);
    }

    private static bool Matches(Intervention item, ToolboxQuery query, Facet? except) => Facets.All.All(facet =>
        facet == except || query.ChosenOf(facet) is not { Count: > 0 } chosen || facet.SlugsOf(item).Any(chosen.Contains));

    private static bool Fits(AgeRange range, int? age) =>
        age is not { } years || ((range.From is not { } from || from <= years) && (range.To is not { } to || years <= to));

    private static IReadOnlyDictionary<string, int> CountsOf(Facet facet, IEnumerable<Intervention> items) =>
        items.SelectMany(item => facet.SlugsOf(item).Distinct()).CountBy(slug => slug).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<Intervention> Sort(IEnumerable<Intervention> items, ToolboxSort sort, Dictionary<Guid, int>? rank)
    {
        var byName = items.OrderBy(item => item.Page.Title, StringComparer.CurrentCultureIgnoreCase);
        return sort switch
        {
            ToolboxSort.Evidence => byName.OrderByDescending(item => item.Evidence),
            ToolboxSort.Newest => byName.OrderByDescending(item => item.Page.Created),
            ToolboxSort.Relevance when rank is not null => byName.OrderBy(item => rank[item.Page.Key]),
            _ => byName,
        };
    }
}
