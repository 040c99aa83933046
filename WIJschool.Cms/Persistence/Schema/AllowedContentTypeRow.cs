using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsContentTypeAllowedContentType</c>.</summary>
[EntityTypeConfiguration<AllowedContentTypeConfiguration, AllowedContentTypeRow>]
public sealed class AllowedContentTypeRow
{
    public int Id { get; set; }
    public int AllowedId { get; set; }
    public int SortOrder { get; set; }
}

internal sealed class AllowedContentTypeConfiguration : IEntityTypeConfiguration<AllowedContentTypeRow>
{
    public void Configure(EntityTypeBuilder<AllowedContentTypeRow> row)
    {
        row.ToTable("cmsContentTypeAllowedContentType").HasKey(r => new { r.Id, r.AllowedId });
        row.Property(r => r.Id).HasColumnName("Id").ValueGeneratedNever();
        row.Property(r => r.AllowedId).HasColumnName("AllowedId").ValueGeneratedNever();
        row.Property(r => r.SortOrder).HasColumnName("SortOrder").DefaultsTo(0);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.Id).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsContentTypeAllowedContentType_cmsContentType").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.AllowedId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsContentTypeAllowedContentType_cmsContentType1").OnDelete(DeleteBehavior.NoAction);
    }
}
