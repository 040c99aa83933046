using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUser2ClientId</c>.</summary>
[EntityTypeConfiguration<UserClientIdConfiguration, UserClientIdRow>]
public sealed class UserClientIdRow
{
    public int UserId { get; set; }
    public string ClientId { get; set; } = "";
}

internal sealed class UserClientIdConfiguration : IEntityTypeConfiguration<UserClientIdRow>
{
    public void Configure(EntityTypeBuilder<UserClientIdRow> row)
    {
        row.ToTable("umbracoUser2ClientId").HasKey(r => new { r.UserId, r.ClientId });
        row.Property(r => r.UserId).ValueGeneratedNever();
        row.Property(r => r.ClientId).ValueGeneratedNever().IgnoresCase();
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserId)
            .HasConstraintName("FK_umbracoUser2ClientId_umbracoUser_id").OnDelete(DeleteBehavior.NoAction);
    }
}
