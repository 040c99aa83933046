using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserGroup2App</c>.</summary>
[EntityTypeConfiguration<UserGroupSectionConfiguration, UserGroupSectionRow>]
public sealed class UserGroupSectionRow
{
    public int UserGroupId { get; set; }
    public string App { get; set; } = "";
}

internal sealed class UserGroupSectionConfiguration : IEntityTypeConfiguration<UserGroupSectionRow>
{
    public void Configure(EntityTypeBuilder<UserGroupSectionRow> row)
    {
        row.ToTable("umbracoUserGroup2App").HasKey(r => new { r.UserGroupId, r.App });
        row.Property(r => r.UserGroupId).ValueGeneratedNever();
        row.Property(r => r.App).ValueGeneratedNever().IgnoresCase();
        row.HasOne<UserGroupRow>().WithMany().HasForeignKey(r => r.UserGroupId)
            .HasConstraintName("FK_umbracoUserGroup2App_umbracoUserGroup_id").OnDelete(DeleteBehavior.NoAction);
    }
}
