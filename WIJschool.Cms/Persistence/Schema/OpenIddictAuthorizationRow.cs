using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoOpenIddictAuthorizations</c>.</summary>
[EntityTypeConfiguration<OpenIddictAuthorizationConfiguration, OpenIddictAuthorizationRow>]
public sealed class OpenIddictAuthorizationRow
{
    public string Id { get; set; } = "";
    public string? ApplicationId { get; set; }
    public string? ConcurrencyToken { get; set; }
    public DateTime? CreationDate { get; set; }
    public string? Properties { get; set; }
    public string? Scopes { get; set; }
    public string? Status { get; set; }
    public string? Subject { get; set; }
    public string? Type { get; set; }
}

internal sealed class OpenIddictAuthorizationConfiguration : IEntityTypeConfiguration<OpenIddictAuthorizationRow>
{
    public void Configure(EntityTypeBuilder<OpenIddictAuthorizationRow> row)
    {
        row.ToTable("umbracoOpenIddictAuthorizations").HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("Id").ValueGeneratedNever();
        row.Property(r => r.ApplicationId).HasColumnName("ApplicationId");
        row.Property(r => r.ConcurrencyToken).HasColumnName("ConcurrencyToken");
        row.Property(r => r.CreationDate).HasColumnName("CreationDate");
        row.Property(r => r.Properties).HasColumnName("Properties");
        row.Property(r => r.Scopes).HasColumnName("Scopes");
        row.Property(r => r.Status).HasColumnName("Status");
        row.Property(r => r.Subject).HasColumnName("Subject");
        row.Property(r => r.Type).HasColumnName("Type");
        row.HasIndex(r => new { r.ApplicationId, r.Status, r.Subject, r.Type }, "IX_umbracoOpenIddictAuthorizations_ApplicationId_Status_Subject_Type");
        row.HasOne<OpenIddictApplicationRow>().WithMany().HasForeignKey(r => r.ApplicationId)
            .HasConstraintName("FK_umbracoOpenIddictAuthorizations_umbracoOpenIddictApplications_ApplicationId").OnDelete(DeleteBehavior.NoAction);
    }
}
