using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLastSynced</c>.</summary>
[EntityTypeConfiguration<LastSyncedConfiguration, LastSyncedRow>]
public sealed class LastSyncedRow
{
    public string MachineId { get; set; } = "";
    public int? LastSyncedInternalId { get; set; }
    public int? LastSyncedExternalId { get; set; }
    public DateTime LastSyncedDate { get; set; }
}

internal sealed class LastSyncedConfiguration : IEntityTypeConfiguration<LastSyncedRow>
{
    public void Configure(EntityTypeBuilder<LastSyncedRow> row)
    {
        row.ToTable("umbracoLastSynced").HasKey(r => r.MachineId);
        row.Property(r => r.MachineId).ValueGeneratedNever().IgnoresCase();
    }
}
