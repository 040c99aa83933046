using Microsoft.Data.Sqlite;
using WIJschool.Cms.Search.Querying;

namespace WIJschool.Cms.Search.Storage;

/// <summary>A connection to search with, its statements prepared. For one search at a time.</summary>
internal sealed class IndexReader : IDisposable
{
    private HitTable hits = new(0);
    private int[] counts = [];
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand end;
    private readonly SqliteCommand match;
    private readonly SqliteCommand matchName;
    private readonly SqliteCommand content;
    private readonly SqliteCommand whole;

    public IndexReader(string path)
    {
        connection = IndexSchema.OpenToRead(path);
        begin = Prepare("BEGIN", false);
        end = Prepare("COMMIT", false);
        match = Prepare("SELECT rowid FROM text WHERE text MATCH $p", true);
        matchName = Prepare("SELECT rowid FROM name WHERE name MATCH $p LIMIT 500", true);
        content = Prepare("SELECT url, intro, body FROM document WHERE id = $p", true);
        whole = Prepare($"SELECT {StoredIndex.Columns}, url, intro, body FROM document WHERE id = $p", true);
    }

    /// <summary>The table to rank in, empty.</summary>
    /// <param name="size">One more than the highest id of a document.</param>
    public HitTable TakeHits(int size)
    {
        if (hits.Size < size)
            hits = new HitTable(size + (size / 8));
        hits.Clear();
        return hits;
    }

    /// <summary>Room for at least so many counts, all of them 0.</summary>
    public int[] TakeCounts(int size)
    {
        if (counts.Length < size)
            counts = new int[size + (size / 8)];
        else
            Array.Clear(counts);
        return counts;
    }

    /// <summary>Holds the file as it is now, until <see cref="End"/>.</summary>
    public void Begin() => begin.ExecuteNonQuery();

    public void End() => end.ExecuteNonQuery();

    /// <summary>The documents that match, in order of id.</summary>
    public void Match(string expression, List<int> results) => Ids(match, expression, results);

    /// <summary>Whether one of the documents that match is as asked; no more of them are read than it takes to know.</summary>
    public bool MatchAny(string expression, Func<int, bool> isAsked)
    {
        match.Parameters[0].Value = expression;
        using var reader = match.ExecuteReader();
        while (reader.Read())
        {
            if (isAsked(reader.GetInt32(0)))
                return true;
        }

        return false;
    }

    /// <summary>The documents the words of whose titles match, 500 at most.</summary>
    public void MatchName(string expression, List<int> results) => Ids(matchName, expression, results);

    /// <summary>The texts of a document, or null when it has just gone.</summary>
    public DocumentContent? Content(int id)
    {
        content.Parameters[0].Value = id;
        using var reader = content.ExecuteReader();
        return reader.Read() ? new DocumentContent(reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    /// <summary>A document as it is kept, or null when it has just gone.</summary>
    public SearchDocument? Document(int id)
    {
        whole.Parameters[0].Value = id;
        using var reader = whole.ExecuteReader();
        return reader.Read()
            ? StoredIndex.ReadDocument(reader) with { Url = reader.GetString(13), Intro = reader.GetString(14), Body = reader.GetString(15) } : null;
    }

    public void Dispose()
    {
        foreach (var command in new[] { begin, end, match, matchName, content, whole })
            command.Dispose();
        connection.Dispose();
    }

    private static void Ids(SqliteCommand command, string expression, List<int> results)
    {
        command.Parameters[0].Value = expression;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            results.Add(reader.GetInt32(0));
    }

    private SqliteCommand Prepare(string sql, bool hasParameter)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (hasParameter)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$p", Value = "" });
        command.Prepare();
        return command;
    }
}

internal sealed record DocumentContent(string Url, string Intro, string Body);
