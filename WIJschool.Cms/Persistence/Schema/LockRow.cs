using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLock</c>.</summary>
[EntityTypeConfiguration<LockConfiguration, LockRow>]
public sealed class LockRow
{
    public int Id { get; set; }
    public int Value { get; set; }
    public string Name { get; set; } = "";
}

internal sealed class LockConfiguration : IEntityTypeConfiguration<LockRow>
{
    public void Configure(EntityTypeBuilder<LockRow> row)
    {
        row.ToTable("umbracoLock").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Name).IgnoresCase();
    }
}
