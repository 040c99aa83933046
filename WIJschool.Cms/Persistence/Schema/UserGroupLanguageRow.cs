using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserGroup2Language</c>.</summary>
[EntityTypeConfiguration<UserGroupLanguageConfiguration, UserGroupLanguageRow>]
public sealed class UserGroupLanguageRow
{
    public int UserGroupId { get; set; }
    public int LanguageId { get; set; }
}

internal sealed class UserGroupLanguageConfiguration : IEntityTypeConfiguration<UserGroupLanguageRow>
{
    public void Configure(EntityTypeBuilder<UserGroupLanguageRow> row)
    {
        row.ToTable("umbracoUserGroup2Language").HasKey(r => new { r.UserGroupId, r.LanguageId });
        row.Property(r => r.UserGroupId).ValueGeneratedNever();
        row.Property(r => r.LanguageId).ValueGeneratedNever();
        row.HasOne<UserGroupRow>().WithMany().HasForeignKey(r => r.UserGroupId)
            .HasConstraintName("FK_umbracoUserGroup2Language_umbracoUserGroup_id").OnDelete(DeleteBehavior.Cascade);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoUserGroup2Language_umbracoLanguage_id").OnDelete(DeleteBehavior.Cascade);
    }
}
