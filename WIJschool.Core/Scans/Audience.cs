namespace WIJschool.Core.Scans;

/// <summary>Who answers an instrument.</summary>
public enum Audience
{
    Staff = 0,
    Pupils = 1,

    /// <summary>School, parents and youth care together.</summary>
    Partners = 2,
}

public static class Audiences
{
    /// <summary>Reads the choice of the back office; null for a word that is no audience.</summary>
    public static Audience? Parse(string? choice) => choice switch
    {
        "Medewerkers" => Audience.Staff,
        "Leerlingen" => Audience.Pupils,
        "Partners" => Audience.Partners,
        _ => null,
    };
}
