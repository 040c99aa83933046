using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoLogViewerQuery</c>.</summary>
[EntityTypeConfiguration<LogViewerQueryConfiguration, LogViewerQueryRow>]
public sealed class LogViewerQueryRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Query { get; set; } = "";
}

internal sealed class LogViewerQueryConfiguration : IEntityTypeConfiguration<LogViewerQueryRow>
{
    public void Configure(EntityTypeBuilder<LogViewerQueryRow> row)
    {
        row.ToTable("umbracoLogViewerQuery").HasKey(r => r.Id);
        row.Property(r => r.Name).IgnoresCase();
        row.Property(r => r.Query).IgnoresCase();
        row.HasIndex(r => r.Name, "IX_LogViewerQuery_name").IsUnique();
    }
}
