using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Search;

/// <summary>The index files of this node, each opened when it is first asked for.</summary>
internal sealed class SearchIndexFiles(
    CmsDatabaseOptions database, IOptions<SearchOptions> options, DictionarySynonyms synonyms, ILogger<SqliteSearchIndex> logger) : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetFullPath(database.DataDirectory), "search");
    private readonly ConcurrentDictionary<string, Lazy<SqliteSearchIndex>> open = new(StringComparer.Ordinal);

    /// <param name="name">One of <see cref="SearchIndexNames"/>.</param>
    public ISearchIndex Open(string name) => open.GetOrAdd(name, asked => new Lazy<SqliteSearchIndex>(
        () => SqliteSearchIndex.Open(asked, folder, options.Value, logger, synonyms))).Value;

    public void Dispose()
    {
        foreach (var index in open.Values.Where(index => index.IsValueCreated))
            index.Value.Dispose();
    }
}
