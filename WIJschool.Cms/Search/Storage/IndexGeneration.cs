using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Storage;

/// <summary>
/// One file of an index with what is kept of it in memory. It lives as long as it is current or a search uses it; a
/// retired one deletes its file when the last search leaves it.
/// </summary>
internal sealed class IndexGeneration : IDisposable
{
    private readonly string path;
    private readonly ConcurrentBag<IndexReader> idle = [];
    private readonly SqliteConnection writing;
    private readonly FacetCatalog facets;
    private volatile IndexState state;
    private int users = 1;
    private bool deleteWhenDone;

    private IndexGeneration(string path, SqliteConnection writing, FacetCatalog facets, IndexState state)
    {
        this.path = path;
        this.writing = writing;
        this.facets = facets;
        this.state = state;
    }

    public FacetCatalog Facets => facets;

    public IndexState State => state;

    /// <summary>Makes a new file of these documents. Of two with the same key and culture the last one stays.</summary>
    /// <param name="isWhole">Whether the file is to be opened again by a later start.</param>
    public static async Task<IndexGeneration> CreateAsync(
        string path, IAsyncEnumerable<SearchDocument> documents, bool isWhole, CancellationToken ct)
    {
        var connection = IndexSchema.Create(path);
        try
        {
            var catalog = new FacetCatalog();
            IndexSchema.Execute(connection, "BEGIN");
            var filled = await FillAsync(connection, catalog, documents, ct);
            IndexSchema.Execute(connection, "COMMIT");
            IndexSchema.Complete(connection, isWhole);
            return new IndexGeneration(path, connection, catalog, filled);
        }
        catch
        {
            await connection.DisposeAsync();
            DeleteFile(path);
            throw;
        }
    }

    /// <summary>Opens a file that is there.</summary>
    /// <returns>Null when it is not whole, not of this version or not an index at all.</returns>
    public static IndexGeneration? Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = IndexSchema.OpenToWrite(path);
            if (IndexSchema.IsWhole(connection))
            {
                var catalog = new FacetCatalog();
                return new IndexGeneration(path, connection, catalog, StoredIndex.Read(connection, catalog));
            }
        }
        catch (Exception exception) when (exception is SqliteException or FormatException or System.Text.Json.JsonException)
        {
            // A damaged file is worth no more than a missing one: the index is made from the content again.
        }

        connection?.Dispose();
        return null;
    }

    /// <summary>Lends a reader, and keeps the generation alive until it is given back.</summary>
    /// <returns>Null when the generation has just been retired: a newer one is there.</returns>
    public IndexReader? TryRent()
    {
        int count;
        do
        {
            count = Volatile.Read(ref users);
            if (count == 0)
                return null;
        }
        while (Interlocked.CompareExchange(ref users, count + 1, count) != count);
        return idle.TryTake(out var reader) ? reader : new IndexReader(path);
    }

    public void Return(IndexReader reader)
    {
        idle.Add(reader);
        Leave();
    }

    /// <summary>Makes a change in one transaction. One caller at a time.</summary>
    /// <returns>How many documents it touched.</returns>
    public int Change(IndexChange change)
    {
        var before = state.Documents;
        var put = change.Put.Where(document => !IsUnchanged(document, before)).ToDictionary(document => (document.Key, document.Culture));
        var removed = change.RowsToRemove(before).ToList();
        if (put.Count == 0 && removed.Count == 0)
            return 0;

        using var transaction = writing.BeginTransaction();
        using var writer = new IndexWriter(writing, facets);
        removed.ForEach(row => writer.Drop(row.Id));
        var rows = new List<DocumentRow>(put.Count);
        var nextId = Math.Max(1, before.Size);
        foreach (var document in put.Values)
        {
            var old = before.Find(document.Key, document.Culture);
            if (old is not null)
                writer.Drop(old.Id);
            rows.Add(writer.Put(old?.Id ?? nextId++, document));
        }

        writer.WriteWords();
        IndexSchema.Execute(writing, "DELETE FROM meta WHERE name = 'stamp'");
        transaction.Commit();
        state = state.With(writer, rows, removed);
        return rows.Count + removed.Count;
    }

    /// <summary>What the file was last marked with; null when it was changed since. One caller at a time.</summary>
    public string? Stamp
    {
        get
        {
            using var command = writing.CreateCommand();
            command.CommandText = "SELECT value FROM meta WHERE name = 'stamp'";
            return command.ExecuteScalar() as string;
        }
    }

    /// <summary>Marks the file. One caller at a time.</summary>
    public void Mark(string stamp)
    {
        using var command = writing.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO meta(name, value) VALUES('stamp', $stamp)";
        command.Parameters.AddWithValue("$stamp", stamp);
        command.ExecuteNonQuery();
    }

    /// <summary>Publishing a branch comes by every page in it; most of them say what they said.</summary>
    private static bool IsUnchanged(SearchDocument document, DocumentTable before) =>
        before.Find(document.Key, document.Culture) is { } there && there.Fingerprint == DocumentFingerprint.Of(document);

    /// <summary>Retires the generation: it closes, and deletes its file if asked, as soon as no search uses it.</summary>
    public void Retire(bool deleteFile)
    {
        deleteWhenDone = deleteFile;
        Leave();
    }

    public void Dispose() => Retire(deleteFile: false);

    public static void DeleteFile(string path)
    {
        foreach (var ending in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(path + ending);
    }

    private static async Task<IndexState> FillAsync(
        SqliteConnection connection, FacetCatalog catalog, IAsyncEnumerable<SearchDocument> documents, CancellationToken ct)
    {
        using var writer = new IndexWriter(connection, catalog);
        var rows = new Dictionary<(Guid, string), DocumentRow>();
        await foreach (var document in documents.WithCancellation(ct))
        {
            var name = (document.Key, document.Culture);
            if (rows.TryGetValue(name, out var twin))
                writer.Drop(twin.Id);
            rows[name] = writer.Put(twin?.Id ?? rows.Count + 1, document);
        }

        writer.WriteWords();
        var vocabularies = ImmutableDictionary.Create<string, Vocabulary>(StringComparer.OrdinalIgnoreCase);
        return new IndexState(DocumentTable.Empty, Postings.Empty, vocabularies).With(writer, rows.Values, []);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref users) > 0)
            return;
        while (idle.TryTake(out var reader))
            reader.Dispose();
        writing.Dispose();
        if (deleteWhenDone)
            DeleteFile(path);
    }
}
