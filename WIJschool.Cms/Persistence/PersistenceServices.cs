using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Installation;
using WIJschool.Cms.Persistence.Locking;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence;

/// <summary>The database, its scopes and everything that reads and writes Umbraco's tables.</summary>
internal static class PersistenceServices
{
    public static IServiceCollection AddCmsPersistence(this IServiceCollection services)
    {
        services.AddOptions<CmsDatabaseOptions>()
            .BindConfiguration("WIJschool:Database")
            .Configure<IConfiguration>(CmsDatabaseOptions.Read)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CmsDatabaseOptions>>().Value);
        services.AddPooledDbContextFactory<CmsDbContext>((provider, builder) => builder
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(new WriteInterceptor())
            .UseCmsDatabase(provider.GetRequiredService<CmsDatabaseOptions>()));
        return services
            .AddSingleton<SeedRows>()
            .AddSingleton<MissingSchema>()
            .AddSingleton<OlderRows>()
            .AddSingleton<LaterMigrations>()
            .AddSingleton<DatabaseInstaller>()
            .AddScoping()
            .AddContentPersistence()
            .AddTypePersistence()
            .AddSitePersistence();
    }

    private static IServiceCollection AddScoping(this IServiceCollection services) => services
        .AddSingleton<IWriteGate>(provider => provider.GetRequiredService<CmsDatabaseOptions>() is { IsPostgres: false } sqlite
            ? new SqliteWriteGate(TimeSpan.FromSeconds(sqlite.LockTimeoutSeconds))
            : new OpenGate())
        .AddSingleton<CmsScopeProvider>()
        .AddSingleton<ICoreScopeProvider>(provider => provider.GetRequiredService<CmsScopeProvider>())
        .AddSingleton<IScopedDatabase>(provider => provider.GetRequiredService<CmsScopeProvider>())
        .AddSingleton<IDistributedLockingMechanismFactory, DatabaseLockingMechanism>();
}
