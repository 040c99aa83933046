using Microsoft.Data.Sqlite;

namespace WIJschool.Cms.Search.Storage;

/// <summary>A connection to search with, its statements prepared. For one search at a time.</summary>
internal sealed class IndexReader : IDisposable
{
    /// <summary>How much a word weighs in the title, the introduction, the keywords and the text.</summary>
    private const string StemWeights = "6.0, 3.0, 1.0, 1.0, 0.0, 0.0";

    /// <summary>How much a word in the very form that was asked for weighs in the title and in the rest.</summary>
    private const string ExactWeights = "0.0, 0.0, 0.0, 0.0, 6.0, 1.0";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand end;
    private readonly SqliteCommand rankStems;
    private readonly SqliteCommand rankExact;
    private readonly SqliteCommand match;
    private readonly SqliteCommand matchName;
    private readonly SqliteCommand content;

    public IndexReader(string path)
    {
        connection = IndexSchema.OpenToRead(path);
        begin = Prepare("BEGIN", false);
        end = Prepare("COMMIT", false);
        rankStems = Prepare($"SELECT rowid, bm25(text, {StemWeights}) FROM text WHERE text MATCH $p", true);
        rankExact = Prepare($"SELECT rowid, bm25(text, {ExactWeights}) FROM text WHERE text MATCH $p", true);
        match = Prepare("SELECT rowid FROM text WHERE text MATCH $p", true);
        matchName = Prepare("SELECT rowid FROM name WHERE name MATCH $p LIMIT 500", true);
        content = Prepare("SELECT url, intro, body FROM document WHERE id = $p", true);
    }

    /// <summary>Holds the file as it is now, until <see cref="End"/>.</summary>
    public void Begin() => begin.ExecuteNonQuery();

    public void End() => end.ExecuteNonQuery();

    /// <summary>The documents that match, with bm25 as SQLite gives it: negative, the best the lowest.</summary>
    public void Rank(string expression, bool exact, List<(int Id, double Score)> results)
    {
        var command = exact ? rankExact : rankStems;
        command.Parameters[0].Value = expression;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            results.Add((reader.GetInt32(0), reader.GetDouble(1)));
    }

    /// <summary>The documents that match, in order of id.</summary>
    public void Match(string expression, List<int> results) => Ids(match, expression, results);

    /// <summary>The documents the words of whose titles match, 500 at most.</summary>
    public void MatchName(string expression, List<int> results) => Ids(matchName, expression, results);

    /// <summary>The texts of a document, or null when it has just gone.</summary>
    public DocumentContent? Content(int id)
    {
        content.Parameters[0].Value = id;
        using var reader = content.ExecuteReader();
        return reader.Read() ? new DocumentContent(reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    public void Dispose()
    {
        foreach (var command in new[] { begin, end, rankStems, rankExact, match, matchName, content })
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
