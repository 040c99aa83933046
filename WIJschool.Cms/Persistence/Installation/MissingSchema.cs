using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// Adds the tables, columns and indexes of Umbraco 17.8 that a database lacks. Nothing is dropped but the two tables of derived
/// URLs whose language column newer versions leave empty; their rows are carried over.
/// </summary>
internal sealed partial class MissingSchema(ILogger<MissingSchema> logger)
{
    private static readonly string[] DerivedTables = ["umbracoDocumentUrl", "umbracoDocumentUrlAlias"];

    public async Task AddAsync(CmsDbContext db, ExistingSchema existing, CancellationToken ct)
    {
        var additions = new SchemaAdditions(db, logger);
        var rebuilt = DerivedTables.Where(table => existing.IsRequired(table, "languageId")).ToList();
        var operations = additions.Wanted().SelectMany(operation => Missing(operation, additions, existing, rebuilt)).ToList();
        if (operations.Count == 0) return;

        foreach (var table in rebuilt)
            operations.Insert(0, new RenameTableOperation { Name = table, NewName = table + "_old" });
        await additions.ExecuteAsync(operations, ct);
        foreach (var table in rebuilt) await CarryOverAsync(db, table, existing, ct);
        LogChanged(operations.Count);
    }

    private static IEnumerable<MigrationOperation> Missing(
        MigrationOperation operation, SchemaAdditions additions, ExistingSchema existing, List<string> rebuilt)
    {
        return operation switch
        {
            CreateTableOperation table when rebuilt.Contains(table.Name) => [table],
            CreateIndexOperation index when rebuilt.Contains(index.Table) && existing.HasIndex(index.Name) =>
                [new DropIndexOperation { Name = index.Name, Table = index.Table }, index],
            _ => additions.Missing(operation, existing),
        };
    }

    // table and column names come from our own model, never from outside; a row of a node that is gone has no place to go to
    private static async Task CarryOverAsync(CmsDbContext db, string table, ExistingSchema existing, CancellationToken ct)
    {
        var columns = string.Join(", ", existing.Tables[table].Keys.Select(column => $"\"{column}\""));
        var copy = $"INSERT INTO \"{table}\" ({columns}) SELECT {columns} FROM \"{table}_old\" "
            + "WHERE \"uniqueId\" IN (SELECT \"uniqueId\" FROM \"umbracoNode\") AND \"languageId\" IN (SELECT \"id\" FROM \"umbracoLanguage\") "
            + "ON CONFLICT DO NOTHING";
        await db.Database.ExecuteSqlRawAsync(copy, ct);
        var drop = $"DROP TABLE \"{table}_old\"";
        await db.Database.ExecuteSqlRawAsync(drop, ct);
        await JoinLanguagesAsync(db, table, ct);
    }

    // older versions kept a row a language of pages that do not vary; newer ones keep one without a language, and look for that
    private static async Task JoinLanguagesAsync(CmsDbContext db, string table, CancellationToken ct)
    {
        var invariant = $"SELECT n.\"uniqueId\" FROM \"umbracoNode\" n JOIN \"umbracoContent\" c ON c.\"nodeId\" = n.\"id\" "
            + $"JOIN \"cmsContentType\" t ON t.\"nodeId\" = c.\"contentTypeId\" WHERE (t.\"variations\" & {(int)ContentVariation.Culture}) = 0";
        var standard = await db.Languages.OrderByDescending(language => language.IsDefaultVariantLang).Select(language => language.Id).FirstAsync(ct);
        var extra = $"DELETE FROM \"{table}\" WHERE \"languageId\" <> {standard} AND \"uniqueId\" IN ({invariant})";
        await db.Database.ExecuteSqlRawAsync(extra, ct);
        var joined = $"UPDATE \"{table}\" SET \"languageId\" = NULL WHERE \"uniqueId\" IN ({invariant})";
        await db.Database.ExecuteSqlRawAsync(joined, ct);
    }

    [LoggerMessage(LogLevel.Information, "The database lacked {Count} tables, columns or indexes of Umbraco 17; they were added.")]
    private partial void LogChanged(int count);
}
