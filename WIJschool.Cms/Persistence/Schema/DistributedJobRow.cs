using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDistributedJob</c>.</summary>
[EntityTypeConfiguration<DistributedJobConfiguration, DistributedJobRow>]
public sealed class DistributedJobRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public DateTime LastRun { get; set; }
    public long Period { get; set; }
    public bool IsRunning { get; set; }
    public DateTime LastAttemptedRun { get; set; }
}

internal sealed class DistributedJobConfiguration : IEntityTypeConfiguration<DistributedJobRow>
{
    public void Configure(EntityTypeBuilder<DistributedJobRow> row)
    {
        row.ToTable("umbracoDistributedJob").HasKey(r => r.Id);
        row.Property(r => r.Name).HasColumnName("Name").IgnoresCase();
        row.Property(r => r.LastRun).DefaultsToNow();
        row.Property(r => r.IsRunning).HasColumnName("IsRunning");
        row.Property(r => r.LastAttemptedRun).DefaultsToNow();
    }
}
