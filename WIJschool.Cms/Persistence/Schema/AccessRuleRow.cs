using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoAccessRule</c>.</summary>
[EntityTypeConfiguration<AccessRuleConfiguration, AccessRuleRow>]
public sealed class AccessRuleRow
{
    public Guid Id { get; set; }
    public Guid AccessId { get; set; }
    public string RuleValue { get; set; } = "";
    public string RuleType { get; set; } = "";
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
}

internal sealed class AccessRuleConfiguration : IEntityTypeConfiguration<AccessRuleRow>
{
    public void Configure(EntityTypeBuilder<AccessRuleRow> row)
    {
        row.ToTable("umbracoAccessRule").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.RuleValue).IgnoresCase();
        row.Property(r => r.RuleType).IgnoresCase();
        row.Property(r => r.CreateDate).DefaultsToNow();
        row.Property(r => r.UpdateDate).DefaultsToNow();
        row.HasIndex(r => new { r.RuleValue, r.RuleType, r.AccessId }, "IX_umbracoAccessRule").IsUnique();
        row.HasOne<AccessRow>().WithMany().HasForeignKey(r => r.AccessId)
            .HasConstraintName("FK_umbracoAccessRule_umbracoAccess_id").OnDelete(DeleteBehavior.NoAction);
    }
}
