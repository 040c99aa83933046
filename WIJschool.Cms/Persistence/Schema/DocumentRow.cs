using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDocument</c>.</summary>
[EntityTypeConfiguration<DocumentConfiguration, DocumentRow>]
public sealed class DocumentRow
{
    public int NodeId { get; set; }
    public bool Published { get; set; }
    public bool Edited { get; set; }
}

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> row)
    {
        row.ToTable("umbracoDocument").HasKey(r => r.NodeId);
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.HasIndex(r => r.Published, "IX_umbracoDocument_Published");
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoDocument_umbracoContent_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
