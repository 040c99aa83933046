using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserGroup2GranularPermission</c>.</summary>
[EntityTypeConfiguration<UserGroupGranularPermissionConfiguration, UserGroupGranularPermissionRow>]
public sealed class UserGroupGranularPermissionRow
{
    public int Id { get; set; }
    public Guid UserGroupKey { get; set; }
    public Guid? UniqueId { get; set; }
    public string Permission { get; set; } = "";
    public string Context { get; set; } = "";
}

internal sealed class UserGroupGranularPermissionConfiguration : IEntityTypeConfiguration<UserGroupGranularPermissionRow>
{
    public void Configure(EntityTypeBuilder<UserGroupGranularPermissionRow> row)
    {
        row.ToTable("umbracoUserGroup2GranularPermission").HasKey(r => r.Id);
        row.Property(r => r.Permission).IgnoresCase();
        row.Property(r => r.Context).IgnoresCase();
        row.HasIndex(r => r.UniqueId, "IX_umbracoUserGroup2GranularPermissionDto_UniqueId");
        row.HasIndex(r => r.UserGroupKey, "IX_umbracoUserGroup2GranularPermissionDto_UserGroupKey_UniqueId");
        row.HasOne<UserGroupRow>().WithMany().HasForeignKey(r => r.UserGroupKey).HasPrincipalKey(r => r.Key)
            .HasConstraintName("FK_umbracoUserGroup2GranularPermission_umbracoUserGroup_key").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.UniqueId).HasPrincipalKey(r => r.UniqueId)
            .HasConstraintName("FK_umbracoUserGroup2GranularPermission_umbracoNode_uniqueId").OnDelete(DeleteBehavior.NoAction);
    }
}
