using Microsoft.EntityFrameworkCore;

namespace WIJschool.Cms.Persistence;

/// <summary>Which provider of EF Core speaks to the database that the settings name, and how a connection is set up for it.</summary>
internal static class DatabaseChoice
{
    public static DbContextOptionsBuilder UseCmsDatabase(this DbContextOptionsBuilder builder, CmsDatabaseOptions options) => options.IsPostgres
        ? builder.UseNpgsql(options.EffectiveConnectionString())
        : builder.UseSqlite(options.EffectiveConnectionString()).AddInterceptors(new SqliteConnectionSetup());
}
