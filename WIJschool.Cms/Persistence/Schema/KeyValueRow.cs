using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoKeyValue</c>.</summary>
[EntityTypeConfiguration<KeyValueConfiguration, KeyValueRow>]
public sealed class KeyValueRow
{
    public string Key { get; set; } = "";
    public string? Value { get; set; }
    public DateTime Updated { get; set; }
}

internal sealed class KeyValueConfiguration : IEntityTypeConfiguration<KeyValueRow>
{
    public void Configure(EntityTypeBuilder<KeyValueRow> row)
    {
        row.ToTable("umbracoKeyValue").HasKey(r => r.Key);
        row.Property(r => r.Key).ValueGeneratedNever().IgnoresCase();
        row.Property(r => r.Value).IgnoresCase();
        row.Property(r => r.Updated).DefaultsToNow();
    }
}
