using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsMember</c>.</summary>
[EntityTypeConfiguration<MemberConfiguration, MemberRow>]
public sealed class MemberRow
{
    public int NodeId { get; set; }
    public string Email { get; set; } = "";
    public string LoginName { get; set; } = "";
    public string Password { get; set; } = "";
    public string? PasswordConfig { get; set; }
    public string? SecurityStampToken { get; set; }
    public DateTime? EmailConfirmedDate { get; set; }
    public int? FailedPasswordAttempts { get; set; }
    public bool? IsLockedOut { get; set; }
    public bool IsApproved { get; set; }
    public DateTime? LastLoginDate { get; set; }
    public DateTime? LastLockoutDate { get; set; }
    public DateTime? LastPasswordChangeDate { get; set; }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> row)
    {
        row.ToTable("cmsMember").HasKey(r => r.NodeId);
        row.Property(r => r.NodeId).ValueGeneratedNever();
        row.Property(r => r.Email).HasColumnName("Email").IgnoresCase().DefaultsTo("");
        row.Property(r => r.LoginName).HasColumnName("LoginName").IgnoresCase().DefaultsTo("");
        row.Property(r => r.Password).HasColumnName("Password").IgnoresCase().DefaultsTo("");
        row.Property(r => r.PasswordConfig).IgnoresCase();
        row.Property(r => r.SecurityStampToken).IgnoresCase();
        row.Property(r => r.IsLockedOut).DefaultsTo(false);
        row.Property(r => r.IsApproved).DefaultsTo(true);
        row.HasIndex(r => r.LoginName, "IX_cmsMember_LoginName");
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_cmsMember_umbracoContent_nodeId").OnDelete(DeleteBehavior.NoAction);
    }
}
