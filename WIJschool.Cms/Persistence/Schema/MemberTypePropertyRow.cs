using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsMemberType</c>.</summary>
[EntityTypeConfiguration<MemberTypePropertyConfiguration, MemberTypePropertyRow>]
public sealed class MemberTypePropertyRow
{
    public int Pk { get; set; }
    public int NodeId { get; set; }
    public int PropertyTypeId { get; set; }
    public bool MemberCanEdit { get; set; }
    public bool ViewOnProfile { get; set; }
    public bool IsSensitive { get; set; }
}

internal sealed class MemberTypePropertyConfiguration : IEntityTypeConfiguration<MemberTypePropertyRow>
{
    public void Configure(EntityTypeBuilder<MemberTypePropertyRow> row)
    {
        row.ToTable("cmsMemberType").HasKey(r => r.Pk);
        row.Property(r => r.NodeId).HasColumnName("NodeId");
        row.Property(r => r.PropertyTypeId).HasColumnName("propertytypeId");
        row.Property(r => r.MemberCanEdit).DefaultsTo(false);
        row.Property(r => r.ViewOnProfile).DefaultsTo(false);
        row.Property(r => r.IsSensitive).DefaultsTo(false);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsMemberType_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.NodeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsMemberType_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
