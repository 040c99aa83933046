using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoTwoFactorLogin</c>.</summary>
[EntityTypeConfiguration<TwoFactorLoginConfiguration, TwoFactorLoginRow>]
public sealed class TwoFactorLoginRow
{
    public int Id { get; set; }
    public Guid UserOrMemberKey { get; set; }
    public string ProviderName { get; set; } = "";
    public string Secret { get; set; } = "";
}

internal sealed class TwoFactorLoginConfiguration : IEntityTypeConfiguration<TwoFactorLoginRow>
{
    public void Configure(EntityTypeBuilder<TwoFactorLoginRow> row)
    {
        row.ToTable("umbracoTwoFactorLogin").HasKey(r => r.Id);
        row.Property(r => r.ProviderName).IgnoresCase();
        row.Property(r => r.Secret).IgnoresCase();
        row.HasIndex(r => new { r.ProviderName, r.UserOrMemberKey }, "IX_umbracoTwoFactorLogin_ProviderName").IsUnique();
        row.HasIndex(r => r.UserOrMemberKey, "IX_umbracoTwoFactorLogin_userOrMemberKey");
    }
}
