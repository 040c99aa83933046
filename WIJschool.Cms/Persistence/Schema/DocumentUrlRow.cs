using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDocumentUrl</c>.</summary>
[EntityTypeConfiguration<DocumentUrlConfiguration, DocumentUrlRow>]
public sealed class DocumentUrlRow
{
    public int Id { get; set; }
    public Guid UniqueId { get; set; }
    public bool IsDraft { get; set; }
    public int? LanguageId { get; set; }
    public string UrlSegment { get; set; } = "";
    public bool IsPrimary { get; set; }
}

internal sealed class DocumentUrlConfiguration : IEntityTypeConfiguration<DocumentUrlRow>
{
    public void Configure(EntityTypeBuilder<DocumentUrlRow> row)
    {
        row.ToTable("umbracoDocumentUrl").HasKey(r => r.Id);
        row.Property(r => r.UrlSegment).IgnoresCase();
        row.Property(r => r.IsPrimary).DefaultsTo(true);
        row.HasIndex(r => new { r.UniqueId, r.LanguageId, r.IsDraft, r.UrlSegment }, "IX_umbracoDocumentUrl").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.UniqueId).HasPrincipalKey(r => r.UniqueId)
            .HasConstraintName("FK_umbracoDocumentUrl_umbracoNode_uniqueId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoDocumentUrl_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
