namespace WIJschool.Core.Toolbox;

/// <summary>
/// How well it is known that an intervention works: the four levels of the Dutch database of youth interventions, and the
/// honest zero for what nobody has judged yet.
/// </summary>
public enum EvidenceLevel
{
    NotAssessed = 0,
    WellFounded = 1,
    FirstIndications = 2,
    GoodIndications = 3,
    StrongIndications = 4,
}

public static class EvidenceLevels
{
    /// <summary>Reads the choice of the back office; what is unknown counts as not assessed.</summary>
    public static EvidenceLevel Parse(string? choice) => choice switch
    {
        "Goed onderbouwd" => EvidenceLevel.WellFounded,
        "Eerste aanwijzingen voor effectiviteit" => EvidenceLevel.FirstIndications,
        "Goede aanwijzingen voor effectiviteit" => EvidenceLevel.GoodIndications,
        "Sterke aanwijzingen voor effectiviteit" => EvidenceLevel.StrongIndications,
        _ => EvidenceLevel.NotAssessed,
    };
}
