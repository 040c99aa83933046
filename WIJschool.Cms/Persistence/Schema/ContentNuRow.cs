using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsContentNu</c>.</summary>
[EntityTypeConfiguration<ContentNuConfiguration, ContentNuRow>]
public sealed class ContentNuRow
{
    public int NodeId { get; set; }
    public bool Published { get; set; }
    public string? Data { get; set; }
    public long Rv { get; set; }
    public byte[]? DataRaw { get; set; }
}

internal sealed class ContentNuConfiguration : IEntityTypeConfiguration<ContentNuRow>
{
    public void Configure(EntityTypeBuilder<ContentNuRow> row)
    {
        row.ToTable("cmsContentNu").HasKey(r => new { r.NodeId, r.Published });
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.Property(r => r.Published).ValueGeneratedNever();
        row.Property(r => r.Data).IgnoresCase();
        row.HasIndex(r => new { r.Published, r.NodeId, r.Rv }, "IX_cmsContentNu_published");
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsContentNu_umbracoContent_nodeId").OnDelete(DeleteBehavior.Cascade);
    }
}
