using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

public class HostileQueryTests
{
    public static TheoryData<string> Queries => new()
    {
        "", " ", "\0", "pesten\0klas", "\"", "\"\"", "\"pesten", "pesten\"", "-", "--", "---pesten", "-\"", "- pesten", "-\"\"",
        "*", "pes*", "^pesten", "title:pesten", "title : pesten", "{title body} : pesten", "NEAR(pesten klas, 5)", "NEAR(", "NOT pesten",
        "AND", "OR", "pesten AND", "pesten OR NOT (klas", ")(", "'; DROP TABLE document; --", "pesten' OR '1'='1", "%", "_", "\\", "=pesten",
        "==", "+pesten", "pesten + klas", "rowid:1", "rank MATCH 'bm25'", "😀", "😀 pesten 👩‍🏫", "\ud83d", "\udc00pesten", "é́́́́", "ﬁlosofie",
        "ⅷ ½ ²", "سلام", "学校", "ПРИВЕТ", "\u202epesten", "pesten\u200bklas", "\r\n\t", "<script>alert(1)</script>", "&amp;", "%00", "a",
        "-a -b -c", "1e309", "-1", "«pesten»", "„pesten”", "pesten-", "-pesten-klas", "pesten--klas", "'s avonds", "…",
    };

    public static TheoryData<string, int> Repeated => new()
    {
        { "a", 10_000 }, { "pesten ", 1_500 }, { "\"", 10_000 }, { "-", 10_000 }, { "(", 10_000 }, { "😀", 5_000 }, { "\0", 10_000 },
        { "a-", 5_000 }, { "x y ", 2_500 }, { "-x ", 3_500 }, { "\"a\" ", 2_500 }, { "é", 10_000 }, { "\ud83d", 10_000 }, { "* OR ", 2_000 },
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task Any_text_is_a_query(string query) => await Ask(query);

    [Theory, MemberData(nameof(Repeated))]
    public async Task Text_of_any_length_is_a_query(string part, int times) =>
        await Ask(string.Concat(Enumerable.Repeat(part, times)));

    [Fact]
    public async Task Random_texts_are_queries()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Pesten", "in de klas"));
        var random = new Random(20261122);
        for (var i = 0; i < 2_000; i++)
        {
            var letters = new char[random.Next(0, 40)];
            for (var j = 0; j < letters.Length; j++)
                letters[j] = random.Next(3) == 0 ? "\"-*():^{}+=' "[random.Next(13)] : (char)random.Next(0, 0x10000);
            index.Search(new string(letters));
            index.Index.Suggest(new SearchRequest { Query = new string(letters) }, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Strange_requests_give_an_empty_page()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Pesten", "in de klas"));

        Assert.Empty(index.Search(new SearchRequest { Query = "pesten", Skip = -5, Take = -1 }).Items);
        Assert.Empty(index.Search(new SearchRequest { Query = "pesten", Skip = int.MaxValue, Take = int.MaxValue }).Items);
        Assert.Empty(index.Search(new SearchRequest { Query = "pesten", Kinds = ["\"'"] }).Items);
        Assert.Empty(index.Search(new SearchRequest { Query = "pesten", Culture = "xx-YY" }).Items);
        Assert.Single(index.Search(new SearchRequest { Query = "pesten", Sort = new SearchSort("no such field"), Facets = ["none"] }).Items);
    }

    private static async Task Ask(string query)
    {
        using var index = await TestIndex.WithAsync(Make.Document("Pesten", "in de klas"), Make.Document("Filosofie", "voor kinderen 8 1"));

        var result = index.Search(query);
        var suggestions = index.Index.Suggest(new SearchRequest { Query = query }, CancellationToken.None);

        Assert.InRange(result.Total, 0, 2);
        Assert.InRange(suggestions.Count, 0, 10);
    }
}
