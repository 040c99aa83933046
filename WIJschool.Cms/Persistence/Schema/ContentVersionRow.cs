using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoContentVersion</c>.</summary>
[EntityTypeConfiguration<ContentVersionConfiguration, ContentVersionRow>]
public sealed class ContentVersionRow
{
    public int Id { get; set; }
    public int NodeId { get; set; }
    public DateTime VersionDate { get; set; }
    public int? UserId { get; set; }
    public bool Current { get; set; }
    public string? Text { get; set; }
    public bool PreventCleanup { get; set; }
}

internal sealed class ContentVersionConfiguration : IEntityTypeConfiguration<ContentVersionRow>
{
    public void Configure(EntityTypeBuilder<ContentVersionRow> row)
    {
        row.ToTable("umbracoContentVersion").HasKey(r => r.Id);
        row.Property(r => r.VersionDate).DefaultsToNow();
        row.Property(r => r.Text).IgnoresCase();
        row.Property(r => r.PreventCleanup).DefaultsTo(false);
        row.HasIndex(r => r.Current, "IX_umbracoContentVersion_Current");
        row.HasIndex(r => new { r.NodeId, r.Current }, "IX_umbracoContentVersion_NodeId");
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoContentVersion_umbracoContent_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoContentVersion_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
