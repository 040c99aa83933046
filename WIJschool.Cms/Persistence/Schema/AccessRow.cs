using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoAccess</c>.</summary>
[EntityTypeConfiguration<AccessConfiguration, AccessRow>]
public sealed class AccessRow
{
    public Guid Id { get; set; }
    public int NodeId { get; set; }
    public int LoginNodeId { get; set; }
    public int NoAccessNodeId { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
}

internal sealed class AccessConfiguration : IEntityTypeConfiguration<AccessRow>
{
    public void Configure(EntityTypeBuilder<AccessRow> row)
    {
        row.ToTable("umbracoAccess").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.HasIndex(r => r.NodeId, "IX_umbracoAccess_nodeId").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoAccess_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.LoginNodeId)
            .HasConstraintName("FK_umbracoAccess_umbracoNode_id1").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NoAccessNodeId)
            .HasConstraintName("FK_umbracoAccess_umbracoNode_id2").OnDelete(DeleteBehavior.NoAction);
    }
}
