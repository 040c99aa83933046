using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoContentVersionCultureVariation</c>.</summary>
[EntityTypeConfiguration<ContentVersionCultureVariationConfiguration, ContentVersionCultureVariationRow>]
public sealed class ContentVersionCultureVariationRow
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public int LanguageId { get; set; }
    public string Name { get; set; } = "";
    public DateTime Date { get; set; }
    public int? AvailableUserId { get; set; }
}

internal sealed class ContentVersionCultureVariationConfiguration : IEntityTypeConfiguration<ContentVersionCultureVariationRow>
{
    public void Configure(EntityTypeBuilder<ContentVersionCultureVariationRow> row)
    {
        row.ToTable("umbracoContentVersionCultureVariation").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.HasIndex(r => r.LanguageId, "IX_umbracoContentVersionCultureVariation_LanguageId");
        row.HasIndex(r => new { r.VersionId, r.LanguageId }, "IX_umbracoContentVersionCultureVariation_VersionId").IsUnique();
        row.HasOne<ContentVersionRow>().WithMany().HasForeignKey(r => r.VersionId)
            .HasConstraintName("FK_umbracoContentVersionCultureVariation_umbracoContentVersion_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoContentVersionCultureVariation_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.AvailableUserId)
            .HasConstraintName("FK_umbracoContentVersionCultureVariation_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
