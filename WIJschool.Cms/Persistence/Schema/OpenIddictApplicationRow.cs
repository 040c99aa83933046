using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoOpenIddictApplications</c>.</summary>
[EntityTypeConfiguration<OpenIddictApplicationConfiguration, OpenIddictApplicationRow>]
public sealed class OpenIddictApplicationRow
{
    public string Id { get; set; } = "";
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
    public string? ConcurrencyToken { get; set; }
    public string? ConsentType { get; set; }
    public string? DisplayName { get; set; }
    public string? DisplayNames { get; set; }
    public string? Permissions { get; set; }
    public string? PostLogoutRedirectUris { get; set; }
    public string? Properties { get; set; }
    public string? RedirectUris { get; set; }
    public string? Requirements { get; set; }
    public string? ClientType { get; set; }
    public string? ApplicationType { get; set; }
    public string? JsonWebKeySet { get; set; }
    public string? Settings { get; set; }
}

internal sealed class OpenIddictApplicationConfiguration : IEntityTypeConfiguration<OpenIddictApplicationRow>
{
    public void Configure(EntityTypeBuilder<OpenIddictApplicationRow> row)
    {
        row.ToTable("umbracoOpenIddictApplications").HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("Id").ValueGeneratedNever();
        row.Property(r => r.ClientId).HasColumnName("ClientId");
        row.Property(r => r.ClientSecret).HasColumnName("ClientSecret");
        row.Property(r => r.ConcurrencyToken).HasColumnName("ConcurrencyToken");
        row.Property(r => r.ConsentType).HasColumnName("ConsentType");
        row.Property(r => r.DisplayName).HasColumnName("DisplayName");
        row.Property(r => r.DisplayNames).HasColumnName("DisplayNames");
        row.Property(r => r.Permissions).HasColumnName("Permissions");
        row.Property(r => r.PostLogoutRedirectUris).HasColumnName("PostLogoutRedirectUris");
        row.Property(r => r.Properties).HasColumnName("Properties");
        row.Property(r => r.RedirectUris).HasColumnName("RedirectUris");
        row.Property(r => r.Requirements).HasColumnName("Requirements");
        row.Property(r => r.ClientType).HasColumnName("ClientType");
        row.Property(r => r.ApplicationType).HasColumnName("ApplicationType");
        row.Property(r => r.JsonWebKeySet).HasColumnName("JsonWebKeySet");
        row.Property(r => r.Settings).HasColumnName("Settings");
        row.HasIndex(r => r.ClientId, "IX_umbracoOpenIddictApplications_ClientId").IsUnique();
    }
}
