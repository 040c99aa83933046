using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoExternalMember2MemberGroup</c>.</summary>
[EntityTypeConfiguration<ExternalMemberToGroupConfiguration, ExternalMemberToGroupRow>]
public sealed class ExternalMemberToGroupRow
{
    public int ExternalMemberId { get; set; }
    public int MemberGroupId { get; set; }
}

internal sealed class ExternalMemberToGroupConfiguration : IEntityTypeConfiguration<ExternalMemberToGroupRow>
{
    public void Configure(EntityTypeBuilder<ExternalMemberToGroupRow> row)
    {
        row.ToTable("umbracoExternalMember2MemberGroup").HasKey(r => new { r.ExternalMemberId, r.MemberGroupId });
        row.Property(r => r.ExternalMemberId).ValueGeneratedNever();
        row.Property(r => r.MemberGroupId).ValueGeneratedNever();
        row.HasOne<ExternalMemberRow>().WithMany().HasForeignKey(r => r.ExternalMemberId)
            .HasConstraintName("FK_umbracoExternalMember2MemberGroup_umbracoExternalMember_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.MemberGroupId)
            .HasConstraintName("FK_umbracoExternalMember2MemberGroup_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
