using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDocumentUrlAlias</c>.</summary>
[EntityTypeConfiguration<DocumentUrlAliasConfiguration, DocumentUrlAliasRow>]
public sealed class DocumentUrlAliasRow
{
    public int Id { get; set; }
    public Guid UniqueId { get; set; }
    public int? LanguageId { get; set; }
    public string Alias { get; set; } = "";
}

internal sealed class DocumentUrlAliasConfiguration : IEntityTypeConfiguration<DocumentUrlAliasRow>
{
    public void Configure(EntityTypeBuilder<DocumentUrlAliasRow> row)
    {
        row.ToTable("umbracoDocumentUrlAlias").HasKey(r => r.Id);
        row.Property(r => r.Alias).IgnoresCase();
        row.HasIndex(r => new { r.Alias, r.LanguageId }, "IX_umbracoDocumentUrlAlias_Lookup");
        row.HasIndex(r => new { r.UniqueId, r.LanguageId, r.Alias }, "IX_umbracoDocumentUrlAlias_Unique").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.UniqueId).HasPrincipalKey(r => r.UniqueId)
            .HasConstraintName("FK_umbracoDocumentUrlAlias_umbracoNode_uniqueId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoDocumentUrlAlias_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
