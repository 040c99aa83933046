using WIJschool.Cms.Persistence.Beside;
using WIJschool.Core.Persistence;

namespace WIJschool.Web.Persistence;

/// <summary>The domain's tables in the database that holds Umbraco's.</summary>
internal static class PersistenceFeature
{
    public static IServiceCollection AddDomainPersistence(this IServiceCollection services) => services
        .AddContextBeside<WijschoolDbContext>()
        .AddSingleton<JointChanges>()
        .AddScoped<IJointChange, JointChange>();
}
