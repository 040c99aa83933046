using Microsoft.Data.Sqlite;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>The site cannot run on the database that its settings name; the message tells its owner why and what to do.</summary>
public sealed class UnusableDatabaseException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Whether the error is about the file itself, which its owner can do something about.</summary>
    internal static bool Explains(SqliteException failure) => failure.SqliteErrorCode is Busy or ReadOnly or Corrupt or CannotOpen or NotADatabase;

    internal static UnusableDatabaseException From(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        Busy => new($"The database {file} is in use by another program that is writing to it. Stop that one first.", failure),
        ReadOnly => new($"The database {file} cannot be written. Give the site write access to the file and its folder.", failure),
        Corrupt => new($"The database {file} is damaged. Restore a copy; nothing was changed.", failure),
        NotADatabase => new($"The file {file} is not a SQLite database, or it is encrypted. Nothing was changed.", failure),
        _ => new($"The database {file} cannot be opened. Check that the folder exists and that the site may write there.", failure),
    };
}
