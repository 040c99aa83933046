using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoContentVersionCleanupPolicy</c>.</summary>
[EntityTypeConfiguration<ContentVersionCleanupPolicyConfiguration, ContentVersionCleanupPolicyRow>]
public sealed class ContentVersionCleanupPolicyRow
{
    public int ContentTypeId { get; set; }
    public bool PreventCleanup { get; set; }
    public int? KeepAllVersionsNewerThanDays { get; set; }
    public int? KeepLatestVersionPerDayForDays { get; set; }
    public DateTime Updated { get; set; }
}

internal sealed class ContentVersionCleanupPolicyConfiguration : IEntityTypeConfiguration<ContentVersionCleanupPolicyRow>
{
    public void Configure(EntityTypeBuilder<ContentVersionCleanupPolicyRow> row)
    {
        row.ToTable("umbracoContentVersionCleanupPolicy").HasKey(r => r.ContentTypeId);
        row.Property(r => r.ContentTypeId).ValueGeneratedNever();
        row.HasOne<ContentTypeRow>().WithMany().HasForeignKey(r => r.ContentTypeId).HasPrincipalKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoContentVersionCleanupPolicy_cmsContentType_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
