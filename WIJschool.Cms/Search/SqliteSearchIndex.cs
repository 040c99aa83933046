using System.Globalization;
using Microsoft.Extensions.Logging;
using WIJschool.Cms.Search.Querying;
using WIJschool.Cms.Search.Storage;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search;

/// <summary>
/// An index in a SQLite file of its own. Each rebuild writes a next file, Name.000001.db, Name.000002.db and so on; the
/// highest whole one counts, so that a crash at any moment leaves either the old or the new one.
/// </summary>
public sealed class SqliteSearchIndex : ISearchIndex, IDisposable
{
    private readonly string folder;
    private readonly SearchOptions options;
    private readonly ILogger logger;
    private readonly ISynonymSource? synonyms;
    private readonly AnswerCache answers = new();
    private readonly Lock changing = new();
    private readonly SemaphoreSlim rebuilding = new(1, 1);
    private volatile IndexGeneration current;
    private volatile bool needsRebuild;
    private int number;
    private bool isDisposed;

    /// <summary>What was changed while a rebuild reads the content, which may have read the old state; null when none does.</summary>
    private List<IndexChange>? changesMeanwhile;

    private SqliteSearchIndex(string name, string folder, SearchOptions options, ILogger logger, ISynonymSource? synonyms)
    {
        Name = name;
        this.folder = folder;
        this.options = options;
        this.logger = logger;
        this.synonyms = synonyms;
        current = OpenLatest() ?? MakeEmpty();
    }

    public string Name { get; }

    public bool NeedsRebuild => needsRebuild;

    public int DocumentCount => current.State.Documents.Count;

    public string? Stamp
    {
        get
        {
            lock (changing)
            {
                return current.Stamp;
            }
        }
    }

    public void Mark(string stamp)
    {
        lock (changing)
        {
            current.Mark(stamp);
        }
    }

    /// <summary>Opens the index, or makes an empty one that asks to be rebuilt.</summary>
    public static SqliteSearchIndex Open(
        string name, string folder, SearchOptions options, ILogger logger, ISynonymSource? synonyms = null)
    {
        Directory.CreateDirectory(folder);
        return new SqliteSearchIndex(name, folder, options, logger, synonyms);
    }

    public SearchResult Search(SearchRequest request, CancellationToken ct)
    {
        var words = synonyms?.For(request.Culture ?? "") ?? Synonyms.None;
        return Read((reader, generation, state) => answers.GetOrAdd(
            state, words, request, () => new IndexSearch(reader, state, generation.Facets, options, words).Run(request, ct)));
    }

    public IReadOnlyList<SearchSuggestion> Suggest(SearchRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Read((reader, generation, state) => new IndexSuggest(reader, state, generation.Facets).Run(request));
    }

    public IReadOnlyList<SearchDocument> Stored(Guid key) =>
        Read((reader, _, state) => state.Documents.WithKey(key).Select(row => reader.Document(row.Id)).OfType<SearchDocument>().ToList());

    public IReadOnlyList<string> Facets => [.. current.Facets.Values.Select(value => value.Name).Distinct().Order(StringComparer.Ordinal)];

    public void Upsert(IReadOnlyCollection<SearchDocument> documents) => Change(new IndexChange(documents, [], []));

    public void Remove(IReadOnlyCollection<Guid> keys) => Change(new IndexChange([], keys, []));

    public void Replace(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents)
    {
        var kept = documents.Select(document => document.Key).ToHashSet();
        Change(new IndexChange(documents, [.. keys.Where(key => !kept.Contains(key))], kept));
    }

    public int Synchronize(IReadOnlyCollection<SearchDocument> documents)
    {
        var kept = documents.Select(document => document.Key).ToHashSet();
        var gone = current.State.Documents.All.Select(row => row.Key).Where(key => !kept.Contains(key)).ToHashSet();
        return Change(new IndexChange(documents, gone, kept));
    }

    public async Task RebuildAsync(IAsyncEnumerable<SearchDocument> documents, CancellationToken ct)
    {
        await rebuilding.WaitAsync(ct);
        try
        {
            lock (changing)
            {
                changesMeanwhile = [];
            }

            var next = await IndexGeneration.CreateAsync(PathOf(++number), documents, isWhole: true, ct);
            Swap(next);
            logger.IndexRebuilt(Name, next.State.Documents.Count);
        }
        finally
        {
            lock (changing)
            {
                changesMeanwhile = null;
            }

            rebuilding.Release();
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        current.Dispose();
        rebuilding.Dispose();
    }

    private void Swap(IndexGeneration next)
    {
        IndexGeneration old;
        lock (changing)
        {
            foreach (var change in changesMeanwhile!)
                next.Change(change);
            old = current;
            current = next;
            needsRebuild = false;
        }

        old.Retire(deleteFile: true);
    }

    private int Change(IndexChange change)
    {
        if (change.IsEmpty)
            return 0;
        lock (changing)
        {
            changesMeanwhile?.Add(change);
            return current.Change(change);
        }
    }

    private T Read<T>(Func<IndexReader, IndexGeneration, IndexState, T> read)
    {
        while (true)
        {
            var generation = current;
            if (generation.TryRent() is not { } reader)
                continue; // a rebuild has just put a newer generation in its place
            try
            {
                reader.Begin();
                try
                {
                    return read(reader, generation, generation.State);
                }
                finally
                {
                    reader.End();
                }
            }
            finally
            {
                generation.Return(reader);
            }
        }
    }

    private IndexGeneration? OpenLatest()
    {
        IndexGeneration? latest = null;
        foreach (var path in Directory.GetFiles(folder, $"{Name}.*.db").OrderDescending(StringComparer.Ordinal))
        {
            number = Math.Max(number, NumberOf(path));
            var opened = latest is null ? IndexGeneration.Open(path) : null;
            if (opened is null)
                IndexGeneration.DeleteFile(path);
            latest ??= opened;
        }

        return latest;
    }

    /// <summary>An index to search and change while the first rebuild is under way. It is not kept as a whole one.</summary>
    /// <remarks>The index is opened by its constructor, and with no document to wait for nothing is waited for.</remarks>
    private IndexGeneration MakeEmpty()
    {
        needsRebuild = true;
        return IndexGeneration.CreateAsync(PathOf(++number), AsyncEnumerable.Empty<SearchDocument>(), isWhole: false, CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    private string PathOf(int generation) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Name}.{generation:D6}.db"));

    private static int NumberOf(string path) => int.TryParse(
        Path.GetFileNameWithoutExtension(path).Split('.')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

internal static partial class SearchLog
{
    [LoggerMessage(LogLevel.Information, "Search index {Index} rebuilt with {Count} documents.")]
    public static partial void IndexRebuilt(this ILogger logger, string index, int count);
}
