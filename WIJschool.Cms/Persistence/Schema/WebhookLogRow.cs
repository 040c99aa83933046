using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhookLog</c>.</summary>
[EntityTypeConfiguration<WebhookLogConfiguration, WebhookLogRow>]
public sealed class WebhookLogRow
{
    public int Id { get; set; }
    public Guid WebhookKey { get; set; }
    public Guid Key { get; set; }
    public string StatusCode { get; set; } = "";
    public DateTime Date { get; set; }
    public string Url { get; set; } = "";
    public string EventAlias { get; set; } = "";
    public int RetryCount { get; set; }
    public string RequestHeaders { get; set; } = "";
    public string RequestBody { get; set; } = "";
    public string ResponseHeaders { get; set; } = "";
    public string ResponseBody { get; set; } = "";
    public bool ExceptionOccured { get; set; }
}

internal sealed class WebhookLogConfiguration : IEntityTypeConfiguration<WebhookLogRow>
{
    public void Configure(EntityTypeBuilder<WebhookLogRow> row)
    {
        row.ToTable("umbracoWebhookLog").HasKey(r => r.Id);
        row.Property(r => r.StatusCode).IgnoresCase();
        row.Property(r => r.Url).IgnoresCase();
        row.Property(r => r.EventAlias).IgnoresCase();
        row.Property(r => r.RequestHeaders).IgnoresCase();
        row.Property(r => r.RequestBody).IgnoresCase();
        row.Property(r => r.ResponseHeaders).IgnoresCase();
        row.Property(r => r.ResponseBody).IgnoresCase();
        row.HasIndex(r => r.Date, "IX_umbracoWebhookLog_date");
    }
}
