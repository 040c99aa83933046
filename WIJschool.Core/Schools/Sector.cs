namespace WIJschool.Core.Schools;

/// <summary>The kinds of schools that the Dutch law knows and that the site speaks of.</summary>
public enum Sector
{
    /// <summary>Primair onderwijs, 4 to 12 years.</summary>
    Primary = 0,

    /// <summary>Voortgezet onderwijs, 12 to 18 years.</summary>
    Secondary = 1,

    /// <summary>Speciaal onderwijs, primary and secondary.</summary>
    Special = 2,

    /// <summary>Middelbaar beroepsonderwijs, from 16 years on.</summary>
    Vocational = 3,
}

public static class Sectors
{
    public static readonly IReadOnlyList<Sector> All = Enum.GetValues<Sector>();

    /// <summary>Reads the choice of the back office; null for a word that is no sector.</summary>
    public static Sector? Parse(string? choice) => choice switch
    {
        "Primair onderwijs" => Sector.Primary,
        "Voortgezet onderwijs" => Sector.Secondary,
        "Speciaal onderwijs" => Sector.Special,
        "Mbo" => Sector.Vocational,
        _ => null,
    };

    /// <summary>The choice of the back office for a sector, by which the toolbox tells what an intervention is for.</summary>
    public static string ChoiceOf(Sector sector) => sector switch
    {
        Sector.Primary => "Primair onderwijs",
        Sector.Secondary => "Voortgezet onderwijs",
        Sector.Special => "Speciaal onderwijs",
        Sector.Vocational => "Mbo",
        _ => throw new ArgumentOutOfRangeException(nameof(sector)),
    };
}
