using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Cms.Persistence.Schema;

/// <summary>A row of Umbraco's table <c>umbracoDomain</c>.</summary>
[EntityTypeConfiguration<DomainConfiguration, DomainRow>]
public sealed class DomainRow
{
    public int Id { get; set; }
    public int? DomainDefaultLanguage { get; set; }
    public int? DomainRootStructureId { get; set; }
    public string DomainName { get; set; } = "";
    public int SortOrder { get; set; }
}

internal sealed class DomainConfiguration : IEntityTypeConfiguration<DomainRow>
{
    public void Configure(EntityTypeBuilder<DomainRow> row)
    {
        row.ToTable("umbracoDomain").HasKey(r => r.Id);
        row.Property(r => r.DomainRootStructureId).HasColumnName("domainRootStructureID");
        row.Property(r => r.DomainName).IgnoresCase();
        row.HasOne<NodeRow>().WithMany().HasForeignKey(r => r.DomainRootStructureId)
            .HasConstraintName("FK_umbracoDomain_umbracoNode_id").OnDelete(DeleteBehavior.NoAction);
    }
}
