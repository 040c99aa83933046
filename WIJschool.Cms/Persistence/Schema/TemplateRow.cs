using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsTemplate</c>.</summary>
[EntityTypeConfiguration<TemplateConfiguration, TemplateRow>]
public sealed class TemplateRow
{
    public int Pk { get; set; }
    public int NodeId { get; set; }
    public string? Alias { get; set; }
}

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<TemplateRow>
{
    public void Configure(EntityTypeBuilder<TemplateRow> row)
    {
        row.ToTable("cmsTemplate").HasKey(r => r.Pk);
        row.Property(r => r.Alias).IgnoresCase();
        row.HasIndex(r => r.NodeId, "IX_cmsTemplate_nodeId").IsUnique();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsTemplate_umbracoNode").OnDelete(DeleteBehavior.NoAction);
    }
}
