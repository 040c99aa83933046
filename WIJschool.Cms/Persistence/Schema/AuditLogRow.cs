using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLog</c>.</summary>
[EntityTypeConfiguration<AuditLogConfiguration, AuditLogRow>]
public sealed class AuditLogRow
{
    public int Id { get; set; }
    public int? UserId { get; set; }
    public int NodeId { get; set; }
    public string? EntityType { get; set; }
    public DateTime DateStamp { get; set; }
    public string LogHeader { get; set; } = "";
    public string? LogComment { get; set; }
    public string? Parameters { get; set; }
}

internal sealed class AuditLogConfiguration : IEntityTypeConfiguration<AuditLogRow>
{
    public void Configure(EntityTypeBuilder<AuditLogRow> row)
    {
        row.ToTable("umbracoLog").HasKey(r => r.Id);
        row.Property(r => r.NodeId).HasColumnName("NodeId");
        row.Property(r => r.EntityType).IgnoresCase();
        row.Property(r => r.DateStamp).HasColumnName("Datestamp").DefaultsToNow();
        row.Property(r => r.LogHeader).IgnoresCase();
        row.Property(r => r.LogComment).IgnoresCase();
        row.Property(r => r.Parameters).IgnoresCase();
        row.HasIndex(r => r.NodeId, "IX_umbracoLog");
        row.HasIndex(r => new { r.DateStamp, r.UserId, r.NodeId }, "IX_umbracoLog_datestamp");
        row.HasIndex(r => new { r.DateStamp, r.LogHeader }, "IX_umbracoLog_datestamp_logheader");
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoLog_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
