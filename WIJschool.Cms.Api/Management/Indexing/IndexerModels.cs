using WIJschool.Cms.Search;

namespace WIJschool.Cms.Api.Management.Indexing;

/// <summary>An index has one searcher, under Umbraco's name for it.</summary>
internal static class SearcherNames
{
    private const string Index = "Index";
    private const string Searcher = "Searcher";

    public static string Of(string index) => index.EndsWith(Index, StringComparison.Ordinal) ? index[..^Index.Length] + Searcher : index;

    /// <summary>The index of a searcher; the name of an index itself is taken too, as Umbraco does.</summary>
    public static string IndexOf(string searcher) =>
        searcher.EndsWith(Searcher, StringComparison.OrdinalIgnoreCase) ? searcher[..^Searcher.Length] + Index : searcher;
}

internal enum IndexHealth
{
    Healthy,
    Unhealthy,
    Rebuilding,
    Corrupt,
}

internal sealed record HealthStatus(IndexHealth Status, string? Message);

/// <param name="ProviderProperties">What there is to know besides.</param>
internal sealed record IndexResponse(
    string Name, HealthStatus HealthStatus, bool CanRebuild, string SearcherName, long DocumentCount, int FieldCount, IReadOnlyDictionary<string, object> ProviderProperties)
{
    public static IndexResponse From(ISearchIndex index, IndexRebuilds rebuilds) => new(
        index.Name, HealthOf(index, rebuilds), CanRebuild: true, SearcherNames.Of(index.Name), index.DocumentCount, FieldNames.Of(index).Count,
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Engine"] = "SQLite FTS5",
            ["PublishedValuesOnly"] = index.Name == SearchIndexNames.External,
            ["Fields"] = FieldNames.Of(index),
        });

    private static HealthStatus HealthOf(ISearchIndex index, IndexRebuilds rebuilds) =>
        rebuilds.IsRunning(index.Name) ? new(IndexHealth.Rebuilding, null)
        : rebuilds.HasFailed(index.Name) ? new(IndexHealth.Unhealthy, "The last rebuild failed; see the log. What was there before is still searched.")
        : index.NeedsRebuild ? new(IndexHealth.Unhealthy, "The index is not filled yet.")
        : new(IndexHealth.Healthy, null);
}

internal sealed record SearcherResponse(string Name);

internal sealed record FieldResponse(string Name, IReadOnlyList<string> Values);

/// <param name="Id">The number of the page, file or person.</param>
internal sealed record FoundResponse(string Id, float Score, int FieldCount, IReadOnlyList<FieldResponse> Fields);
