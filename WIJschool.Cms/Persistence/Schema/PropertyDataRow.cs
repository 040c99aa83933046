using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoPropertyData</c>.</summary>
[EntityTypeConfiguration<PropertyDataConfiguration, PropertyDataRow>]
public sealed class PropertyDataRow
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public int PropertyTypeId { get; set; }
    public int? LanguageId { get; set; }
    public string? Segment { get; set; }
    public int? IntValue { get; set; }
    public decimal? DecimalValue { get; set; }
    public DateTime? DateValue { get; set; }
    public string? VarcharValue { get; set; }
    public string? TextValue { get; set; }
    public string? SortableValue { get; set; }
}

internal sealed class PropertyDataConfiguration : IEntityTypeConfiguration<PropertyDataRow>
{
    public void Configure(EntityTypeBuilder<PropertyDataRow> row)
    {
        row.ToTable("umbracoPropertyData").HasKey(r => r.Id);
        row.Property(r => r.Segment).IgnoresCase();
        row.Property(r => r.VarcharValue).IgnoresCase();
        row.Property(r => r.TextValue).IgnoresCase();
        row.HasIndex(r => r.LanguageId, "IX_umbracoPropertyData_LanguageId");
        row.HasIndex(r => r.PropertyTypeId, "IX_umbracoPropertyData_PropertyTypeId");
        row.HasIndex(r => r.Segment, "IX_umbracoPropertyData_Segment");
        row.HasIndex(r => new { r.VersionId, r.PropertyTypeId, r.LanguageId, r.Segment }, "IX_umbracoPropertyData_VersionId").IsUnique();
        row.HasOne<ContentVersionRow>().WithMany().HasForeignKey(r => r.VersionId)
            .HasConstraintName("FK_umbracoPropertyData_umbracoContentVersion_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<PropertyTypeRow>().WithMany().HasForeignKey(r => r.PropertyTypeId)
            .HasConstraintName("FK_umbracoPropertyData_cmsPropertyType_id").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoPropertyData_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
