using System.Runtime.InteropServices;

namespace WIJschool.Core.Toolbox;

/// <summary>
/// Narrows the interventions down. Choices within a facet widen (this theme or that one), facets among each other narrow. The
/// whole toolbox stands in memory, so this counts exactly, ten thousand interventions in about a millisecond; only the text is
/// left to the search index.
/// </summary>
public static class ToolboxFinder
{
    /// <summary>An intervention that passes all facets, and one that fails more than one of them.</summary>
    private const int None = -1;
    private const int Several = -2;

    /// <param name="ranked">The interventions that answer the text, best first; null when nothing was typed.</param>
    public static ToolboxResult Find(ToolboxCatalog catalog, ToolboxQuery query, IReadOnlyList<Guid>? ranked)
    {
        var rank = ranked?.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
        HashSet<string>[] chosen = [.. Facets.All.Select(facet => query.ChosenOf(facet).ToHashSet(StringComparer.Ordinal))];
        Dictionary<string, int>[] counts = [.. Facets.All.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        var found = new List<Intervention>();
        foreach (var row in catalog.Rows)
        {
            if ((rank is not null && !rank.ContainsKey(row.Intervention.Page.Key)) || !Fits(row.Intervention.Age, query.Age))
                continue;
            var failed = FailedFacet(row, chosen);
            Count(row, failed, counts);
            if (failed == None)
                found.Add(row.Intervention);
        }

        return new ToolboxResult([.. Sort(found, query.Sort, rank)], Facets.All
            .Select((facet, place) => (facet.Parameter, Counts: counts[place]))
            .ToDictionary(facet => facet.Parameter, IReadOnlyDictionary<string, int> (facet) => facet.Counts));
    }

    /// <summary>The place of the one facet whose choices it has none of; <see cref="None"/> or <see cref="Several"/>.</summary>
    private static int FailedFacet(CatalogRow row, HashSet<string>[] chosen)
    {
        var failed = None;
        for (var facet = 0; facet < chosen.Length; facet++)
        {
            if (chosen[facet].Count == 0 || Array.Exists(row.Slugs[facet], chosen[facet].Contains))
                continue;
            if (failed != None)
                return Several;
            failed = facet;
        }

        return failed;
    }

    /// <summary>
    /// Counts what passes in every facet, and what fails a single facet in that one, where it would be found if its value were
    /// chosen too.
    /// </summary>
    private static void Count(CatalogRow row, int failed, Dictionary<string, int>[] counts)
    {
        for (var facet = 0; facet < counts.Length; facet++)
        {
            if (failed != None && failed != facet)
                continue;
            foreach (var slug in row.Slugs[facet])
                CollectionsMarshal.GetValueRefOrAddDefault(counts[facet], slug, out _)++;
        }
    }

    private static bool Fits(AgeRange range, int? age) =>
        age is not { } years || ((range.From is not { } from || from <= years) && (range.To is not { } to || years <= to));

    /// <param name="found">In order of name.</param>
    private static IEnumerable<Intervention> Sort(IReadOnlyList<Intervention> found, ToolboxSort sort, Dictionary<Guid, int>? rank) => sort switch
    {
        ToolboxSort.Evidence => found.OrderByDescending(item => item.Evidence),
        ToolboxSort.Newest => found.OrderByDescending(item => item.Page.Created),
        ToolboxSort.Relevance when rank is not null => found.OrderBy(item => rank[item.Page.Key]),
        _ => found,
    };
}
