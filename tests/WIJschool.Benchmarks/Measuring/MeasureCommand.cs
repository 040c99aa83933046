using System.Diagnostics;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Tests.Search;

namespace WIJschool.Benchmarks.Measuring;

/// <summary>Times what has no address of its own: publishing, filling the index, one search.</summary>
internal static class MeasureCommand
{
    private const int Publications = 200;

    /// <summary>An editor's first publications after a start are compiled while they run; these are not counted.</summary>
    private const int WarmUp = 40;
    private const int Searches = 400;

    private static readonly string[] Queries =
    [
        "burgerschap", "polarisatie in de klas", "pesten", "\"vrijheid van meningsuiting\"", "herstelgesprek na een incident", "jeugdhulp", "mediawijshied",
        "dialoog -debat", "ouders", "groepsvorming onderbouw", "democratie", "levensbeschouwing",
    ];

    public static async Task<int> RunAsync(string data)
    {
        await using var site = await BenchSite.OpenAsync(data);
        await site.Get<ContentIndexing>().Settled;
        TimePublishing(site);
        await site.Get<ContentIndexing>().Settled;
        await TimeRebuildAsync(site);
        TimeSearching(site);
        await JudgeAsync();
        return 0;
    }

    private static void TimePublishing(BenchSite site)
    {
        var service = site.Get<IContentService>();
        var published = site.Get<IDocumentCacheService>();
        var documents = service.GetPagedDescendants(service.GetRootContent().First().Id, 0, int.MaxValue, out _)
            .Where(content => content.ContentType.Alias == "newsItem" && content.Published).Take(Publications).ToArray();
        var (both, publishing) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Publications; round++)
        {
            var document = documents[round % documents.Length];
            var text = $"Ronde {round}";
            document.SetValue("author", text);
            var saving = Time(() => service.Save(document));
            publishing.Add(Time(() => Publish(service, document)));
            both.Add(saving + publishing[^1]);
            var seen = published.GetByKeyAsync(document.Key, preview: false).GetAwaiter().GetResult()?.GetProperty("author")?.GetValue();
            if (!Equals(seen, text)) throw new InvalidOperationException($"A reader sees '{seen}' right after '{text}' was published.");
        }
        Numbers.Report("publish_median_ms", Numbers.Median(publishing.Skip(WarmUp)));
        Numbers.Report("save_and_publish_median_ms", Numbers.Median(both.Skip(WarmUp)));
    }

    private static void Publish(IContentService service, IContent document)
    {
        if (!service.Publish(document, ["nl"]).Success) throw new InvalidOperationException($"Document {document.Key} was not published.");
    }

    private static async Task TimeRebuildAsync(BenchSite site)
    {
        var documents = site.Get<ContentDocuments>();
        var started = Stopwatch.StartNew();
        await site.Get<ISearchIndex>().RebuildAsync(documents.All(CancellationToken.None).ToAsyncEnumerable(), CancellationToken.None);
        Numbers.Report("index_rebuild_ms", started.Elapsed.TotalMilliseconds);
    }

    private static void TimeSearching(BenchSite site)
    {
        var index = site.Get<ISearchIndex>();
        var times = new List<TimeSpan>();
        for (var round = 0; round < Searches; round++)
        {
            // each leaves out another word that stands nowhere, so that none is answered from what was asked before
            var request = new SearchRequest { Query = $"{Queries[round % Queries.Length]} -zz{round}", Culture = "nl" };
            times.Add(Time(() => index.Search(request, CancellationToken.None)));
        }
        Numbers.Report("search_median_ms", Numbers.Median(times.Skip(Queries.Length)));
        Numbers.Report("search_documents", index.DocumentCount);
    }

    /// <summary>How good the ranking is, over the judged queries of the tests.</summary>
    private static async Task JudgeAsync()
    {
        using var judged = await JudgedQueries.IndexAsync();
        var all = JudgedQueries.Ask(judged.Index);
        Numbers.Report("search_ndcg10", all.Average(one => one.Ndcg));
        Numbers.Report("search_recall20", all.Average(one => one.Recall));
        Numbers.Report("search_ndcg10_held_out", JudgedQueries.HeldOut(all).Average(one => one.Ndcg));
    }

    private static TimeSpan Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started);
    }
}
