using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUser2NodeNotify</c>.</summary>
[EntityTypeConfiguration<UserNotificationConfiguration, UserNotificationRow>]
public sealed class UserNotificationRow
{
    public int UserId { get; set; }
    public int NodeId { get; set; }
    public string Action { get; set; } = "";
}

internal sealed class UserNotificationConfiguration : IEntityTypeConfiguration<UserNotificationRow>
{
    public void Configure(EntityTypeBuilder<UserNotificationRow> row)
    {
        row.ToTable("umbracoUser2NodeNotify").HasKey(r => new { r.UserId, r.NodeId, r.Action });
        row.Property(r => r.UserId).ValueGeneratedNever();
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.Property(r => r.Action).ValueGeneratedNever().IgnoresCase();
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoUser2NodeNotify_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoUser2NodeNotify_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
