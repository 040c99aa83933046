using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhook2Events</c>.</summary>
[EntityTypeConfiguration<WebhookEventConfiguration, WebhookEventRow>]
public sealed class WebhookEventRow
{
    public int WebhookId { get; set; }
    public string Event { get; set; } = "";
}

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEventRow>
{
    public void Configure(EntityTypeBuilder<WebhookEventRow> row)
    {
        row.ToTable("umbracoWebhook2Events").HasKey(r => new { r.WebhookId, r.Event });
        row.Property(r => r.WebhookId).ValueGeneratedNever();
        row.Property(r => r.Event).ValueGeneratedNever().IgnoresCase();
        row.HasOne<WebhookRow>().WithMany().HasForeignKey(r => r.WebhookId)
            .HasConstraintName("FK_umbracoWebhook2Events_umbracoWebhook_id").OnDelete(DeleteBehavior.Cascade);
    }
}
