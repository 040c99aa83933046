using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WIJschool.Core.Persistence;

/// <summary>How values of the domain are stored, said once for all entities and the same on every database.</summary>
internal static class StoredValues
{
    public const string TablePrefix = "wijschool";

    public static void Convert(ModelConfigurationBuilder model)
    {
        model.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
        model.Properties<Enum>().HaveConversion<string>(); // a name outlives a change in the order of choices
        foreach (var type in typeof(StoredValues).Assembly.GetTypes())
        {
            if (Is(type, typeof(IEntityId<>))) model.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
            if (Is(type, typeof(ITextValue<>))) model.Properties(type).HaveConversion(typeof(TextConverter<>).MakeGenericType(type));
        }
    }

    /// <summary>Tables are called wijschoolSchool beside umbracoNode, their columns like Umbraco's: vestigingCode.</summary>
    public static void Name(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (!entity.IsOwned()) entity.SetTableName(TablePrefix + entity.ClrType.Name);
            foreach (var property in entity.GetDeclaredProperties())
            {
                if (property.IsPrimaryKey() && Is(property.ClrType, typeof(IEntityId<>))) property.ValueGenerated = ValueGenerated.Never;
                if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null) property.SetColumnName(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
            }
        }
    }

    private static bool Is(Type type, Type open) =>
        !type.IsInterface && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open && i.GenericTypeArguments[0] == type);

    /// <summary>UTC to the microsecond, which is what PostgreSQL keeps: both databases order and compare it, and give back what was stored.</summary>
    private sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
        moment => new DateTime(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, stored => Read(stored))
        where TId : struct, IEntityId<TId>
    {
        private static TId Read(Guid stored) => TId.From(stored);
    }

    private sealed class TextConverter<TValue>() : ValueConverter<TValue, string>(value => value.Value, stored => Read(stored))
        where TValue : class, ITextValue<TValue>
    {
        private static TValue Read(string stored) => TValue.Parse(stored) is { IsOk: true } read ? read.Value
            : throw new InvalidOperationException($"The database holds a {typeof(TValue).Name} that is none."); // never its text: it may be personal
    }
}
