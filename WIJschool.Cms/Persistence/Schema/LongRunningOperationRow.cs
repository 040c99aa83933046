using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLongRunningOperation</c>.</summary>
[EntityTypeConfiguration<LongRunningOperationConfiguration, LongRunningOperationRow>]
public sealed class LongRunningOperationRow
{
    public Guid Id { get; set; }
    public string Type { get; set; } = "";
    public string Status { get; set; } = "";
    public string? Result { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
    public DateTime ExpirationDate { get; set; }
}

internal sealed class LongRunningOperationConfiguration : IEntityTypeConfiguration<LongRunningOperationRow>
{
    public void Configure(EntityTypeBuilder<LongRunningOperationRow> row)
    {
        row.ToTable("umbracoLongRunningOperation").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Type).IgnoresCase();
        row.Property(r => r.Status).IgnoresCase();
        row.Property(r => r.Result).IgnoresCase();
    }
}
