using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Schools;

/// <summary>A school location that the ministry knows. Source: the open lists of sites ("vestigingen") of DUO, one for each sector.</summary>
public sealed class SchoolSite
{
    private SchoolSite()
    {
    }

    public SchoolSite(VestigingCode code, Sector sector, string name, string place)
    {
        Code = code;
        Sector = sector;
        Name = name;
        Place = place;
    }

    public VestigingCode Code { get; private init; } = null!;

    /// <summary>Of the list that it stands in: a location may stand in two.</summary>
    public Sector Sector { get; private init; }

    public string Name { get; private init; } = "";

    public string Place { get; private init; } = "";
}

internal sealed class SchoolSiteConfiguration : IEntityTypeConfiguration<SchoolSite>
{
    public void Configure(EntityTypeBuilder<SchoolSite> site) => site.HasKey(s => new { s.Sector, s.Code });
}
