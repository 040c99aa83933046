using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Search;

/// <summary>The indexes of this node by name, to be searched and made anew.</summary>
public sealed class SearchIndexes
{
    private readonly IReadOnlyList<IndexFeeding> feedings;

    internal SearchIndexes(IReadOnlyList<IndexFeeding> feedings) => this.feedings = feedings;

    /// <summary>Ends when all indexes hold what was asked for so far.</summary>
    public Task Settled => Task.WhenAll(feedings.Select(feeding => feeding.Settled));

    public IEnumerable<ISearchIndex> All => feedings.Select(feeding => feeding.Index);

    /// <param name="name">One of <see cref="SearchIndexNames"/>, in any case.</param>
    public ISearchIndex? Find(string name) => FeedingOf(name)?.Index;

    /// <summary>Fills an index anew from what it is of. Searches and changes go on meanwhile.</summary>
    /// <returns>False when there is no index of that name.</returns>
    public async Task<bool> RebuildAsync(string name, CancellationToken ct)
    {
        if (FeedingOf(name) is not { } feeding)
            return false;
        await feeding.RebuildAsync(ct);
        return true;
    }

    private IndexFeeding? FeedingOf(string name) => feedings.FirstOrDefault(feeding => feeding.Index.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
