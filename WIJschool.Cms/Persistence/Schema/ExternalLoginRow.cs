using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoExternalLogin</c>.</summary>
[EntityTypeConfiguration<ExternalLoginConfiguration, ExternalLoginRow>]
public sealed class ExternalLoginRow
{
    public int Id { get; set; }
    public Guid UserOrMemberKey { get; set; }
    public string LoginProvider { get; set; } = "";
    public string ProviderKey { get; set; } = "";
    public DateTime CreateDate { get; set; }
    public string? UserData { get; set; }
}

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLoginRow>
{
    public void Configure(EntityTypeBuilder<ExternalLoginRow> row)
    {
        row.ToTable("umbracoExternalLogin").HasKey(r => r.Id);
        row.Property(r => r.LoginProvider).IgnoresCase();
        row.Property(r => r.ProviderKey).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UserData).IgnoresCase();
        row.HasIndex(r => new { r.LoginProvider, r.UserOrMemberKey }, "IX_umbracoExternalLogin_LoginProvider").IsUnique();
        row.HasIndex(r => new { r.LoginProvider, r.ProviderKey }, "IX_umbracoExternalLogin_ProviderKey");
        row.HasIndex(r => r.UserOrMemberKey, "IX_umbracoExternalLogin_userOrMemberKey");
    }
}
