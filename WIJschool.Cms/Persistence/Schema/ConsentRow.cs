using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoConsent</c>.</summary>
[EntityTypeConfiguration<ConsentConfiguration, ConsentRow>]
public sealed class ConsentRow
{
    public int Id { get; set; }
    public bool Current { get; set; }
    public string Source { get; set; } = "";
    public string Context { get; set; } = "";
    public string Action { get; set; } = "";
    public DateTime CreateDate { get; set; }
    public int State { get; set; }
    public string? Comment { get; set; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<ConsentRow>
{
    public void Configure(EntityTypeBuilder<ConsentRow> row)
    {
        row.ToTable("umbracoConsent").HasKey(r => r.Id);
        row.Property(r => r.Source).IgnoresCase();
        row.Property(r => r.Context).IgnoresCase();
        row.Property(r => r.Action).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.Comment).IgnoresCase();
    }
}
