using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoContentSchedule</c>.</summary>
[EntityTypeConfiguration<ContentScheduleConfiguration, ContentScheduleRow>]
public sealed class ContentScheduleRow
{
    public Guid Id { get; set; }
    public int NodeId { get; set; }
    public int? LanguageId { get; set; }
    public DateTime Date { get; set; }
    public string Action { get; set; } = "";
}

internal sealed class ContentScheduleConfiguration : IEntityTypeConfiguration<ContentScheduleRow>
{
    public void Configure(EntityTypeBuilder<ContentScheduleRow> row)
    {
        row.ToTable("umbracoContentSchedule").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Action).IgnoresCase();
        row.HasOne<ContentRow>().WithMany().HasForeignKey(r => r.NodeId)
            .HasConstraintName("FK_umbracoContentSchedule_umbracoContent_nodeId").OnDelete(DeleteBehavior.NoAction);
        row.HasOne<LanguageRow>().WithMany().HasForeignKey(r => r.LanguageId)
            .HasConstraintName("FK_umbracoContentSchedule_umbracoLanguage_id").OnDelete(DeleteBehavior.NoAction);
    }
}
