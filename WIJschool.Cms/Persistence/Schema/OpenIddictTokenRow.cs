using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoOpenIddictTokens</c>.</summary>
[EntityTypeConfiguration<OpenIddictTokenConfiguration, OpenIddictTokenRow>]
public sealed class OpenIddictTokenRow
{
    public string Id { get; set; } = "";
    public string? ApplicationId { get; set; }
    public string? AuthorizationId { get; set; }
    public string? ConcurrencyToken { get; set; }
    public DateTime? CreationDate { get; set; }
    public DateTime? ExpirationDate { get; set; }
    public string? Payload { get; set; }
    public string? Properties { get; set; }
    public DateTime? RedemptionDate { get; set; }
    public string? ReferenceId { get; set; }
    public string? Status { get; set; }
    public string? Subject { get; set; }
    public string? Type { get; set; }
}

internal sealed class OpenIddictTokenConfiguration : IEntityTypeConfiguration<OpenIddictTokenRow>
{
    public void Configure(EntityTypeBuilder<OpenIddictTokenRow> row)
    {
        row.ToTable("umbracoOpenIddictTokens").HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("Id").ValueGeneratedNever();
        row.Property(r => r.ApplicationId).HasColumnName("ApplicationId");
        row.Property(r => r.AuthorizationId).HasColumnName("AuthorizationId");
        row.Property(r => r.ConcurrencyToken).HasColumnName("ConcurrencyToken");
        row.Property(r => r.CreationDate).HasColumnName("CreationDate");
        row.Property(r => r.ExpirationDate).HasColumnName("ExpirationDate");
        row.Property(r => r.Payload).HasColumnName("Payload");
        row.Property(r => r.Properties).HasColumnName("Properties");
        row.Property(r => r.RedemptionDate).HasColumnName("RedemptionDate");
        row.Property(r => r.ReferenceId).HasColumnName("ReferenceId");
        row.Property(r => r.Status).HasColumnName("Status");
        row.Property(r => r.Subject).HasColumnName("Subject");
        row.Property(r => r.Type).HasColumnName("Type");
        row.HasIndex(r => new { r.ApplicationId, r.Status, r.Subject, r.Type }, "IX_umbracoOpenIddictTokens_ApplicationId_Status_Subject_Type");
        row.HasIndex(r => r.AuthorizationId, "IX_umbracoOpenIddictTokens_AuthorizationId");
        row.HasIndex(r => r.ReferenceId, "IX_umbracoOpenIddictTokens_ReferenceId").IsUnique();
        row.HasOne<OpenIddictApplicationRow>().WithMany().HasForeignKey(r => r.ApplicationId)
            .HasConstraintName("FK_umbracoOpenIddictTokens_umbracoOpenIddictApplications_ApplicationId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<OpenIddictAuthorizationRow>().WithMany().HasForeignKey(r => r.AuthorizationId)
            .HasConstraintName("FK_umbracoOpenIddictTokens_umbracoOpenIddictAuthorizations_AuthorizationId").OnDelete(DeleteBehavior.NoAction);
    }
}
