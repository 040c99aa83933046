using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoRelationType</c>.</summary>
[EntityTypeConfiguration<RelationTypeConfiguration, RelationTypeRow>]
public sealed class RelationTypeRow
{
    public int Id { get; set; }
    public Guid TypeUniqueId { get; set; }
    public bool Dual { get; set; }
    public Guid? ParentObjectType { get; set; }
    public Guid? ChildObjectType { get; set; }
    public string Name { get; set; } = "";
    public string Alias { get; set; } = "";
    public bool IsDependency { get; set; }
}

internal sealed class RelationTypeConfiguration : IEntityTypeConfiguration<RelationTypeRow>
{
    public void Configure(EntityTypeBuilder<RelationTypeRow> row)
    {
        row.ToTable("umbracoRelationType").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.Alias).IgnoresCase();
        row.Property(r => r.IsDependency).DefaultsTo(false);
        row.HasIndex(r => r.TypeUniqueId, "IX_umbracoRelationType_UniqueId").IsUnique();
        row.HasIndex(r => r.Alias, "IX_umbracoRelationType_alias").IsUnique();
        row.HasIndex(r => r.Name, "IX_umbracoRelationType_name").IsUnique();
    }
}
