using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsTags</c>.</summary>
[EntityTypeConfiguration<TagConfiguration, TagRow>]
public sealed class TagRow
{
    public int Id { get; set; }
    public string Group { get; set; } = "";
    public int? LanguageId { get; set; }
    public string Tag { get; set; } = "";
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<TagRow>
{
    public void Configure(EntityTypeBuilder<TagRow> row)
    {
        row.ToTable("cmsTags").HasKey(r => r.Id);
        row.Property(r => r.Group).IgnoresCase();
        row.Property(r => r.Tag).IgnoresCase();
        row.HasIndex(r => new { r.Group, r.Tag, r.LanguageId }, "IX_cmsTags").IsUnique();
        row.HasIndex(r => r.LanguageId, "IX_cmsTags_LanguageId");
        row.HasIndex(r => new { r.LanguageId, r.Group }, "IX_cmsTags_languageId_group");
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_cmsTags_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
