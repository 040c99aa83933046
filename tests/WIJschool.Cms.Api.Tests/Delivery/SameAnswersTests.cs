using System.Text.Json.Nodes;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Umbraco's core keeps one static service provider a process

namespace WIJschool.Cms.Api.Tests.Delivery;

public sealed class RichSite() : SampleSite("umbraco17-rich.sqlite.db.gz");

public sealed class ThousandPages() : SampleSite("umbraco17-1000.sqlite.db.gz");

/// <summary>The same database and the same requests give the same answers as a real Umbraco 17.</summary>
public sealed class RichAnswersTests(RichSite site) : IClassFixture<RichSite>
{
    private static readonly Dictionary<string, string?> standard = new(StringComparer.Ordinal)
    {
        ["Enabled"] = "true",
        ["PublicAccess"] = "true",
        ["Media:Enabled"] = "true",
        ["Media:PublicAccess"] = "true",
        ["ApiKey"] = "peer-preview-key-2026",
    };

    /// <summary>
    /// Lists of drafts with the page "Engels ingetrokken" in them. When its English was withdrawn, Umbraco 17.2 wrote what stayed published
    /// over its copy of the draft too, so that its previews have no English until somebody saves the page. The draft in the database has it,
    /// and an editor must see it.
    /// </summary>
    private static readonly int[] linesWithoutTheWithdrawnCulture = [16, 66];

    [Fact]
    public async Task Every_editor_culture_and_protected_page_is_answered_as_umbraco_does() =>
        await Replay.AllAsync(site, Recording.Read("delivery-rich.jsonl.gz"), _ => standard);

    [Fact]
    public async Task Settings_change_the_answers_as_in_umbraco() =>
        await Replay.AllAsync(
            site, Recording.Read("delivery-rich-settings.jsonl.gz").Where(r => !linesWithoutTheWithdrawnCulture.Contains(r.Line)), recording => Settings(recording.Config!));

    [Fact]
    public async Task A_draft_keeps_the_culture_that_was_withdrawn_and_is_else_as_umbracos()
    {
        var recordings = Recording.Read("delivery-rich-settings.jsonl.gz").Where(r => linesWithoutTheWithdrawnCulture.Contains(r.Line)).ToList();
        foreach (var item in recordings.SelectMany(r => r.Body!["items"]!.AsArray()).Where(item => (string?)item!["name"] == "Engels ingetrokken"))
        {
            item!["cultures"]!["en-US"] = JsonNode.Parse("""
                {
                  "path": "/preview-7af77319-1e7a-52d8-9196-40dbfd49b194/", "queryString": null,
                  "startItem": { "id": "aae5bddd-c110-51de-a991-eabc74296aaa", "path": "home" }
                }
                """);
        }

        await Replay.AllAsync(site, recordings, recording => Settings(recording.Config!));
    }

    /// <summary>Reads <c>RichTextOutputAsJson=true;DisallowedContentTypeAliases=[persoon]</c>.</summary>
    private static Dictionary<string, string?> Settings(string config)
    {
        Dictionary<string, string?> settings = new(standard, StringComparer.Ordinal);
        foreach (var (name, value) in config.Split(';').Select(part => part.Split('=', 2)).Select(part => (part[0], part[1])))
        {
            if (!value.StartsWith('[')) settings[name] = value;
            else foreach (var (i, item) in value.Trim('[', ']').Split(',').Index()) settings[$"{name}:{i}"] = item;
        }

        return settings;
    }
}

public sealed class ThousandAnswersTests(ThousandPages site) : IClassFixture<ThousandPages>
{
    private static readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Enabled"] = "true", ["PublicAccess"] = "true" };

    /// <summary>
    /// Lists that Umbraco answered while its index was still empty: line 8 asks for all pages and got none, line 35 was recorded when it was
    /// built and counts 1001. They say nothing about what the lists hold; the test below does.
    /// </summary>
    private static readonly int[] linesBeforeTheIndex = [3, 6, 7, 8, 15, 17, 25, 27, 32, 33, 34, 44, 51, 52, 53, 54, 57, 61, 66];

    [Fact]
    public async Task Every_answer_over_a_thousand_pages_is_umbracos() =>
        await Replay.AllAsync(site, Recording.Read("delivery-1000.jsonl.gz").Where(recording => !linesBeforeTheIndex.Contains(recording.Line)), _ => settings);

    [Theory]
    [InlineData("", 1001, "Methoden")]
    [InlineData("?sort=name:asc&take=1", 1001, "Methode 0001 uiteindelijk uiteindelijk taal")]
    [InlineData("?sort=name:desc&skip=1&take=1", 1001, null)]
    [InlineData("?fetch=children:/&filter=contentType:methodPage&sort=sortOrder:desc&take=1", 1000, null)]
    [InlineData("?fetch=ancestors:367f7de3-85ca-5178-bcf4-796c540b7d2c", 1, "Methoden")]
    [InlineData("?fetch=descendants:/&filter=name:1000&take=5", 1, null)]
    [InlineData("?filter=contentType:!methodPage", 1, "Methoden")]
    [InlineData("?sort=name:asc&take=0", 0, null)]
    public async Task A_list_of_a_thousand_pages_has_what_the_database_has(string query, long total, string? first)
    {
        site.Use(settings);
        using var client = site.Client();

        var page = JsonNode.Parse(await client.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/content{query}", UriKind.Relative)))!;

        Assert.Equal(total, (long)page["total"]!);
        if (first is not null) Assert.Equal(first, (string?)page["items"]![0]!["name"]);
    }
}

internal static class Replay
{
    public static async Task AllAsync(SampleSite site, IEnumerable<Recording> recordings, Func<Recording, Dictionary<string, string?>> settings)
    {
        using var client = site.Client();
        List<string> differences = [];
        foreach (var group in recordings.GroupBy(r => r.Config ?? ""))
        {
            site.Use(settings(group.First()));
            foreach (var recording in group)
            {
                if (await recording.DifferenceAsync(client) is { } difference) differences.Add(difference);
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} answers differ:\n{string.Join('\n', differences)}");
    }
}
