using System.Diagnostics;
using System.Globalization;
using WIJschool.Cms.Search;
using Xunit.Abstractions;

namespace WIJschool.Cms.Tests.Search;

/// <summary>
/// An index of a size that no school site reaches. How long it takes is printed, for whoever runs it in Release on a quiet
/// machine; only that the answers are right is tested.
/// </summary>
public class TenThousandDocumentsTests(ITestOutputHelper output)
{
    private const int Documents = 10_000;

    [Fact]
    public async Task Ten_thousand_documents_are_indexed_and_found()
    {
        using var index = new TestIndex();
        var generator = new GeneratedDocuments();
        var documents = Enumerable.Range(0, Documents).Select(generator.Document).ToList();
        var clock = Stopwatch.StartNew();
        await index.Index.RebuildAsync(documents.ToAsyncEnumerable(), CancellationToken.None);
        Report("rebuild", clock);
        Report("file, MB", new FileInfo(Directory.GetFiles(index.Folder, "*.db").Single()).Length / 1e6);
        clock.Restart();
        index.Reopen();
        Report("open", clock);

        Measure(index, "one word", () => generator.Word(), documents);
        Measure(index, "two words", () => $"{generator.Word()} {generator.Word()}", documents);
        Measure(index, "three words", () => $"{generator.Word()} {generator.Word()} {generator.Word()}", documents);
        Measure(index, "misspelt", () => generator.Misspelt(), documents);
        Measure(index, "frequent word", () => generator.Frequent(), documents);
        MeasureChanges(index, generator);

        Assert.Equal(Documents, index.Index.DocumentCount);
        Assert.Equal(Documents, index.Search("").Total);
        Assert.Contains(documents[4321].Title, index.Titles($"\"{documents[4321].Title}\""));
    }

    private void Measure(TestIndex index, string name, Func<string> query, List<SearchDocument> documents)
    {
        var requests = Enumerable.Range(0, 300)
            .Select(_ => new SearchRequest { Query = query(), Culture = "nl", Facets = ["theme", "sector"] }).ToList();
        requests.Take(50).ToList().ForEach(request => index.Search(request));
        var times = new List<double>();
        var found = 0L;
        foreach (var request in requests)
        {
            var clock = Stopwatch.StartNew();
            var result = index.Search(request);
            times.Add(clock.Elapsed.TotalMilliseconds);
            found += result.Total;
            Assert.InRange(result.Total, 0, documents.Count);
            Assert.True(result.Items.Count == Math.Min(10, result.Total));
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: p50 {times[150]:F2} ms, p95 {times[285]:F2} ms, p99 {times[297]:F2} ms, {found / 300} results"));
    }

    private void MeasureChanges(TestIndex index, GeneratedDocuments generator)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
            index.Index.Upsert([generator.Document(i) with { Body = "zzgewijzigd" }]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"change of one document: {clock.Elapsed.TotalMilliseconds / 100:F2} ms"));
        Assert.Equal(100, index.Search("zzgewijzigd").Total);

        clock.Restart();
        for (var i = 0; i < 300; i++)
            index.Index.Suggest(new SearchRequest { Query = generator.Prefix(), Culture = "nl" }, CancellationToken.None);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suggestion: {clock.Elapsed.TotalMilliseconds / 300:F2} ms"));
    }

    private void Report(string name, Stopwatch clock) => Report(name + ", ms", clock.Elapsed.TotalMilliseconds);

    private void Report(string name, double value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:F0}"));
}
