using Microsoft.Extensions.Logging.Abstractions;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Tests.Search;

/// <summary>An index in a folder of its own, which goes with it.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly ISynonymSource? synonyms;
    private SqliteSearchIndex index;

    public TestIndex(Synonyms? synonyms = null)
    {
        this.synonyms = synonyms is null ? null : new Fixed(synonyms);
        Folder = Directory.CreateTempSubdirectory("search").FullName;
        index = Open();
    }

    public string Folder { get; }

    public SqliteSearchIndex Index => index;

    public static async Task<TestIndex> WithAsync(params SearchDocument[] documents)
    {
        var test = new TestIndex();
        await test.Index.RebuildAsync(documents.ToAsyncEnumerable(), CancellationToken.None);
        return test;
    }

    public void Reopen()
    {
        index.Dispose();
        index = Open();
    }

    public SearchResult Search(string query) => Search(new SearchRequest { Query = query });

    public SearchResult Search(SearchRequest request) => index.Search(request, CancellationToken.None);

    /// <summary>The titles that a query finds, best first.</summary>
    public IReadOnlyList<string> Titles(string query) => Titles(new SearchRequest { Query = query });

    public IReadOnlyList<string> Titles(SearchRequest request) =>
        [.. Search(request).Items.Select(item => string.Concat(item.Title.Select(segment => segment.Text)))];

    public void Dispose()
    {
        index.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private SqliteSearchIndex Open() =>
        SqliteSearchIndex.Open(SearchIndexNames.External, Folder, new SearchOptions(), NullLogger.Instance, synonyms);

    private sealed class Fixed(Synonyms synonyms) : ISynonymSource
    {
        public Synonyms For(string culture) => synonyms;
    }
}

/// <summary>Documents that say only what a test is about.</summary>
internal static class Make
{
    public static SearchDocument Document(
        string title, string body = "", string intro = "", string kind = "contentPage", string culture = "nl", Guid? key = null)
    {
        return new SearchDocument
        {
            Key = key ?? Guid.NewGuid(),
            Culture = culture,
            Kind = kind,
            Title = title,
            Intro = intro,
            Body = body,
            Url = $"/{title.ToLowerInvariant().Replace(' ', '-')}",
        };
    }

    public static SearchDocument With(this SearchDocument document, string facet, params string[] values) => document with
    {
        Keywords = new Dictionary<string, IReadOnlyList<string>>(document.Keywords) { [facet] = values },
    };
}
