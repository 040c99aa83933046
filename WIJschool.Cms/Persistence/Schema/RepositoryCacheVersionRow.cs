using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoRepositoryCacheVersion</c>.</summary>
[EntityTypeConfiguration<RepositoryCacheVersionConfiguration, RepositoryCacheVersionRow>]
public sealed class RepositoryCacheVersionRow
{
    public string Identifier { get; set; } = "";
    public string? Version { get; set; }
}

internal sealed class RepositoryCacheVersionConfiguration : IEntityTypeConfiguration<RepositoryCacheVersionRow>
{
    public void Configure(EntityTypeBuilder<RepositoryCacheVersionRow> row)
    {
        row.ToTable("umbracoRepositoryCacheVersion").HasKey(r => r.Identifier);
        row.Property(r => r.Identifier).ValueGeneratedNever().IgnoresCase();
        row.Property(r => r.Version).IgnoresCase();
    }
}
