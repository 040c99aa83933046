using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsContentType</c>.</summary>
[EntityTypeConfiguration<ContentTypeConfiguration, ContentTypeRow>]
public sealed class ContentTypeRow
{
    public int Pk { get; set; }
    public int NodeId { get; set; }
    public string? Alias { get; set; }
    public string? Icon { get; set; }
    public string Thumbnail { get; set; } = "";
    public string? Description { get; set; }
    public Guid? ListView { get; set; }
    public bool IsElement { get; set; }
    public bool AllowAtRoot { get; set; }
    public int Variations { get; set; }
}

internal sealed class ContentTypeConfiguration : IEntityTypeConfiguration<ContentTypeRow>
{
    public void Configure(EntityTypeBuilder<ContentTypeRow> row)
    {
        row.ToTable("cmsContentType").HasKey(r => r.Pk);
        row.Property(r => r.Alias).IgnoresCase();
        row.Property(r => r.Icon).IgnoresCase();
        row.Property(r => r.Thumbnail).IgnoresCase().DefaultsTo("folder.png");
        row.Property(r => r.Description).IgnoresCase();
        row.Property(r => r.IsElement).DefaultsTo(false);
        row.Property(r => r.AllowAtRoot).DefaultsTo(false);
        row.Property(r => r.Variations).DefaultsTo(1);
        row.HasIndex(r => r.NodeId, "IX_cmsContentType").IsUnique();
        row.HasIndex(r => r.Icon, "IX_cmsContentType_icon");
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsContentType_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
