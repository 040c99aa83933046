using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsPropertyTypeGroup</c>.</summary>
[EntityTypeConfiguration<PropertyTypeGroupConfiguration, PropertyTypeGroupRow>]
public sealed class PropertyTypeGroupRow
{
    public int Id { get; set; }
    public Guid UniqueId { get; set; }
    public int ContentTypeNodeId { get; set; }
    public int Type { get; set; }
    public string Text { get; set; } = "";
    public string Alias { get; set; } = "";
    public int SortOrder { get; set; }
}

internal sealed class PropertyTypeGroupConfiguration : IEntityTypeConfiguration<PropertyTypeGroupRow>
{
    public void Configure(EntityTypeBuilder<PropertyTypeGroupRow> row)
    {
        row.ToTable("cmsPropertyTypeGroup").HasKey(r => r.Id);
        row.Property(r => r.UniqueId).HasColumnName("uniqueID");
        row.Property(r => r.ContentTypeNodeId).HasColumnName("contenttypeNodeId");
        row.Property(r => r.Type).DefaultsTo(0);
        row.Property(r => r.Text).IgnoresCase();
        row.Property(r => r.Alias).IgnoresCase();
        row.Property(r => r.SortOrder).HasColumnName("sortorder");
        row.HasIndex(r => r.UniqueId, "IX_cmsPropertyTypeGroupUniqueID").IsUnique();
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.ContentTypeNodeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsPropertyTypeGroup_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
