using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhookRequest</c>.</summary>
[EntityTypeConfiguration<WebhookRequestConfiguration, WebhookRequestRow>]
public sealed class WebhookRequestRow
{
    public int Id { get; set; }
    public Guid WebhookKey { get; set; }
    public string EventName { get; set; } = "";
    public string? RequestObject { get; set; }
    public int RetryCount { get; set; }
}

internal sealed class WebhookRequestConfiguration : IEntityTypeConfiguration<WebhookRequestRow>
{
    public void Configure(EntityTypeBuilder<WebhookRequestRow> row)
    {
        row.ToTable("umbracoWebhookRequest").HasKey(r => r.Id);
        row.Property(r => r.EventName).IgnoresCase();
        row.Property(r => r.RequestObject).IgnoresCase();
    }
}
