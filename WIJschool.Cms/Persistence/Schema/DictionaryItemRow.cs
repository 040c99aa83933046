using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>cmsDictionary</c>.</summary>
[EntityTypeConfiguration<DictionaryItemConfiguration, DictionaryItemRow>]
public sealed class DictionaryItemRow
{
    public int Pk { get; set; }
    public Guid Id { get; set; }
    public Guid? Parent { get; set; }
    public string Key { get; set; } = "";
}

internal sealed class DictionaryItemConfiguration : IEntityTypeConfiguration<DictionaryItemRow>
{
    public void Configure(EntityTypeBuilder<DictionaryItemRow> row)
    {
        row.ToTable("cmsDictionary").HasKey(r => r.Pk);
        row.Property(r => r.Key).IgnoresCase();
        row.HasIndex(r => r.Parent, "IX_cmsDictionary_Parent");
        row.HasIndex(r => r.Id, "IX_cmsDictionary_id").IsUnique();
        row.HasIndex(r => r.Key, "IX_cmsDictionary_key").IsUnique();
        row.HasOne<DictionaryItemRow>().WithMany().HasForeignKey(r => r.Parent).HasPrincipalKey(r => r.Id)
            .HasConstraintName("FK_cmsDictionary_cmsDictionary_id").OnDelete(DeleteBehavior.NoAction);
    }
}
