using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUser</c>.</summary>
[EntityTypeConfiguration<UserConfiguration, UserRow>]
public sealed class UserRow
{
    public int Id { get; set; }
    public bool UserDisabled { get; set; }
    public Guid Key { get; set; }
    public bool UserNoConsole { get; set; }
    public string UserName { get; set; } = "";
    public string UserLogin { get; set; } = "";
    public string UserPassword { get; set; } = "";
    public string? PasswordConfig { get; set; }
    public string UserEmail { get; set; } = "";
    public string? UserLanguage { get; set; }
    public string? SecurityStampToken { get; set; }
    public int? FailedLoginAttempts { get; set; }
    public DateTime? LastLockoutDate { get; set; }
    public DateTime? LastPasswordChangeDate { get; set; }
    public DateTime? LastLoginDate { get; set; }
    public DateTime? EmailConfirmedDate { get; set; }
    public DateTime? InvitedDate { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
    public int Kind { get; set; }
    public string? Avatar { get; set; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<UserRow>
{
    public void Configure(EntityTypeBuilder<UserRow> row)
    {
        row.ToTable("umbracoUser").HasKey(r => r.Id);
        row.Property(r => r.UserDisabled).DefaultsTo(false);
        row.Property(r => r.UserNoConsole).DefaultsTo(false);
        row.Property(r => r.UserName).IgnoresCase();
        row.Property(r => r.UserLogin).IgnoresCase();
        row.Property(r => r.UserPassword).IgnoresCase();
        row.Property(r => r.PasswordConfig).IgnoresCase();
        row.Property(r => r.UserEmail).IgnoresCase();
        row.Property(r => r.UserLanguage).IgnoresCase();
        row.Property(r => r.SecurityStampToken).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.Property(r => r.Kind).DefaultsTo(0);
        row.Property(r => r.Avatar).IgnoresCase();
        row.HasIndex(r => r.Key, "IX_umbracoUser_userKey").IsUnique();
        row.HasIndex(r => r.UserLogin, "IX_umbracoUser_userLogin");
    }
}
