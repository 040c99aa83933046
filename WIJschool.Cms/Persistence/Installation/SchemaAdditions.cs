using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Logging;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// The tables, columns and indexes of a model, and how to add those that a database lacks. Nothing that is there is dropped or
/// changed. A column that comes to a table with rows gets its default, or the first value of its type where none is given.
/// </summary>
internal sealed partial class SchemaAdditions(DbContext db, ILogger logger)
{
    private const string Attempt = "missing_index";

    private readonly IModel model = db.GetService<IDesignTimeModel>().Model;

    /// <summary>What it takes to make everything in an empty database.</summary>
    public IReadOnlyList<MigrationOperation> Wanted() => db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());

    /// <summary>The part of an operation that the database lacks.</summary>
    public IEnumerable<MigrationOperation> Missing(MigrationOperation operation, ExistingSchema existing) => operation switch
    {
        CreateTableOperation table when existing.Tables.TryGetValue(table.Name, out var columns) =>
            table.Columns.Where(column => !columns.ContainsKey(column.Name)).Select(ForRows),
        CreateIndexOperation index when existing.HasIndex(index.Name) => [],
        AlterDatabaseOperation => [], // an extension, which is there by now
        _ => [operation],
    };

    /// <summary>Runs the operations in the transaction that is open.</summary>
    public async Task ExecuteAsync(IReadOnlyList<MigrationOperation> operations, CancellationToken ct)
    {
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
            await ExecuteAsync(command.CommandText, ct);
    }

    /// <exception cref="InvalidOperationException">The column is required and nothing says what rows that are there already have in it.</exception>
    private AddColumnOperation ForRows(AddColumnOperation column)
    {
        if (column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null) return column;
        var property = model.GetRelationalModel().FindTable(column.Table, column.Schema)!.FindColumn(column.Name)!.PropertyMappings[0].Property;
        column.DefaultValue = FirstValue(property) ?? throw new InvalidOperationException(
            $"Column {column.Name} is new in {column.Table}, which may have rows: let it be empty, or give it a default in its configuration.");
        return column;
    }

    // as the database stores it: the name of the first choice of an enum, say
    private static object? FirstValue(IProperty property)
    {
        if (property.ClrType == typeof(string)) return "";
        var first = property.ClrType.IsValueType ? Activator.CreateInstance(property.ClrType) : null;
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(first) : first;
    }

    // rows of before an index may break its rule: they stay, and the site runs without that index
    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        var text = sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        if (!sql.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal))
        {
            await db.Database.ExecuteSqlRawAsync(text, ct);
            return;
        }
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Attempt, ct);
        try
        {
            await db.Database.ExecuteSqlRawAsync(text, ct);
        }
        catch (DbException failure)
        {
            await transaction.RollbackToSavepointAsync(Attempt, ct);
            LogIndexLeftOut(logger, failure, sql);
        }
        await transaction.ReleaseSavepointAsync(Attempt, ct);
    }

    [LoggerMessage(LogLevel.Warning, "An index was left out, because rows that are there already break its rule: {Sql}")]
    private static partial void LogIndexLeftOut(ILogger logger, Exception failure, string sql);
}
