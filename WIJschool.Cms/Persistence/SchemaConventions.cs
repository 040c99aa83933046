using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WIJschool.Cms.Persistence;

/// <summary>What Umbraco's columns have in common, said once and made fit for each database.</summary>
internal static class SchemaConventions
{
    private const string IgnoresCaseAnnotation = "WIJschool:IgnoresCase";

    /// <summary>The column compares without regard to case: NOCASE on SQLite, citext on PostgreSQL.</summary>
    public static PropertyBuilder<T> IgnoresCase<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(IgnoresCaseAnnotation, true);

    /// <summary>The database fills the value in for rows that others insert; ours always carry it, zero and false included.</summary>
    public static PropertyBuilder<T> DefaultsTo<T>(this PropertyBuilder<T> property, object value) =>
        property.HasDefaultValue(value).ValueGeneratedNever();

    public static PropertyBuilder<T> DefaultsToNow<T>(this PropertyBuilder<T> property) =>
        property.HasDefaultValueSql("CURRENT_TIMESTAMP").ValueGeneratedNever();

    /// <summary>Names every column as Umbraco does, in camel case unless its configuration says otherwise, and sets collations.</summary>
    public static void Apply(IMutableModel model, bool postgres)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()))
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
            if (property.FindAnnotation(IgnoresCaseAnnotation) is null) continue;
            if (postgres) property.SetColumnType("citext");
            else property.SetCollation("NOCASE");
        }
    }
}

/// <summary>Umbraco 17 stores UTC; without this a value read back has no kind and is taken for local time.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
