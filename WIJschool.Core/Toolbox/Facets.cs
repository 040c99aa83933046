using System.Globalization;
using System.Text;

namespace WIJschool.Core.Toolbox;

/// <summary>
/// What the toolbox can be filtered by. A facet's choices are the words of the back office; in an address stands a choice in
/// lower case with dashes: <c>?thema=vrijheid-van-meningsuiting</c>.
/// </summary>
/// <param name="Parameter">Its name in the address.</param>
/// <param name="Label">The key of its label in the dictionary.</param>
/// <param name="Choices">The choices in the order in which a reader expects them; empty where content decides.</param>
/// <param name="SlugsOf">What an intervention has of it, as it stands in an address.</param>
public sealed record Facet(string Parameter, string Label, IReadOnlyList<string> Choices, Func<Intervention, IEnumerable<string>> SlugsOf);

public static class Facets
{
    private const string NotAssessed = "Nog niet beoordeeld";

    public static readonly Facet Layer = new("laag", "Toolbox.Facet.Layer", [],
        intervention => intervention.Layers.Select(layer => layer.Code));

    public static readonly Facet Theme = new("thema", "Toolbox.Facet.Theme",
    [
        "Polarisatie", "Radicalisering", "Weerbaarheid", "Identiteit", "Seksuele en genderdiversiteit", "Levensbeschouwing",
        "Vrijheid van meningsuiting", "Mediawijsheid", "Burgerschap", "Ouders", "Jeugdhulp", "Pesten", "Discriminatie", "Democratie",
    ],
        intervention => intervention.Themes.Select(SlugOf));

    public static readonly Facet Sector = new("sector", "Toolbox.Facet.Sector",
        ["Primair onderwijs", "Voortgezet onderwijs", "Speciaal onderwijs", "Mbo"],
        intervention => intervention.Sectors.Select(SlugOf));

    public static readonly Facet Kind = new("soort", "Toolbox.Facet.Kind",
        ["Methode", "Interventie", "Lesmateriaal", "Training"],
        intervention => One(intervention.Kind));

    public static readonly Facet Evidence = new("bewijs", "Toolbox.Facet.Evidence",
    [
        "Sterke aanwijzingen voor effectiviteit", "Goede aanwijzingen voor effectiviteit",
        "Eerste aanwijzingen voor effectiviteit", "Goed onderbouwd", NotAssessed,
    ],
        intervention => One(intervention.EvidenceChoice ?? NotAssessed));

    public static readonly Facet Duration = new("duur", "Toolbox.Facet.Duration",
        ["Eén les", "Lessenserie", "Enkele weken", "Schooljaar", "Doorlopend"],
        intervention => One(intervention.Duration));

    public static readonly Facet Cost = new("kosten", "Toolbox.Facet.Cost", ["Gratis", "Laag", "Middel", "Hoog"],
        intervention => One(intervention.Cost));

    public static readonly Facet GroupSize = new("groep", "Toolbox.Facet.GroupSize",
        ["Individueel", "Kleine groep", "Klas", "Hele school"],
        intervention => One(intervention.GroupSize));

    /// <summary>All facets, in the order in which the page shows them.</summary>
    public static readonly IReadOnlyList<Facet> All = [Layer, Theme, Sector, Kind, Evidence, Duration, Cost, GroupSize];

    /// <summary>A choice as it stands in an address: without diacritics, in lower case, dashes for spaces.</summary>
    public static string SlugOf(string choice)
    {
        var slug = new StringBuilder(choice.Length);
        foreach (var letter in choice.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    private static IEnumerable<string> One(string? choice) => choice is null ? [] : [SlugOf(choice)];
}
