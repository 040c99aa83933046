using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace WIJschool.Cms.Tests.RealDatabases;

/// <summary>The databases that real Umbraco 17 sites left behind, and what one may do to a copy before it is opened.</summary>
internal static class SampleDatabase
{
    public const string Rich = "umbraco17-rich.sqlite.db.gz";
    public const string Thousand = "umbraco17-1000.sqlite.db.gz";

    public static string In(string folder) => Path.Combine(folder, "Umbraco.sqlite.db");

    public static async Task UnpackAsync(string sample, string folder)
    {
        await using var packed = File.OpenRead(Repository.Sample(sample));
        await using var plain = new GZipStream(packed, CompressionMode.Decompress);
        await using var copy = File.Create(In(folder));
        await plain.CopyToAsync(copy);
    }

    /// <summary>The change that leaves a database where a migration of Umbraco left it.</summary>
    public static string InState(string state) => $"UPDATE umbracoKeyValue SET value = '{state}' WHERE key = 'Umbraco.Core.Upgrader.State+Umbraco.Core';";

    /// <summary>Changes rows and tables as only someone can who does not care for foreign keys.</summary>
    public static void Change(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={In(folder)};Foreign Keys=False;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>How many rows each table has.</summary>
    public static IReadOnlyDictionary<string, long> Counts(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={In(folder)};Pooling=False");
        connection.Open();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            counts[table] = long.Parse(Texts(connection, $"SELECT COUNT(*) FROM \"{table}\"")[0], System.Globalization.CultureInfo.InvariantCulture);
        return counts;
    }

    public static string Fingerprint(string folder) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(In(folder))));

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetValue(0).ToString()!);
        return texts;
    }
}

/// <summary>A site on a copy of a sample that a test has changed beforehand.</summary>
internal sealed class SampleCms : CmsFixture
{
    public string Sample { get; init; } = SampleDatabase.Rich;

    /// <summary>What is done to the copy before the site opens it.</summary>
    public string Before { get; init; } = "";

    public IReadOnlyDictionary<string, long> CountsBefore { get; private set; } = new Dictionary<string, long>(StringComparer.Ordinal);

    public static async Task<SampleCms> OpenAsync(string before = "", string sample = SampleDatabase.Rich, params KeyValuePair<string, string?>[] settings)
    {
        var cms = new SampleCms { Sample = sample, Before = before, Extra = settings };
        await cms.InitializeAsync();
        return cms;
    }

    public override async Task InitializeAsync()
    {
        await SampleDatabase.UnpackAsync(Sample, Folder);
        if (Before.Length > 0) SampleDatabase.Change(Folder, Before);
        CountsBefore = SampleDatabase.Counts(Folder);
        await base.InitializeAsync();
    }

    protected override Dictionary<string, string?> Settings() => [];
}
