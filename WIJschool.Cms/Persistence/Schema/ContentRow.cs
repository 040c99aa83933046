using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoContent</c>.</summary>
[EntityTypeConfiguration<ContentConfiguration, ContentRow>]
public sealed class ContentRow
{
    public int NodeId { get; set; }
    public int ContentTypeId { get; set; }
}

internal sealed class ContentConfiguration : IEntityTypeConfiguration<ContentRow>
{
    public void Configure(EntityTypeBuilder<ContentRow> row)
    {
        row.ToTable("umbracoContent").HasKey(r => r.NodeId);
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoContent_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.ContentTypeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoContent_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
