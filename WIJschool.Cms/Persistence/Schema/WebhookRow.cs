using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhook</c>.</summary>
[EntityTypeConfiguration<WebhookConfiguration, WebhookRow>]
public sealed class WebhookRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string Url { get; set; } = "";
    public bool Enabled { get; set; }
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> row)
    {
        row.ToTable("umbracoWebhook").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.Description).IgnoresCase();
        row.Property(r => r.Url).IgnoresCase();
    }
}
