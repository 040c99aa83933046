using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WIJschool.Cms.Persistence.Locking;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Beside;

/// <summary>A context with tables of its own in the database that holds Umbraco's.</summary>
public static class BesideServices
{
    /// <summary>
    /// Adds the context (scoped) and its factory over the database of the settings; its tables are made at the start. Its writes wait
    /// for their turn by themselves; a transaction of more than one save is an <see cref="IJointTransaction{TContext}"/>, never one that the
    /// context begins.
    /// </summary>
    /// <param name="configure">Interceptors and the like; not the provider, which follows from the settings.</param>
    public static IServiceCollection AddContextBeside<TContext>(
        this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        services.TryAddSingleton(provider => new GatedWrites(provider.GetRequiredService<IWriteGate>(), provider.GetRequiredService<IScopedDatabase>()));
        services.AddDbContextFactory<TContext>((provider, builder) =>
        {
            builder.UseCmsDatabase(provider.GetRequiredService<CmsDatabaseOptions>()).AddInterceptors(provider.GetRequiredService<GatedWrites>());
            configure?.Invoke(provider, builder);
        });
        return services
            .AddSingleton<IBesideSchema, BesideSchema<TContext>>()
            .AddScoped<IJointTransaction<TContext>>(provider => new JointTransaction<TContext>(
                provider.GetRequiredService<CmsScopeProvider>(), provider.GetRequiredService<TContext>()));
    }
}
