using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserStartNode</c>.</summary>
[EntityTypeConfiguration<UserStartNodeConfiguration, UserStartNodeRow>]
public sealed class UserStartNodeRow
{
    public int Id { get; set; }
    public int UserId { get; set; }
    public int StartNode { get; set; }
    public int StartNodeType { get; set; }
}

internal sealed class UserStartNodeConfiguration : IEntityTypeConfiguration<UserStartNodeRow>
{
    public void Configure(EntityTypeBuilder<UserStartNodeRow> row)
    {
        row.ToTable("umbracoUserStartNode").HasKey(r => r.Id);
        row.HasIndex(r => new { r.StartNodeType, r.StartNode, r.UserId }, "IX_umbracoUserStartNode_startNodeType").IsUnique();
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoUserStartNode_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.StartNode)
            .HasConstraintName("FK_umbracoUserStartNode_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
