using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDocumentVersion</c>.</summary>
[EntityTypeConfiguration<DocumentVersionConfiguration, DocumentVersionRow>]
public sealed class DocumentVersionRow
{
    public int Id { get; set; }
    public int? TemplateId { get; set; }
    public bool Published { get; set; }
}

internal sealed class DocumentVersionConfiguration : IEntityTypeConfiguration<DocumentVersionRow>
{
    public void Configure(EntityTypeBuilder<DocumentVersionRow> row)
    {
        row.ToTable("umbracoDocumentVersion").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.HasIndex(r => new { r.Id, r.Published }, "IX_umbracoDocumentVersion_id_published");
        row.HasIndex(r => r.Published, "IX_umbracoDocumentVersion_published");
        row.HasOne<ContentVersionRow>().WithMany().HasForeignKey(r => r.Id)
            .HasConstraintName("FK_umbracoDocumentVersion_umbracoContentVersion_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<TemplateRow>().WithMany().HasForeignKey(r => r.TemplateId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoDocumentVersion_cmsTemplate_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
