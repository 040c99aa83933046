using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoRedirectUrl</c>.</summary>
[EntityTypeConfiguration<RedirectUrlConfiguration, RedirectUrlRow>]
public sealed class RedirectUrlRow
{
    public Guid Id { get; set; }
    public Guid ContentKey { get; set; }
    public DateTime CreateDateUtc { get; set; }
    public string Url { get; set; } = "";
    public string? Culture { get; set; }
    public string UrlHash { get; set; } = "";
}

internal sealed class RedirectUrlConfiguration : IEntityTypeConfiguration<RedirectUrlRow>
{
    public void Configure(EntityTypeBuilder<RedirectUrlRow> row)
    {
        row.ToTable("umbracoRedirectUrl").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Url).IgnoresCase();
        row.Property(r => r.Culture).IgnoresCase();
        row.Property(r => r.UrlHash).IgnoresCase();
        row.HasIndex(r => new { r.UrlHash, r.ContentKey, r.Culture, r.CreateDateUtc }, "IX_umbracoRedirectUrl").IsUnique();
        row.HasIndex(r => r.CreateDateUtc, "IX_umbracoRedirectUrl_culture_hash");
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.ContentKey).HasPrincipalKey(r => r.UniqueId)
            .HasConstraintName("FK_umbracoRedirectUrl_umbracoNode_uniqueId").OnDelete(DeleteBehavior.NoAction);
    }
}
