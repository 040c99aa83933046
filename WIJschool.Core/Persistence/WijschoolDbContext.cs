using Microsoft.EntityFrameworkCore;

namespace WIJschool.Core.Persistence;

/// <summary>
/// The domain's tables, beside Umbraco's in the same database. Each entity is configured in the folder of its feature. What is
/// written together with something of Umbraco's, or in more than one save, is an <see cref="IJointChange"/>.
/// </summary>
public sealed class WijschoolDbContext(DbContextOptions<WijschoolDbContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoredValues.Convert(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WijschoolDbContext).Assembly);
        StoredValues.Name(modelBuilder.Model);
    }
}
