using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhook2Headers</c>.</summary>
[EntityTypeConfiguration<WebhookHeaderConfiguration, WebhookHeaderRow>]
public sealed class WebhookHeaderRow
{
    public int WebhookId { get; set; }
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}

internal sealed class WebhookHeaderConfiguration : IEntityTypeConfiguration<WebhookHeaderRow>
{
    public void Configure(EntityTypeBuilder<WebhookHeaderRow> row)
    {
        row.ToTable("umbracoWebhook2Headers").HasKey(r => new { r.WebhookId, r.Key });
        row.Property(r => r.WebhookId).ValueGeneratedNever();
        row.Property(r => r.Key).HasColumnName("Key").ValueGeneratedNever().IgnoresCase();
        row.Property(r => r.Value).HasColumnName("Value").IgnoresCase();
        row.HasOne<WebhookRow>().WithMany().HasForeignKey(r => r.WebhookId)
            .HasConstraintName("FK_umbracoWebhook2Headers_umbracoWebhook_id").OnDelete(DeleteBehavior.Cascade);
    }
}
