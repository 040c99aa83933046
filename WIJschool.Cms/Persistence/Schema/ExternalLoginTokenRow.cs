using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoExternalLoginToken</c>.</summary>
[EntityTypeConfiguration<ExternalLoginTokenConfiguration, ExternalLoginTokenRow>]
public sealed class ExternalLoginTokenRow
{
    public int Id { get; set; }
    public int ExternalLoginId { get; set; }
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
    public DateTime CreateDate { get; set; }
}

internal sealed class ExternalLoginTokenConfiguration : IEntityTypeConfiguration<ExternalLoginTokenRow>
{
    public void Configure(EntityTypeBuilder<ExternalLoginTokenRow> row)
    {
        row.ToTable("umbracoExternalLoginToken").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.Value).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.HasIndex(r => new { r.ExternalLoginId, r.Name }, "IX_umbracoExternalLoginToken_Name").IsUnique();
        row.HasOne<ExternalLoginRow>().WithMany().HasForeignKey(r => r.ExternalLoginId)
            .HasConstraintName("FK_umbracoExternalLoginToken_umbracoExternalLogin_id").OnDelete(DeleteBehavior.NoAction);
    }
}
