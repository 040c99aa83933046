using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoAudit</c>.</summary>
[EntityTypeConfiguration<AuditEntryConfiguration, AuditEntryRow>]
public sealed class AuditEntryRow
{
    public int Id { get; set; }
    public int PerformingUserId { get; set; }
    public Guid? PerformingUserKey { get; set; }
    public string? PerformingDetails { get; set; }
    public string? PerformingIp { get; set; }
    public DateTime EventDateUtc { get; set; }
    public int AffectedUserId { get; set; }
    public Guid? AffectedUserKey { get; set; }
    public string? AffectedDetails { get; set; }
    public string EventType { get; set; } = "";
    public string? EventDetails { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> row)
    {
        row.ToTable("umbracoAudit").HasKey(r => r.Id);
        row.Property(r => r.PerformingDetails).IgnoresCase();
        row.Property(r => r.PerformingIp).IgnoresCase();
        row.Property(r => r.EventDateUtc).DefaultsToNow();
        row.Property(r => r.AffectedDetails).IgnoresCase();
        row.Property(r => r.EventType).IgnoresCase();
        row.Property(r => r.EventDetails).IgnoresCase();
    }
}
