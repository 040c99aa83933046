using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoCacheInstruction</c>.</summary>
[EntityTypeConfiguration<CacheInstructionConfiguration, CacheInstructionRow>]
public sealed class CacheInstructionRow
{
    public int Id { get; set; }
    public DateTime UtcStamp { get; set; }
    public string JsonInstruction { get; set; } = "";
    public string Originated { get; set; } = "";
    public int InstructionCount { get; set; }
}

internal sealed class CacheInstructionConfiguration : IEntityTypeConfiguration<CacheInstructionRow>
{
    public void Configure(EntityTypeBuilder<CacheInstructionRow> row)
    {
        row.ToTable("umbracoCacheInstruction").HasKey(r => r.Id);
        row.Property(r => r.JsonInstruction).IgnoresCase();
        row.Property(r => r.Originated).IgnoresCase();
        row.Property(r => r.InstructionCount).DefaultsTo(1);
    }
}
