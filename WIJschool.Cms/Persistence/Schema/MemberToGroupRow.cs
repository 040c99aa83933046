using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsMember2MemberGroup</c>.</summary>
[EntityTypeConfiguration<MemberToGroupConfiguration, MemberToGroupRow>]
public sealed class MemberToGroupRow
{
    public int MemberId { get; set; }
    public int MemberGroupId { get; set; }
}

internal sealed class MemberToGroupConfiguration : IEntityTypeConfiguration<MemberToGroupRow>
{
    public void Configure(EntityTypeBuilder<MemberToGroupRow> row)
    {
        row.ToTable("cmsMember2MemberGroup").HasKey(r => new { r.MemberId, r.MemberGroupId });
        row.Property(r => r.MemberId).HasColumnName("Member").ValueGeneratedNever();
        row.Property(r => r.MemberGroupId).HasColumnName("MemberGroup").ValueGeneratedNever();
        row.HasOne<MemberRow>().WithMany().HasForeignKey(r => r.MemberId)
            .HasConstraintName("FK_cmsMember2MemberGroup_cmsMember_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.MemberGroupId)
            .HasConstraintName("FK_cmsMember2MemberGroup_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
