using System.Globalization;
using System.Text.Json;
using WIJschool.Cms.Search;
using Xunit.Abstractions;

namespace WIJschool.Cms.Tests.Search;

/// <summary>
/// How good the ranking is: queries as teachers type them over the seed content, with the pages that answer them graded
/// from 1 (of some use) to 3 (just this).
/// </summary>
public class JudgedQueryTests(ITestOutputHelper output)
{
    /// <summary>Just under what the ranking reaches; to be raised with it, never lowered to let a change pass.</summary>
    private const double LeastNdcg = 0.855;
    private const double LeastRecall = 0.845;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Ranking_of_judged_queries_does_not_fall_under_its_floor()
    {
        var queries = JsonSerializer.Deserialize<List<JudgedQuery>>(await File.ReadAllTextAsync(TestFiles.Path("judged-queries.json")), Json)!;
        using var index = await TestIndex.WithAsync([.. SeedContent.Load("nl").Where(page => !SeedContent.LeadsElsewhere.Contains(page.Kind))]);

        var scores = queries.Select(query => Score(query, index)).ToList();

        foreach (var kind in scores.GroupBy(score => score.Query.Kind))
            Report($"{kind.Key} ({kind.Count()})", [.. kind]);
        foreach (var score in scores.Where(score => score.Ndcg < 0.8).OrderBy(score => score.Ndcg))
            output.WriteLine(score.ToString());
        Report($"all ({scores.Count})", scores);
        Assert.True(scores.Average(score => score.Ndcg) >= LeastNdcg, "nDCG@10 fell under the floor");
        Assert.True(scores.Average(score => score.Recall) >= LeastRecall, "Recall@20 fell under the floor");
    }

    [Fact]
    public void Judged_pages_exist()
    {
        var pages = SeedContent.Load("nl").Select(page => page.Url).ToHashSet();
        var queries = JsonSerializer.Deserialize<List<JudgedQuery>>(File.ReadAllText(TestFiles.Path("judged-queries.json")), Json)!;

        Assert.DoesNotContain(queries.SelectMany(query => query.Grades.Keys), url => !pages.Contains(url));
        Assert.True(queries.Count >= 60);
    }

    private static Judgement Score(JudgedQuery query, TestIndex index)
    {
        var found = index.Search(new SearchRequest { Query = query.Query, Culture = "nl", Take = 20 }).Items.Select(item => item.Url).ToList();
        var ideal = Gain(query.Grades.Values.OrderDescending());
        var ndcg = Gain(found.Select(url => query.Grades.GetValueOrDefault(url))) / ideal;
        var recall = (double)found.Count(query.Grades.ContainsKey) / Math.Min(20, query.Grades.Count);
        return new Judgement(query, ndcg, recall, found);
    }

    /// <summary>The discounted cumulative gain of the first ten: a page counts 2^grade - 1, less the further down it stands.</summary>
    private static double Gain(IEnumerable<int> grades) =>
        grades.Take(10).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();

    private void Report(string name, IReadOnlyCollection<Judgement> scores) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name}: nDCG@10 {scores.Average(s => s.Ndcg):F4}, recall@20 {scores.Average(s => s.Recall):F4}"));

    private sealed record JudgedQuery(string Query, string Kind, Dictionary<string, int> Grades);

    private sealed record Judgement(JudgedQuery Query, double Ndcg, double Recall, List<string> Found)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Ndcg:F2} {Recall:F2} {Query.Query} -> {string.Join(' ', Found.Take(6).Select(url => $"{Query.Grades.GetValueOrDefault(url)}:{url.Split('/')[^1]}"))}"
            + $" | missed {string.Join(' ', Query.Grades.Where(g => g.Value == 3 && !Found.Take(10).Contains(g.Key)).Select(g => g.Key.Split('/')[^1]))}");
    }
}
