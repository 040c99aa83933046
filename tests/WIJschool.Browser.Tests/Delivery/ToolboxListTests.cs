using System.Net;
using System.Text.Json.Nodes;

namespace WIJschool.Browser.Tests.Delivery;

/// <summary>The toolbox in lists of the Delivery API: its own filters and sorts beside Umbraco's.</summary>
[Collection(OnTheSite.Name)]
public sealed class ToolboxListTests(BrowserFixture fixture)
{
    private static readonly string[] evidence =
    [
        "Nog niet beoordeeld", "Goed onderbouwd", "Eerste aanwijzingen voor effectiviteit", "Goede aanwijzingen voor effectiviteit",
        "Sterke aanwijzingen voor effectiviteit",
    ];

    private static readonly string[] durations = ["Eén les", "Lessenserie", "Enkele weken", "Schooljaar", "Doorlopend"];

    public static TheoryData<string, Func<JsonNode, bool>> Filters => new()
    {
        { "theme:pesten", p => Texts(p, "themes").Contains("Pesten") },
        { "theme:Vrijheid van meningsuiting", p => Texts(p, "themes").Contains("Vrijheid van meningsuiting") },
        { "theme:pesten,mediawijsheid", p => Texts(p, "themes").Intersect(["Pesten", "Mediawijsheid"]).Any() },
        { "theme:!pesten", p => !Texts(p, "themes").Contains("Pesten") },
        { "sector:primair-onderwijs", p => Texts(p, "sectors").Contains("Primair onderwijs") },
        { "kind:training", p => Text(p, "interventionKind") == "Training" },
        { "duration:een-les", p => Text(p, "duration") == "Eén les" },
        { "cost:gratis", p => Text(p, "cost") == "Gratis" },
        { "groupSize:hele-school", p => Text(p, "groupSize") == "Hele school" },
        { "evidence:!nog-niet-beoordeeld", p => Evidence(p) > 0 },
        { "evidenceLevel>:2", p => Evidence(p) >= 2 },
        { "evidenceLevel<1", p => Evidence(p) == 0 },
        { "age:8", p => From(p) <= 8 && To(p) >= 8 },
        { "age>18", p => To(p) > 18 },
        { "age<:5", p => From(p) <= 5 },
        { "layer:veiligheid", p => p["layers"]!.AsArray().Any(layer => (string?)layer!["properties"]!["layerCode"] == "veiligheid") },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task A_filter_finds_exactly_the_interventions_that_fit(string filter, Func<JsonNode, bool> fits)
    {
        var all = await ListAsync("");

        var found = await ListAsync($"&filter={Uri.EscapeDataString(filter)}");

        var expected = all.Where(item => fits(item["properties"]!)).Select(Id).Order().ToList();
        Assert.NotEmpty(expected);
        Assert.NotEqual(all.Count, expected.Count);
        Assert.Equal(expected, found.Select(Id).Order());
    }

    [Fact]
    public async Task Filters_narrow_each_other_down()
    {
        var found = await ListAsync("&filter=theme:pesten&filter=age:8&filter=sector:primair-onderwijs");

        Assert.NotEmpty(found);
        Assert.All(found.Select(item => item["properties"]!), p => Assert.True(Texts(p, "themes").Contains("Pesten") && From(p) <= 8 && To(p) >= 8));
    }

    [Fact]
    public async Task What_is_known_best_to_work_comes_first_when_asked()
    {
        var levels = (await ListAsync("&sort=evidence:desc")).Select(item => Evidence(item["properties"]!)).ToList();

        Assert.Equal(levels.OrderDescending(), levels);
        Assert.Equal(4, levels[0]);
    }

    [Fact]
    public async Task Sorts_follow_the_meaning_of_the_choices_and_then_the_next_sort()
    {
        var order = (await ListAsync("&sort=duration:asc&sort=name:desc"))
            .Select(item => (Place: Array.IndexOf(durations, Text(item["properties"]!, "duration")), Name: (string)item["name"]!)).ToList();

        Assert.Equal(order.OrderBy(o => o.Place).ThenByDescending(o => o.Name, StringComparer.Ordinal), order);
    }

    [Fact]
    public async Task Pages_without_what_is_sorted_by_come_last_both_ways()
    {
        foreach (var direction in new[] { "asc", "desc" })
        {
            var types = (await PageAsync($"?sort=age:{direction}&take=200"))["items"]!.AsArray().Select(item => (string?)item!["contentType"]).ToList();

            Assert.Equal(types.OrderBy(type => type == "intervention" ? 0 : 1), types);
        }
    }

    [Theory]
    [InlineData("filter=colour:red", "Filter option not found")]
    [InlineData("filter=theme>pesten", "Filter option not found")] // text has no size
    [InlineData("filter=theme", "Filter option not found")]
    [InlineData("sort=colour:asc", "Sort option not found")]
    [InlineData("sort=evidence", "Sort option not found")]
    public async Task An_unknown_name_is_refused_as_umbraco_refuses_it(string query, string title)
    {
        using var answer = await fixture.Site.Http.GetAsync(new Uri($"/umbraco/delivery/api/v2/content?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(title, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]);
    }

    [Fact]
    public async Task A_number_that_is_none_filters_nothing_and_an_unknown_word_finds_nothing_as_in_umbraco()
    {
        Assert.Equal((await ListAsync("")).Count, (await ListAsync("&filter=age:oud")).Count);
        Assert.Empty(await ListAsync("&filter=theme:onzin"));
    }

    [Fact]
    public async Task The_filters_are_in_the_document_that_clients_read()
    {
        var document = JsonNode.Parse(await fixture.Site.Http.GetStringAsync(new Uri("/umbraco/swagger/delivery/swagger.json", UriKind.Relative)))!;

        var filter = document["paths"]!["/umbraco/delivery/api/v2/content"]!["get"]!["parameters"]!.AsArray().Single(p => (string?)p!["name"] == "filter")!;
        Assert.Contains("`groupSize`", (string)filter["description"]!, StringComparison.Ordinal);
        Assert.Equal("age:8", (string?)filter["examples"]!["By age"]!["value"]![0]);
    }

    private async Task<List<JsonNode>> ListAsync(string query) =>
        [.. (await PageAsync($"?filter=contentType:intervention&take=500&expand=properties[layers]{query}"))["items"]!.AsArray().Select(item => item!)];

    private async Task<JsonNode> PageAsync(string query) =>
        JsonNode.Parse(await fixture.Site.Http.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/content{query}", UriKind.Relative)))!;

    private static string Id(JsonNode item) => (string)item["id"]!;

    private static string? Text(JsonNode properties, string alias) => (string?)properties[alias];

    private static IEnumerable<string?> Texts(JsonNode properties, string alias) => properties[alias]?.AsArray().Select(text => (string?)text) ?? [];

    private static int Evidence(JsonNode properties) => Math.Max(0, Array.IndexOf(evidence, Text(properties, "evidenceLevel")));

    private static int From(JsonNode properties) => (int?)properties["ageFrom"] ?? 0;

    private static int To(JsonNode properties) => (int?)properties["ageTo"] ?? 99;
}
