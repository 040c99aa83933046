using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoServer</c>.</summary>
[EntityTypeConfiguration<ServerConfiguration, ServerRow>]
public sealed class ServerRow
{
    public int Id { get; set; }
    public string Address { get; set; } = "";
    public string ComputerName { get; set; } = "";
    public DateTime RegisteredDate { get; set; }
    public DateTime LastNotifiedDate { get; set; }
    public bool IsActive { get; set; }
    public bool IsSchedulingPublisher { get; set; }
}

internal sealed class ServerConfiguration : IEntityTypeConfiguration<ServerRow>
{
    public void Configure(EntityTypeBuilder<ServerRow> row)
    {
        row.ToTable("umbracoServer").HasKey(r => r.Id);
        row.Property(r => r.Address).IgnoresCase();
        row.Property(r => r.ComputerName).IgnoresCase();
        row.Property(r => r.RegisteredDate).DefaultsToNow();
        row.HasIndex(r => r.ComputerName, "IX_computerName").IsUnique();
        row.HasIndex(r => r.IsActive, "IX_umbracoServer_isActive");
    }
}
