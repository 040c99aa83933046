using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

public class FacetTests
{
    private static readonly SearchDocument[] Methods =
    [
        Make.Document("Een", "klas", kind: "method").With("theme", "Pesten", "Ouders").With("sector", "Po"),
        Make.Document("Twee", "klas", kind: "method").With("theme", "Pesten").With("sector", "Vo"),
        Make.Document("Drie", "klas", kind: "method").With("theme", "Ouders").With("sector", "Po", "Vo"),
        Make.Document("Vier", "klas", kind: "story").With("sector", "Vo"),
        Make.Document("Vijf", "voetbal", kind: "story").With("theme", "Pesten"),
    ];

    private static readonly SearchRequest Klas = new() { Query = "klas", Facets = ["theme", "sector"] };

    [Fact]
    public async Task Facets_count_what_was_found()
    {
        using var index = await TestIndex.WithAsync(Methods);

        var result = index.Search(Klas);

        Assert.Equal(4, result.Total);
        Assert.Equal(["Ouders 2", "Pesten 2"], Counts(result, "theme"));
        Assert.Equal(["Vo 3", "Po 2"], Counts(result, "sector"));
        Assert.Equal(["method 3", "story 1"], Counts(result, SearchResult.KindFacet));
    }

    [Fact]
    public async Task A_chosen_value_narrows_the_other_facets_but_not_its_own()
    {
        using var index = await TestIndex.WithAsync(Methods);

        var result = index.Search(Klas with { Filters = Chosen("theme", "Pesten") });

        Assert.Equal(2, result.Total);
        Assert.Equal(["Ouders 2", "Pesten 2 x"], Counts(result, "theme"));
        Assert.Equal(["Po 1", "Vo 1"], Counts(result, "sector"));
        Assert.Equal(["method 2"], Counts(result, SearchResult.KindFacet));
    }

    [Fact]
    public async Task Every_count_is_the_total_that_choosing_the_value_gives()
    {
        using var index = await TestIndex.WithAsync(Methods);
        var both = new Dictionary<string, IReadOnlyList<string>> { ["theme"] = ["Ouders"], ["sector"] = ["Vo"] };

        var result = index.Search(Klas with { Filters = both, Kinds = ["method"] });

        Assert.Equal(["Drie"], result.Items.Select(item => item.Title[0].Text));
        foreach (var theme in result.Facets["theme"])
        {
            var alone = new Dictionary<string, IReadOnlyList<string>>(both) { ["theme"] = [theme.Value] };
            Assert.Equal(theme.Count, index.Search(Klas with { Filters = alone, Kinds = ["method"] }).Total);
        }
    }

    [Fact]
    public async Task Values_of_one_facet_widen_and_facets_narrow()
    {
        using var index = await TestIndex.WithAsync(Methods);

        Assert.Equal(3, index.Search(Klas with { Filters = Chosen("theme", "Pesten", "Ouders") }).Total);
        Assert.Equal(0, index.Search(Klas with { Filters = Chosen("theme", "Onbekend") }).Total);
        Assert.Equal(1, index.Search(Klas with { Kinds = ["story"] }).Total);
    }

    [Fact]
    public async Task Scope_bounds_the_counts_as_well()
    {
        using var index = await TestIndex.WithAsync(Methods);

        var result = index.Search(Klas with { Query = "", Scope = ["story"] });

        Assert.Equal(2, result.Total);
        Assert.Equal(["story 2"], Counts(result, SearchResult.KindFacet));
        Assert.Equal(["Pesten 1"], Counts(result, "theme"));
    }

    [Fact]
    public async Task Keywords_can_be_searched()
    {
        using var index = await TestIndex.WithAsync(Methods);

        Assert.Equal(["Drie", "Een"], index.Titles("ouders").Order());
    }

    private static Dictionary<string, IReadOnlyList<string>> Chosen(string facet, params string[] values) => new() { [facet] = values };

    private static IEnumerable<string> Counts(SearchResult result, string facet) =>
        result.Facets[facet].Select(value => $"{value.Value} {value.Count}{(value.IsSelected ? " x" : "")}");
}
