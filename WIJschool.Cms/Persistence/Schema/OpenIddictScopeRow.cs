using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoOpenIddictScopes</c>.</summary>
[EntityTypeConfiguration<OpenIddictScopeConfiguration, OpenIddictScopeRow>]
public sealed class OpenIddictScopeRow
{
    public string Id { get; set; } = "";
    public string? ConcurrencyToken { get; set; }
    public string? Description { get; set; }
    public string? Descriptions { get; set; }
    public string? DisplayName { get; set; }
    public string? DisplayNames { get; set; }
    public string? Name { get; set; }
    public string? Properties { get; set; }
    public string? Resources { get; set; }
}

internal sealed class OpenIddictScopeConfiguration : IEntityTypeConfiguration<OpenIddictScopeRow>
{
    public void Configure(EntityTypeBuilder<OpenIddictScopeRow> row)
    {
        row.ToTable("umbracoOpenIddictScopes").HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("Id").ValueGeneratedNever();
        row.Property(r => r.ConcurrencyToken).HasColumnName("ConcurrencyToken");
        row.Property(r => r.Description).HasColumnName("Description");
        row.Property(r => r.Descriptions).HasColumnName("Descriptions");
        row.Property(r => r.DisplayName).HasColumnName("DisplayName");
        row.Property(r => r.DisplayNames).HasColumnName("DisplayNames");
        row.Property(r => r.Name).HasColumnName("Name");
        row.Property(r => r.Properties).HasColumnName("Properties");
        row.Property(r => r.Resources).HasColumnName("Resources");
        row.HasIndex(r => r.Name, "IX_umbracoOpenIddictScopes_Name").IsUnique();
    }
}
