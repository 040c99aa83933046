using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using WIJschool.Benchmarks.Seeding;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Benchmarks.Micro;

/// <summary>The parts of a search: one word brought to its stem, one query on documents of one sentence.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Documents = 1000;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"wijschool-bench-{Guid.NewGuid():N}");
    private SqliteSearchIndex index = null!;

    [GlobalSetup]
    public void Fill()
    {
        index = SqliteSearchIndex.Open(SearchIndexNames.External, folder, new SearchOptions(), NullLogger<SqliteSearchIndex>.Instance);
        index.Upsert([.. Enumerable.Range(1, Documents).Select(number => new SearchDocument
        {
            Key = Guid.NewGuid(),
            Kind = "newsItem",
            Culture = "nl",
            Title = $"Bericht {number}",
            Body = RandomText.Sentence(number),
        })]);
    }

    [GlobalCleanup]
    public void Remove()
    {
        index.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public string Stem() => DutchStemmer.Stem("verantwoordelijkheden");

    [Benchmark]
    public SearchResult OneWord() => index.Search(new SearchRequest { Query = "burgerschap", Culture = "nl" }, CancellationToken.None);

    [Benchmark]
    public SearchResult TypingError() => index.Search(new SearchRequest { Query = "mediawijshied", Culture = "nl" }, CancellationToken.None);
}
