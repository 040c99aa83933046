using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoExternalMember</c>.</summary>
[EntityTypeConfiguration<ExternalMemberConfiguration, ExternalMemberRow>]
public sealed class ExternalMemberRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string Email { get; set; } = "";
    public string UserName { get; set; } = "";
    public string? Name { get; set; }
    public bool IsApproved { get; set; }
    public bool IsLockedOut { get; set; }
    public DateTime? LastLoginDate { get; set; }
    public DateTime? LastLockoutDate { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
    public string? SecurityStamp { get; set; }
    public string? ProfileData { get; set; }
}

internal sealed class ExternalMemberConfiguration : IEntityTypeConfiguration<ExternalMemberRow>
{
    public void Configure(EntityTypeBuilder<ExternalMemberRow> row)
    {
        row.ToTable("umbracoExternalMember").HasKey(r => r.Id);
        row.Property(r => r.Email).IgnoresCase();
        row.Property(r => r.UserName).IgnoresCase();
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.IsApproved).DefaultsTo(true);
        row.Property(r => r.IsLockedOut).DefaultsTo(false);
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.Property(r => r.SecurityStamp).IgnoresCase();
        row.Property(r => r.ProfileData).IgnoresCase();
        row.HasIndex(r => r.Email, "IX_umbracoExternalMember_Email");
        row.HasIndex(r => r.Key, "IX_umbracoExternalMember_Key").IsUnique();
        row.HasIndex(r => r.UserName, "IX_umbracoExternalMember_UserName");
    }
}
