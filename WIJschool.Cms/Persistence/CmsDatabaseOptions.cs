using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace WIJschool.Cms.Persistence;

/// <summary>Which database holds Umbraco's tables. Read from <c>ConnectionStrings:umbracoDbDSN</c>, as Umbraco does.</summary>
public sealed class CmsDatabaseOptions
{
    public const string SqliteProvider = "Microsoft.Data.Sqlite";
    public const string PostgresProvider = "Npgsql";

    private const string MaxAutoPrepare = "Max Auto Prepare";
    private const int PreparedStatements = 200;

    /// <summary>May hold <c>|DataDirectory|</c>, which stands for <see cref="DataDirectory"/>.</summary>
    [Required] public string ConnectionString { get; set; } = "Data Source=|DataDirectory|/Umbraco.sqlite.db";

    /// <summary><see cref="SqliteProvider"/> (default) or <see cref="PostgresProvider"/>.</summary>
    [Required] public string ProviderName { get; set; } = SqliteProvider;

    /// <summary>Folder of the SQLite database, the search index and other files that belong to this node.</summary>
    [Required] public string DataDirectory { get; set; } = "data";

    /// <summary>How long a writer waits for another one, in seconds. An import may hold the database for most of it.</summary>
    [Range(1, 3600)] public int LockTimeoutSeconds { get; set; } = 60;

    public bool IsPostgres => ProviderName.StartsWith(PostgresProvider, StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection string to open, with the folder filled in and, unless it says otherwise, what makes the database fast or keeps readers from being locked out.</summary>
    public string EffectiveConnectionString()
    {
        var text = ConnectionString.Replace("|DataDirectory|", Path.GetFullPath(DataDirectory), StringComparison.OrdinalIgnoreCase);
        if (IsPostgres) return WithPreparedStatements(text);

        // Shared cache locks tables between connections of one process, which is what makes "database is locked" appear
        // beside WAL; Umbraco dropped it in 17.8 but older settings still ask for it.
        return new SqliteConnectionStringBuilder(text)
        {
            Cache = SqliteCacheMode.Default,
            ForeignKeys = true,
            DefaultTimeout = LockTimeoutSeconds,
        }.ToString();
    }

    // planning a query of Umbraco's tables takes PostgreSQL longer than running it; whoever pools connections by transaction says 0
    private static string WithPreparedStatements(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        if (!settings.ShouldSerialize(MaxAutoPrepare)) settings.MaxAutoPrepare = PreparedStatements;
        return settings.ToString();
    }

    public static void Read(CmsDatabaseOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration.GetConnectionString("umbracoDbDSN") is { Length: > 0 } text ? text : options.ConnectionString;
        options.ProviderName = configuration.GetConnectionString("umbracoDbDSN_ProviderName") is { Length: > 0 } name ? name : options.ProviderName;
    }
}
