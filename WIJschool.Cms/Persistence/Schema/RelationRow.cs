using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoRelation</c>.</summary>
[EntityTypeConfiguration<RelationConfiguration, RelationRow>]
public sealed class RelationRow
{
    public int Id { get; set; }
    public int ParentId { get; set; }
    public int ChildId { get; set; }
    public int RelationTypeId { get; set; }
    public DateTime DateTime { get; set; }
    public string Comment { get; set; } = "";
}

internal sealed class RelationConfiguration : IEntityTypeConfiguration<RelationRow>
{
    public void Configure(EntityTypeBuilder<RelationRow> row)
    {
        row.ToTable("umbracoRelation").HasKey(r => r.Id);
        row.Property(r => r.RelationTypeId).HasColumnName("relType");
        row.Property(r => r.DateTime).HasColumnName("datetime").DefaultsToNow();
        row.Property(r => r.Comment).IgnoresCase();
        row.HasIndex(r => new { r.ParentId, r.ChildId, r.RelationTypeId }, "IX_umbracoRelation_parentChildType").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ParentId)
            .HasConstraintName("FK_umbracoRelation_umbracoNode").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ChildId)
            .HasConstraintName("FK_umbracoRelation_umbracoNode1").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<RelationTypeRow>().WithMany().HasForeignKey(r => r.RelationTypeId)
            .HasConstraintName("FK_umbracoRelation_umbracoRelationType_id").OnDelete(DeleteBehavior.NoAction);
    }
}
