using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>The tables, columns (true where a value is required) and indexes that a database has.</summary>
internal sealed record ExistingSchema(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> Tables, IReadOnlySet<string> Indexes)
{
    private const string SqliteColumns = """
        SELECT t.name, c.name, c."notnull" FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
        """;

    private const string SqliteIndexes = "SELECT name FROM sqlite_master WHERE type = 'index'";

    private const string PostgresColumns = """
        SELECT table_name, column_name, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END
        FROM information_schema.columns WHERE table_schema = current_schema()
        """;

    private const string PostgresIndexes = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()";

    // PostgreSQL cuts longer names off, so that an index is found under the first part of its name
    private const int PostgresNameLength = 63;

    public bool HasIndex(string name) =>
        Indexes.Contains(name) || (name.Length > PostgresNameLength && Indexes.Contains(name[..PostgresNameLength]));

    public bool IsRequired(string table, string column) =>
        Tables.TryGetValue(table, out var columns) && columns.TryGetValue(column, out var required) && required;

    public static async Task<ExistingSchema> ReadAsync(DbContext db, bool postgres, CancellationToken ct)
    {
        var columns = await ReadAsync(db, postgres ? PostgresColumns : SqliteColumns,
            row => (Table: row.GetString(0), Column: row.GetString(1), Required: row.GetInt32(2) != 0), ct);
        var indexes = await ReadAsync(db, postgres ? PostgresIndexes : SqliteIndexes, row => row.GetString(0), ct);
        var tables = columns.GroupBy(c => c.Table, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            IReadOnlyDictionary<string, bool> (g) => g.ToDictionary(c => c.Column, c => c.Required, StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
        return new ExistingSchema(tables, indexes.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<List<T>> ReadAsync<T>(DbContext db, string sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }
}
