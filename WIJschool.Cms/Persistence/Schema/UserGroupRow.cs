using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserGroup</c>.</summary>
[EntityTypeConfiguration<UserGroupConfiguration, UserGroupRow>]
public sealed class UserGroupRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string UserGroupAlias { get; set; } = "";
    public string UserGroupName { get; set; } = "";
    public string? Description { get; set; }
    public string? UserGroupDefaultPermissions { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
    public string? Icon { get; set; }
    public bool HasAccessToAllLanguages { get; set; }
    public int? StartContentId { get; set; }
    public int? StartMediaId { get; set; }
}

internal sealed class UserGroupConfiguration : IEntityTypeConfiguration<UserGroupRow>
{
    public void Configure(EntityTypeBuilder<UserGroupRow> row)
    {
        row.ToTable("umbracoUserGroup").HasKey(r => r.Id);
        row.Property(r => r.UserGroupAlias).IgnoresCase();
        row.Property(r => r.UserGroupName).IgnoresCase();
        row.Property(r => r.Description).IgnoresCase();
        row.Property(r => r.UserGroupDefaultPermissions).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.Property(r => r.Icon).IgnoresCase();
        row.HasIndex(r => r.UserGroupAlias, "IX_umbracoUserGroup_userGroupAlias").IsUnique();
        row.HasIndex(r => r.Key, "IX_umbracoUserGroup_userGroupKey").IsUnique();
        row.HasIndex(r => r.UserGroupName, "IX_umbracoUserGroup_userGroupName").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.StartContentId)
            .HasConstraintName("FK_startContentId_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.StartMediaId)
            .HasConstraintName("FK_startMediaId_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
