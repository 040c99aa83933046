using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsPropertyType</c>.</summary>
[EntityTypeConfiguration<PropertyTypeConfiguration, PropertyTypeRow>]
public sealed class PropertyTypeRow
{
    public int Id { get; set; }
    public int DataTypeId { get; set; }
    public int ContentTypeId { get; set; }
    public int? PropertyTypeGroupId { get; set; }
    public string Alias { get; set; } = "";
    public string? Name { get; set; }
    public int SortOrder { get; set; }
    public bool Mandatory { get; set; }
    public string? MandatoryMessage { get; set; }
    public string? ValidationRegExp { get; set; }
    public string? ValidationRegExpMessage { get; set; }
    public string? Description { get; set; }
    public bool LabelOnTop { get; set; }
    public int Variations { get; set; }
    public Guid UniqueId { get; set; }
}

internal sealed class PropertyTypeConfiguration : IEntityTypeConfiguration<PropertyTypeRow>
{
    public void Configure(EntityTypeBuilder<PropertyTypeRow> row)
    {
        row.ToTable("cmsPropertyType").HasKey(r => r.Id);
        row.Property(r => r.Alias).HasColumnName("Alias").IgnoresCase();
        row.Property(r => r.Name).HasColumnName("Name").IgnoresCase();
        row.Property(r => r.SortOrder).DefaultsTo(0);
        row.Property(r => r.Mandatory).DefaultsTo(false);
        row.Property(r => r.MandatoryMessage).IgnoresCase();
        row.Property(r => r.ValidationRegExp).IgnoresCase();
        row.Property(r => r.ValidationRegExpMessage).IgnoresCase();
        row.Property(r => r.Description).HasColumnName("Description").IgnoresCase();
        row.Property(r => r.LabelOnTop).DefaultsTo(false);
        row.Property(r => r.Variations).DefaultsTo(1);
        row.Property(r => r.UniqueId).HasColumnName("UniqueId");
        row.HasIndex(r => r.Alias, "IX_cmsPropertyTypeAlias");
        row.HasIndex(r => r.UniqueId, "IX_cmsPropertyTypeUniqueID").IsUnique();
        row.HasOne<DataTypeRow>().WithMany().HasForeignKey(r => r.DataTypeId)
            .HasConstraintName("FK_cmsPropertyType_umbracoDataType_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.ContentTypeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_cmsPropertyType_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<PropertyTypeGroupRow>().WithMany().HasForeignKey(r => r.PropertyTypeGroupId)
            .HasConstraintName("FK_cmsPropertyType_cmsPropertyTypeGroup_id").OnDelete(DeleteBehavior.NoAction);
    }
}
