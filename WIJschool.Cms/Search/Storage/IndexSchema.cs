using Microsoft.Data.Sqlite;

namespace WIJschool.Cms.Search.Storage;

/// <summary>The tables of an index file, and how its connections are opened.</summary>
internal static class IndexSchema
{
    /// <summary>Raised whenever the tables, the analysis or what is made of content change: files of another version are thrown away and rebuilt.</summary>
    public const string Version = "4";

    /// <summary>
    /// The full-text tables keep no texts of their own: the analysed words would be a copy of what stands in document.
    /// The tokenizer only parts at spaces, since the words come analysed; = is part of a word (see DocumentTerms).
    /// </summary>
    private const string Tables = """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE document(
            id INTEGER PRIMARY KEY, key BLOB NOT NULL, culture TEXT NOT NULL, kind TEXT NOT NULL, date TEXT,
            access TEXT NOT NULL, keywords TEXT NOT NULL, traits TEXT NOT NULL, sorts TEXT NOT NULL, url TEXT NOT NULL,
            fingerprint INTEGER NOT NULL, weight REAL NOT NULL,
            length INTEGER NOT NULL, stems BLOB NOT NULL,
            title TEXT NOT NULL, intro TEXT NOT NULL, body TEXT NOT NULL, UNIQUE(key, culture));
        CREATE VIRTUAL TABLE text USING fts5(title, intro, keywords, body, title_exact, text_exact,
            content='', contentless_delete=1, tokenize="ascii tokenchars '='");
        CREATE VIRTUAL TABLE name USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2 3',
            tokenize='ascii');
        CREATE TABLE word(culture TEXT NOT NULL, term TEXT NOT NULL, stem TEXT NOT NULL, shown TEXT NOT NULL,
            documents INTEGER NOT NULL, PRIMARY KEY(culture, term)) WITHOUT ROWID;
        """;

    /// <summary>Makes a file to be filled in one go; a crash before <see cref="Complete"/> leaves one that is thrown away.</summary>
    public static SqliteConnection Create(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384; PRAGMA page_size=8192;");
        Execute(connection, Tables);
        return connection;
    }

    /// <summary>Brings the file to disk, marks it as whole if it is, and makes it one that is read while it is written.</summary>
    public static void Complete(SqliteConnection connection, bool isWhole)
    {
        Execute(connection, "INSERT INTO text(text) VALUES('optimize'); INSERT INTO name(name) VALUES('optimize');");
        Execute(connection, $"PRAGMA synchronous=FULL; INSERT INTO meta(name, value) VALUES('version', '{(isWhole ? Version : "")}');");
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4096;");
    }

    public static SqliteConnection OpenToWrite(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
        return connection;
    }

    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite); // a reader of a WAL file keeps its marks in the file beside it
        Execute(connection, "PRAGMA query_only=1; PRAGMA cache_size=-1024;");
        return connection;
    }

    /// <summary>Whether this is a whole file of this version.</summary>
    public static bool IsWhole(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM meta WHERE name = 'version'";
        return Version.Equals(command.ExecuteScalar());
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false, // generations come and go; their connections are kept by the generation itself
        }.ToString());
        connection.Open();
        return connection;
    }
}
