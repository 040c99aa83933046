using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsLanguageText</c>.</summary>
[EntityTypeConfiguration<DictionaryTextConfiguration, DictionaryTextRow>]
public sealed class DictionaryTextRow
{
    public int Pk { get; set; }
    public int LanguageId { get; set; }
    public Guid UniqueId { get; set; }
    public string Value { get; set; } = "";
}

internal sealed class DictionaryTextConfiguration : IEntityTypeConfiguration<DictionaryTextRow>
{
    public void Configure(EntityTypeBuilder<DictionaryTextRow> row)
    {
        row.ToTable("cmsLanguageText").HasKey(r => r.Pk);
        row.Property(r => r.UniqueId).HasColumnName("UniqueId");
        row.Property(r => r.Value).IgnoresCase();
        row.HasIndex(r => new { r.LanguageId, r.UniqueId }, "IX_cmsLanguageText_languageId").IsUnique();
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_cmsLanguageText_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<DictionaryItemRow>().WithMany().HasForeignKey(r => r.UniqueId).HasPrincipalKey(r => r.Id)
            .HasConstraintName("FK_cmsLanguageText_cmsDictionary_id").OnDelete(DeleteBehavior.NoAction);
    }
}
