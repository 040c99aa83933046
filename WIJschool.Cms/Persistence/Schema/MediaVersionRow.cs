using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoMediaVersion</c>.</summary>
[EntityTypeConfiguration<MediaVersionConfiguration, MediaVersionRow>]
public sealed class MediaVersionRow
{
    public int Id { get; set; }
    public string? Path { get; set; }
}

internal sealed class MediaVersionConfiguration : IEntityTypeConfiguration<MediaVersionRow>
{
    public void Configure(EntityTypeBuilder<MediaVersionRow> row)
    {
        row.ToTable("umbracoMediaVersion").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Path).IgnoresCase();
        row.HasIndex(r => new { r.Id, r.Path }, "IX_umbracoMediaVersion").IsUnique();
        row.HasOne<ContentVersionRow>().WithMany().HasForeignKey(r => r.Id)
            .HasConstraintName("FK_umbracoMediaVersion_umbracoContentVersion_id").OnDelete(DeleteBehavior.NoAction);
    }
}
