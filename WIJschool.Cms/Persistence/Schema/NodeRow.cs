using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoNode</c>.</summary>
[EntityTypeConfiguration<NodeConfiguration, NodeRow>]
public sealed class NodeRow
{
    public int Id { get; set; }
    public Guid UniqueId { get; set; }
    public int ParentId { get; set; }
    public int Level { get; set; }
    public string Path { get; set; } = "";
    public int SortOrder { get; set; }
    public bool Trashed { get; set; }
    public int? NodeUser { get; set; }
    public string? Text { get; set; }
    public Guid? NodeObjectType { get; set; }
    public DateTime CreateDate { get; set; }
}

internal sealed class NodeConfiguration : IEntityTypeConfiguration<NodeRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> row)
    {
        row.ToTable("umbracoNode").HasKey(r => r.Id);
        row.Property(r => r.Path).IgnoresCase();
        row.Property(r => r.Trashed).DefaultsTo(false);
        row.Property(r => r.Text).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.HasIndex(r => new { r.Level, r.ParentId, r.SortOrder, r.NodeObjectType, r.Trashed }, "IX_umbracoNode_Level");
        row.HasIndex(r => new { r.NodeObjectType, r.Trashed }, "IX_umbracoNode_ObjectType");
        row.HasIndex(r => new { r.NodeObjectType, r.Trashed, r.SortOrder, r.Id }, "IX_umbracoNode_ObjectType_trashed_sorted");
        row.HasIndex(r => r.Path, "IX_umbracoNode_Path");
        row.HasIndex(r => r.Trashed, "IX_umbracoNode_Trashed");
        row.HasIndex(r => r.UniqueId, "IX_umbracoNode_UniqueId").IsUnique();
        row.HasIndex(r => new { r.ParentId, r.NodeObjectType }, "IX_umbracoNode_parentId_nodeObjectType");
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ParentId)
            .HasConstraintName("FK_umbracoNode_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.NodeUser)
            .HasConstraintName("FK_umbracoNode_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
