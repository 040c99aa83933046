using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserGroup2Permission</c>.</summary>
[EntityTypeConfiguration<UserGroupPermissionConfiguration, UserGroupPermissionRow>]
public sealed class UserGroupPermissionRow
{
    public int Id { get; set; }
    public Guid UserGroupKey { get; set; }
    public string Permission { get; set; } = "";
}

internal sealed class UserGroupPermissionConfiguration : IEntityTypeConfiguration<UserGroupPermissionRow>
{
    public void Configure(EntityTypeBuilder<UserGroupPermissionRow> row)
    {
        row.ToTable("umbracoUserGroup2Permission").HasKey(r => r.Id);
        row.Property(r => r.Permission).IgnoresCase();
        row.HasIndex(r => r.UserGroupKey, "IX_umbracoUserGroup2Permission_userGroupKey");
        row.HasOne<UserGroupRow>().WithMany().HasForeignKey(r => r.UserGroupKey).HasPrincipalKey(r => r.Key)
            .HasConstraintName("FK_umbracoUserGroup2Permission_umbracoUserGroup_key").OnDelete(DeleteBehavior.NoAction);
    }
}
