using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoUserData</c>.</summary>
[EntityTypeConfiguration<UserDataConfiguration, UserDataRow>]
public sealed class UserDataRow
{
    public Guid Key { get; set; }
    public Guid UserKey { get; set; }
    public string Group { get; set; } = "";
    public string Identifier { get; set; } = "";
    public string Value { get; set; } = "";
}

internal sealed class UserDataConfiguration : IEntityTypeConfiguration<UserDataRow>
{
    public void Configure(EntityTypeBuilder<UserDataRow> row)
    {
        row.ToTable("umbracoUserData").HasKey(r => r.Key);
        row.Property(r => r.Key).ValueGeneratedNever();
        row.Property(r => r.Group).IgnoresCase();
        row.Property(r => r.Identifier).IgnoresCase();
        row.Property(r => r.Value).IgnoresCase();
        row.HasIndex(r => r.UserKey, "IX_umbracoUserDataDto_UserKey_Group_Identifier");
        row.HasOne<UserRow>().WithMany().HasForeignKey(r => r.UserKey).HasPrincipalKey(r => r.Key)
            .HasConstraintName("FK_umbracoUserData_umbracoUser_key").OnDelete(DeleteBehavior.NoAction);
    }
}
