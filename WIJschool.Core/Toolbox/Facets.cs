using System.Globalization;
using System.Text;

namespace WIJschool.Core.Toolbox;

/// <summary>
/// What the toolbox can be filtered by. A facet's choices are the words of the back office; in an address stands a choice in
/// lower case with dashes: <c>?thema=vrijheid-van-meningsuiting</c>.
/// </summary>
/// <param name="Parameter">Its name in the address.</param>
/// <param name="Field">Its name in the search index.</param>
/// <param name="Label">The key of its label in the dictionary.</param>
/// <param name="Choices">The choices in the order in which a reader expects them; empty where content decides.</param>
public sealed record Facet(string Parameter, string Field, string Label, IReadOnlyList<string> Choices)
{
    /// <summary>The choice an address means; null when it means none.</summary>
    public string? ChoiceOf(string slug) => Choices.FirstOrDefault(choice => Facets.SlugOf(choice) == slug);
}

public static class Facets
{
    public static readonly Facet Layer = new("laag", "layer", "Toolbox.Facet.Layer", []);

    public static readonly Facet Theme = new("thema", "theme", "Toolbox.Facet.Theme",
    [
        "Polarisatie", "Radicalisering", "Weerbaarheid", "Identiteit", "Seksuele en genderdiversiteit", "Levensbeschouwing",
        "Vrijheid van meningsuiting", "Mediawijsheid", "Burgerschap", "Ouders", "Jeugdhulp", "Pesten", "Discriminatie", "Democratie",
    ]);

    public static readonly Facet Sector = new("sector", "sector", "Toolbox.Facet.Sector",
        ["Primair onderwijs", "Voortgezet onderwijs", "Speciaal onderwijs", "Mbo"]);

    public static readonly Facet Kind = new("soort", "interventionKind", "Toolbox.Facet.Kind",
        ["Methode", "Interventie", "Lesmateriaal", "Training"]);

    public static readonly Facet Evidence = new("bewijs", "evidence", "Toolbox.Facet.Evidence",
    [
        "Sterke aanwijzingen voor effectiviteit", "Goede aanwijzingen voor effectiviteit",
        "Eerste aanwijzingen voor effectiviteit", "Goed onderbouwd", "Nog niet beoordeeld",
    ]);

    public static readonly Facet Duration = new("duur", "duration", "Toolbox.Facet.Duration",
        ["Eén les", "Lessenserie", "Enkele weken", "Schooljaar", "Doorlopend"]);

    public static readonly Facet Cost = new("kosten", "cost", "Toolbox.Facet.Cost", ["Gratis", "Laag", "Middel", "Hoog"]);

    public static readonly Facet GroupSize = new("groep", "groupSize", "Toolbox.Facet.GroupSize",
        ["Individueel", "Kleine groep", "Klas", "Hele school"]);

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
}
