using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoCreatedPackageSchema</c>.</summary>
[EntityTypeConfiguration<CreatedPackageSchemaConfiguration, CreatedPackageSchemaRow>]
public sealed class CreatedPackageSchemaRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
    public DateTime UpdateDate { get; set; }
    public Guid PackageId { get; set; }
}

internal sealed class CreatedPackageSchemaConfiguration : IEntityTypeConfiguration<CreatedPackageSchemaRow>
{
    public void Configure(EntityTypeBuilder<CreatedPackageSchemaRow> row)
    {
        row.ToTable("umbracoCreatedPackageSchema").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.Value).IgnoresCase();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.HasIndex(r => r.Name, "IX_umbracoCreatedPackageSchema_Name").IsUnique();
    }
}
