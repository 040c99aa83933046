using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLanguage</c>.</summary>
[EntityTypeConfiguration<LanguageConfiguration, LanguageRow>]
public sealed class LanguageRow
{
    public int Id { get; set; }
    public string? LanguageIsoCode { get; set; }
    public string? LanguageCultureName { get; set; }
    public bool IsDefaultVariantLang { get; set; }
    public bool Mandatory { get; set; }
    public int? FallbackLanguageId { get; set; }
}

internal sealed class LanguageConfiguration : IEntityTypeConfiguration<LanguageRow>
{
    public void Configure(EntityTypeBuilder<LanguageRow> row)
    {
        row.ToTable("umbracoLanguage").HasKey(r => r.Id);
        row.Property(r => r.LanguageIsoCode).HasColumnName("languageISOCode").IgnoresCase();
        row.Property(r => r.LanguageCultureName).IgnoresCase();
        row.Property(r => r.IsDefaultVariantLang).DefaultsTo(false);
        row.Property(r => r.Mandatory).DefaultsTo(false);
        row.HasIndex(r => r.FallbackLanguageId, "IX_umbracoLanguage_fallbackLanguageId");
        row.HasIndex(r => r.LanguageIsoCode, "IX_umbracoLanguage_languageISOCode").IsUnique();
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.FallbackLanguageId)
            .HasConstraintName("FK_umbracoLanguage_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
