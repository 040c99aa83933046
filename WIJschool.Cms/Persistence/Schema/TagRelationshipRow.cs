using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsTagRelationship</c>.</summary>
[EntityTypeConfiguration<TagRelationshipConfiguration, TagRelationshipRow>]
public sealed class TagRelationshipRow
{
    public int NodeId { get; set; }
    public int TagId { get; set; }
    public int PropertyTypeId { get; set; }
}

internal sealed class TagRelationshipConfiguration : IEntityTypeConfiguration<TagRelationshipRow>
{
    public void Configure(EntityTypeBuilder<TagRelationshipRow> row)
    {
        row.ToTable("cmsTagRelationship").HasKey(r => new { r.NodeId, r.PropertyTypeId, r.TagId });
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.Property(r => r.TagId).ValueGeneratedNever();
        row.Property(r => r.PropertyTypeId).ValueGeneratedNever();
        row.HasIndex(r => new { r.TagId, r.NodeId }, "IX_cmsTagRelationship_tagId_nodeId");
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsTagRelationship_cmsContent").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<TagRow>().WithMany().HasForeignKey(r => r.TagId)
            .HasConstraintName("FK_cmsTagRelationship_cmsTags_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<PropertyTypeRow>().WithMany().HasForeignKey(r => r.PropertyTypeId)
            .HasConstraintName("FK_cmsTagRelationship_cmsPropertyType").OnDelete(DeleteBehavior.NoAction);
    }
}
