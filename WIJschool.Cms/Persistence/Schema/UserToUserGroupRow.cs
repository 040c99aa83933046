using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUser2UserGroup</c>.</summary>
[EntityTypeConfiguration<UserToUserGroupConfiguration, UserToUserGroupRow>]
public sealed class UserToUserGroupRow
{
    public int UserId { get; set; }
    public int UserGroupId { get; set; }
}

internal sealed class UserToUserGroupConfiguration : IEntityTypeConfiguration<UserToUserGroupRow>
{
    public void Configure(EntityTypeBuilder<UserToUserGroupRow> row)
    {
        row.ToTable("umbracoUser2UserGroup").HasKey(r => new { r.UserId, r.UserGroupId });
        row.Property(r => r.UserId).ValueGeneratedNever();
        row.Property(r => r.UserGroupId).ValueGeneratedNever();
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoUser2UserGroup_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<UserGroupRow>().WithMany().HasForeignKey(r => r.UserGroupId)
            .HasConstraintName("FK_umbracoUser2UserGroup_umbracoUserGroup_id").OnDelete(DeleteBehavior.NoAction);
    }
}
