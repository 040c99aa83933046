using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Toolbox;

namespace WIJschool.Core.Tests.Toolbox;

public class ToolboxFinderTests
{
    private static readonly Intervention Circle = Make("Herstelcirkel", ["Pesten", "Ouders"], "Voortgezet onderwijs", "veiligheid");
    private static readonly Intervention Puzzle = Make("Legpuzzel", ["Polarisatie"], "Primair onderwijs", "ontmoeting");
    private static readonly Intervention Debate = Make("Debat", ["Polarisatie", "Democratie"], "Voortgezet onderwijs", "dialoog");
    private static readonly ToolboxCatalog All = ToolboxCatalog.Of([Circle, Puzzle, Debate], StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Everything_is_there_by_name_when_nothing_was_asked() =>
        Assert.Equal([Debate, Circle, Puzzle], ToolboxFinder.Find(All, ToolboxQuery.Everything, ranked: null).Items);

    [Fact]
    public void Two_choices_of_one_facet_widen_the_result()
    {
        var result = ToolboxFinder.Find(All, Ask(("thema", ["pesten", "polarisatie"])), ranked: null);

        Assert.Equal([Debate, Circle, Puzzle], result.Items);
    }

    [Fact]
    public void Choices_of_two_facets_narrow_the_result()
    {
        var result = ToolboxFinder.Find(All, Ask(("thema", ["polarisatie"]), ("sector", ["voortgezet-onderwijs"])), ranked: null);

        Assert.Equal([Debate], result.Items);
    }

    [Fact]
    public void A_facet_is_counted_under_the_other_facets_and_not_under_itself()
    {
        var result = ToolboxFinder.Find(All, Ask(("thema", ["polarisatie"]), ("sector", ["voortgezet-onderwijs"])), ranked: null);

        Assert.Equal(1, result.CountOf(Facets.Theme, "pesten"));
        Assert.Equal(1, result.CountOf(Facets.Theme, "polarisatie"));
        Assert.Equal(1, result.CountOf(Facets.Sector, "primair-onderwijs"));
        Assert.Equal(1, result.CountOf(Facets.Layer, "dialoog"));
        Assert.Equal(0, result.CountOf(Facets.Layer, "ontmoeting"));
    }

    [Fact]
    public void A_count_is_the_number_of_results_after_that_choice_alone()
    {
        var counted = ToolboxFinder.Find(All, Ask(("sector", ["voortgezet-onderwijs"])), ranked: null);

        Assert.All(Facets.Theme.Choices.Select(Facets.SlugOf), theme => Assert.Equal(
            ToolboxFinder.Find(All, Ask(("sector", ["voortgezet-onderwijs"]), ("thema", [theme])), ranked: null).Items.Count,
            counted.CountOf(Facets.Theme, theme)));
    }

    [Fact]
    public void Text_keeps_what_the_index_found_in_its_order()
    {
        var result = ToolboxFinder.Find(All, ToolboxQuery.Everything with { Text = "debat" }, [Puzzle.Page.Key, Debate.Page.Key]);

        Assert.Equal([Puzzle, Debate], result.Items);
    }

    [Fact]
    public void A_choice_that_does_not_exist_finds_nothing_and_breaks_nothing() =>
        Assert.Empty(ToolboxFinder.Find(All, Ask(("thema", ["' or 1=1"])), ranked: null).Items);

    [Theory, InlineData(8, true), InlineData(12, true), InlineData(7, false), InlineData(13, false)]
    public void An_age_fits_within_both_ends(int age, bool fits)
    {
        var item = Puzzle with { Age = new AgeRange(8, 12) };

        Assert.Equal(fits, ToolboxFinder.Find(ToolboxCatalog.Of([item], StringComparer.OrdinalIgnoreCase), ToolboxQuery.Everything with { Age = age }, ranked: null).Items.Count == 1);
    }

    [Fact]
    public void The_strongest_evidence_comes_first()
    {
        var strong = Puzzle with { EvidenceChoice = "Sterke aanwijzingen voor effectiviteit" };
        var founded = Debate with { EvidenceChoice = "Goed onderbouwd" };

        var result = ToolboxFinder.Find(ToolboxCatalog.Of([Circle, founded, strong], StringComparer.OrdinalIgnoreCase), ToolboxQuery.Everything with { Sort = ToolboxSort.Evidence }, ranked: null);

        Assert.Equal([strong, founded, Circle], result.Items);
    }

    [Fact]
    public void Counts_of_ten_thousand_interventions_are_those_of_counting_one_by_one()
    {
        string[] themes = ["Pesten", "Polarisatie", "Ouders"], sectors = ["Mbo", "Primair onderwijs"], layers = ["veiligheid", "dialoog", "ontmoeting"];
        Intervention[] many = [.. Enumerable.Range(0, 10_000).Select(i =>
            Make($"Nummer {i}", [themes[i % 3], themes[i * 7 % 3]], sectors[i % 2], layers[i / 3 % 3]) with { Age = new AgeRange(i % 12, null) })];
        var query = Ask(("thema", ["pesten", "ouders"]), ("sector", ["mbo"]), ("laag", ["dialoog"])) with { Age = 8 };

        var result = ToolboxFinder.Find(ToolboxCatalog.Of(many, StringComparer.OrdinalIgnoreCase), query, ranked: null);

        bool Fits(Intervention item) => item.Age.From <= 8;
        bool Theme(Intervention item) => item.Themes.Contains("Pesten") || item.Themes.Contains("Ouders");
        bool Sector(Intervention item) => item.Sectors.Contains("Mbo");
        bool Layer(Intervention item) => item.Layers[0].Code == "dialoog";
        Assert.Equal(many.Count(item => Fits(item) && Theme(item) && Sector(item) && Layer(item)), result.Items.Count);
        Assert.Equal(many.Count(item => Fits(item) && Sector(item) && Layer(item) && item.Themes.Contains("Polarisatie")), result.CountOf(Facets.Theme, "polarisatie"));
        Assert.Equal(many.Count(item => Fits(item) && Theme(item) && Layer(item) && item.Sectors.Contains("Primair onderwijs")), result.CountOf(Facets.Sector, "primair-onderwijs"));
        Assert.Equal(many.Count(item => Fits(item) && Theme(item) && Sector(item) && item.Layers[0].Code == "veiligheid"), result.CountOf(Facets.Layer, "veiligheid"));
    }

    private static ToolboxQuery Ask(params (string Parameter, string[] Slugs)[] chosen) => ToolboxQuery.Everything with
    {
        Chosen = chosen.ToDictionary(pair => pair.Parameter, pair => (IReadOnlyList<string>)pair.Slugs),
    };

    private static Intervention Make(string title, string[] themes, string sector, string layer) => new(MakePage(title))
    {
        Themes = themes,
        Sectors = [sector],
        Layers = [new PyramidLayer(MakePage(layer), 1, layer, "", [])],
    };

    private static Page MakePage(string title) => new(
        Guid.NewGuid(), "intervention", "nl", title, $"/{title}", "", null, new Seo("", "", null, false), default, default);
}
