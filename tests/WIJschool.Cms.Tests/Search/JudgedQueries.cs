using System.Globalization;
using System.Text.Json;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

/// <summary>A query with the pages that answer it, by address, graded from 1 (of some use) to 3 (just this).</summary>
internal sealed record JudgedQuery(string Query, string Kind, Dictionary<string, int> Grades);

/// <summary>What an index made of a judged query.</summary>
/// <param name="Ndcg">nDCG over the first ten: 1 when the best pages stand first, in order.</param>
/// <param name="Recall">The part of the judged pages among the first twenty.</param>
internal sealed record Judgement(JudgedQuery Query, double Ndcg, double Recall, IReadOnlyList<string> Found)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ndcg:F2} {Recall:F2} {Query.Query} -> {string.Join(' ', Found.Take(6).Select(url => $"{Query.Grades.GetValueOrDefault(url)}:{url.Split('/')[^1]}"))}"
        + $" | missed {string.Join(' ', Query.Grades.Where(g => g.Value == 3 && !Found.Take(10).Contains(g.Key)).Select(g => g.Key.Split('/')[^1]))}");
}

/// <summary>
/// How good the ranking is: queries as teachers type them over the seed content. Weights are chosen on the first, third,
/// fifth ... of them alone; the others tell whether that did any good.
/// </summary>
internal static class JudgedQueries
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<JudgedQuery> Load() =>
        JsonSerializer.Deserialize<List<JudgedQuery>>(File.ReadAllText(TestFiles.Path("judged-queries.json")), Json)!;

    /// <summary>The pages that the queries are asked of: what the site's search finds.</summary>
    private static IEnumerable<SearchDocument> Pages() =>
        SeedContent.Load("nl").Where(page => !SeedContent.LeadsElsewhere.Contains(page.Kind));

    /// <summary>An index as the site has one, with its synonyms.</summary>
    public static async Task<TestIndex> IndexAsync()
    {
        var test = new TestIndex(SeedContent.Synonyms("nl"));
        await test.Index.RebuildAsync(Pages().ToAsyncEnumerable(), CancellationToken.None);
        return test;
    }

    public static IReadOnlyList<Judgement> Ask(ISearchIndex index) => [.. Load().Select(query => Ask(query, index))];

    public static IEnumerable<Judgement> ForChoosing(IEnumerable<Judgement> all) => all.Where((_, place) => place % 2 == 0);

    public static IEnumerable<Judgement> HeldOut(IEnumerable<Judgement> all) => all.Where((_, place) => place % 2 == 1);

    public static string Summary(string name, IReadOnlyCollection<Judgement> some) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name} ({some.Count}): nDCG@10 {some.Average(one => one.Ndcg):F4}, recall@20 {some.Average(one => one.Recall):F4}");

    private static Judgement Ask(JudgedQuery query, ISearchIndex index)
    {
        var request = new SearchRequest { Query = query.Query, Culture = "nl", Take = 20 };
        var found = index.Search(request, CancellationToken.None).Items.Select(item => item.Url).ToList();
        var ideal = Gain(query.Grades.Values.OrderDescending());
        var ndcg = Gain(found.Select(url => query.Grades.GetValueOrDefault(url))) / ideal;
        var recall = (double)found.Count(query.Grades.ContainsKey) / Math.Min(20, query.Grades.Count);
        return new Judgement(query, ndcg, recall, found);
    }

    /// <summary>The discounted cumulative gain of the first ten: a page counts 2^grade - 1, less the further down it stands.</summary>
    private static double Gain(IEnumerable<int> grades) =>
        grades.Take(10).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}
