using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDocumentCultureVariation</c>.</summary>
[EntityTypeConfiguration<DocumentCultureVariationConfiguration, DocumentCultureVariationRow>]
public sealed class DocumentCultureVariationRow
{
    public int Id { get; set; }
    public int NodeId { get; set; }
    public int LanguageId { get; set; }
    public bool Edited { get; set; }
    public bool Available { get; set; }
    public bool Published { get; set; }
    public string? Name { get; set; }
}

internal sealed class DocumentCultureVariationConfiguration : IEntityTypeConfiguration<DocumentCultureVariationRow>
{
    public void Configure(EntityTypeBuilder<DocumentCultureVariationRow> row)
    {
        row.ToTable("umbracoDocumentCultureVariation").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.HasIndex(r => r.LanguageId, "IX_umbracoDocumentCultureVariation_LanguageId");
        row.HasIndex(r => new { r.NodeId, r.LanguageId }, "IX_umbracoDocumentCultureVariation_NodeId").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoDocumentCultureVariation_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoDocumentCultureVariation_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
