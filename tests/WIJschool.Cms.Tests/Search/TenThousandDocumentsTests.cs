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
    private static readonly string[] Themes = ["Pesten", "Identiteit", "Ouders", "Burgerschap", "Democratie", "Mediawijsheid"];
    private static readonly string[] Sectors = ["Primair onderwijs", "Voortgezet onderwijs", "Speciaal onderwijs", "Mbo"];
    private static readonly string[] Kinds = ["intervention", "successStory", "caseStudy", "knowledgeItem", "contentPage"];

    [Fact]
    public async Task Ten_thousand_documents_are_indexed_and_found()
    {
        using var index = new TestIndex();
        var generator = new Generator();
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

    private void MeasureChanges(TestIndex index, Generator generator)
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

    /// <summary>Texts of Dutch words and compounds of them, some frequent and most rare, as in real texts; the same at each run.</summary>
    private sealed class Generator
    {
        private readonly Random random = new(20261122);
        private readonly string[] words;

        public Generator()
        {
            var simple = File.ReadLines(TestFiles.Path("dutch-stems.tsv")).Select(line => line.Split('\t')[0]).ToArray();
            random.Shuffle(simple);
            words = [.. simple, .. Enumerable.Range(0, 20_000).Select(_ => $"{Any(simple)}{Any(simple)}")];
        }

        public SearchDocument Document(int number) => new()
        {
            Key = new Guid(number, 0, 0, new byte[8]),
            Culture = "nl",
            Kind = Kinds[number % Kinds.Length],
            Title = Text(4),
            Intro = Text(25),
            Body = Text(300),
            Url = string.Create(CultureInfo.InvariantCulture, $"/document/{number}"),
            Keywords = new Dictionary<string, IReadOnlyList<string>>
            {
                ["theme"] = [Any(Themes)],
                ["sector"] = [Sectors[number % 4], Sectors[(number + 1) % 4]],
            },
        };

        /// <summary>A word that stands in some tens to hundreds of documents, such as people look for.</summary>
        public string Word() => words[random.Next(150, 3000)];

        public string Frequent() => words[random.Next(0, 20)];

        public string Prefix() => Word() is { Length: > 3 } word ? word[..3] : "de";

        public string Misspelt()
        {
            string word;
            do
                word = Word();
            while (word.Length < 7);
            var place = random.Next(2, word.Length - 1);
            return word[..place] + word[(place + 1)..];
        }

        private string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[Rank()]));

        /// <summary>Zipf's law, about.</summary>
        private int Rank() => (int)Math.Min(words.Length - 1, Math.Exp(random.NextDouble() * Math.Log(words.Length)) - 1);

        private T Any<T>(T[] items) => items[random.Next(items.Length)];
    }
}
