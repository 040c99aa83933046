using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsContentType2ContentType</c>.</summary>
[EntityTypeConfiguration<ContentTypeInheritanceConfiguration, ContentTypeInheritanceRow>]
public sealed class ContentTypeInheritanceRow
{
    public int ParentContentTypeId { get; set; }
    public int ChildContentTypeId { get; set; }
}

internal sealed class ContentTypeInheritanceConfiguration : IEntityTypeConfiguration<ContentTypeInheritanceRow>
{
    public void Configure(EntityTypeBuilder<ContentTypeInheritanceRow> row)
    {
        row.ToTable("cmsContentType2ContentType").HasKey(r => new { r.ParentContentTypeId, r.ChildContentTypeId });
        row.Property(r => r.ParentContentTypeId).ValueGeneratedNever();
        row.Property(r => r.ChildContentTypeId).ValueGeneratedNever();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ParentContentTypeId)
            .HasConstraintName("FK_cmsContentType2ContentType_umbracoNode_parent").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ChildContentTypeId)
            .HasConstraintName("FK_cmsContentType2ContentType_umbracoNode_child").OnDelete(DeleteBehavior.NoAction);
    }
}
