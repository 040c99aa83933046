using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDataType</c>.</summary>
[EntityTypeConfiguration<DataTypeConfiguration, DataTypeRow>]
public sealed class DataTypeRow
{
    public int NodeId { get; set; }
    public string PropertyEditorAlias { get; set; } = "";
    public string? PropertyEditorUiAlias { get; set; }
    public string DbType { get; set; } = "";
    public string? Config { get; set; }
}

internal sealed class DataTypeConfiguration : IEntityTypeConfiguration<DataTypeRow>
{
    public void Configure(EntityTypeBuilder<DataTypeRow> row)
    {
        row.ToTable("umbracoDataType").HasKey(r => r.NodeId);
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.Property(r => r.PropertyEditorAlias).IgnoresCase();
        row.Property(r => r.PropertyEditorUiAlias).IgnoresCase();
        row.Property(r => r.DbType).IgnoresCase();
        row.Property(r => r.Config).IgnoresCase();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoDataType_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
