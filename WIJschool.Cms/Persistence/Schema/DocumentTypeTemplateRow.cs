using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsDocumentType</c>.</summary>
[EntityTypeConfiguration<DocumentTypeTemplateConfiguration, DocumentTypeTemplateRow>]
public sealed class DocumentTypeTemplateRow
{
    public int ContentTypeNodeId { get; set; }
    public int TemplateNodeId { get; set; }
    public bool IsDefault { get; set; }
}

internal sealed class DocumentTypeTemplateConfiguration : IEntityTypeConfiguration<DocumentTypeTemplateRow>
{
    public void Configure(EntityTypeBuilder<DocumentTypeTemplateRow> row)
    {
        row.ToTable("cmsDocumentType").HasKey(r => new { r.ContentTypeNodeId, r.TemplateNodeId });
        row.Property(r => r.ContentTypeNodeId).ValueGeneratedNever();
        row.Property(r => r.TemplateNodeId).ValueGeneratedNever();
        row.Property(r => r.IsDefault).HasColumnName("IsDefault").DefaultsTo(false);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.ContentTypeNodeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsDocumentType_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ContentTypeNodeId)
            .HasConstraintName("FK_cmsDocumentType_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<TemplateRow>().WithMany().HasForeignKey(r => r.TemplateNodeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsDocumentType_cmsTemplate_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
