using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoWebhook2ContentTypeKeys</c>.</summary>
[EntityTypeConfiguration<WebhookContentTypeConfiguration, WebhookContentTypeRow>]
public sealed class WebhookContentTypeRow
{
    public int WebhookId { get; set; }
    public Guid EntityKey { get; set; }
}

internal sealed class WebhookContentTypeConfiguration : IEntityTypeConfiguration<WebhookContentTypeRow>
{
    public void Configure(EntityTypeBuilder<WebhookContentTypeRow> row)
    {
        row.ToTable("umbracoWebhook2ContentTypeKeys").HasKey(r => new { r.WebhookId, r.EntityKey });
        row.Property(r => r.WebhookId).ValueGeneratedNever();
        row.Property(r => r.EntityKey).ValueGeneratedNever();
        row.HasOne<WebhookRow>().WithMany().HasForeignKey(r => r.WebhookId)
            .HasConstraintName("FK_umbracoWebhook2ContentTypeKeys_umbracoWebhook_id").OnDelete(DeleteBehavior.Cascade);
    }
}
