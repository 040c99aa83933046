using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserLogin</c>.</summary>
[EntityTypeConfiguration<UserLoginConfiguration, UserLoginRow>]
public sealed class UserLoginRow
{
    public Guid SessionId { get; set; }
    public int UserId { get; set; }
    public DateTime LoggedInUtc { get; set; }
    public DateTime LastValidatedUtc { get; set; }
    public DateTime? LoggedOutUtc { get; set; }
    public string? IpAddress { get; set; }
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<UserLoginRow>
{
    public void Configure(EntityTypeBuilder<UserLoginRow> row)
    {
        row.ToTable("umbracoUserLogin").HasKey(r => r.SessionId);
        row.Property(r => r.SessionId).ValueGeneratedNever();
        row.Property(r => r.IpAddress).IgnoresCase();
        row.HasIndex(r => r.LastValidatedUtc, "IX_umbracoUserLogin_lastValidatedUtc");
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoUserLogin_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
