using System.Runtime.CompilerServices;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

public class ChangingTests
{
    [Fact]
    public async Task Changed_document_is_found_by_its_new_words_at_once_and_no_longer_by_the_old()
    {
        var key = Guid.NewGuid();
        using var index = await TestIndex.WithAsync(Make.Document("Oud", "gisteren", key: key), Make.Document("Ander", "voetbal"));

        index.Index.Upsert([Make.Document("Nieuw", "morgen", key: key)]);

        Assert.Equal(["Nieuw"], index.Titles("morgen"));
        Assert.Empty(index.Titles("gisteren"));
        Assert.Equal(2, index.Index.DocumentCount);
    }

    [Fact]
    public async Task Removed_document_is_gone_in_all_languages_and_its_words_are_no_longer_offered()
    {
        var key = Guid.NewGuid();
        using var index = await TestIndex.WithAsync(
            Make.Document("Herstelcirkel", "cirkel", key: key), Make.Document("Circle", "cirkel", key: key, culture: "en"), Make.Document("Ander"));

        index.Index.Remove([key, Guid.NewGuid()]);

        Assert.Equal(0, index.Search(new SearchRequest { Query = "cirkel", Culture = null }).Total);
        Assert.Empty(index.Index.Suggest(new SearchRequest { Query = "herst" }, CancellationToken.None));
        Assert.Null(index.Search("cirkle").Correction);
    }

    [Fact]
    public async Task Index_is_the_same_after_it_was_closed_and_opened()
    {
        var key = Guid.NewGuid();
        using var index = await TestIndex.WithAsync(
            Make.Document("Een", "coördinator klas").With("theme", "Pesten") with { AccessKeys = ["groep"], Date = DateTimeOffset.UnixEpoch },
            Make.Document("Twee", "klas", key: key).With("theme", "Ouders"));
        index.Index.Upsert([Make.Document("Drie", "klassen", key: key).With("theme", "Ouders", "Pesten")]);
        var request = new SearchRequest { Query = "klas coordinator", AccessKeys = null, Facets = ["theme"] };
        var before = index.Search(request);

        index.Reopen();

        Assert.False(index.Index.NeedsRebuild);
        Assert.Equivalent(before, index.Search(request), strict: true);
        Assert.Equal("coördinator", index.Search(new SearchRequest { Query = "coordinatir", AccessKeys = null }).Correction);
    }

    [Fact]
    public void New_index_is_empty_and_asks_to_be_rebuilt_even_after_a_restart()
    {
        using var index = new TestIndex();

        Assert.True(index.Index.NeedsRebuild);
        Assert.Equal(0, index.Search("iets").Total);
        index.Reopen();
        Assert.True(index.Index.NeedsRebuild);
    }

    [Fact]
    public async Task Damaged_file_is_thrown_away()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Een"));
        var file = Assert.Single(Directory.GetFiles(index.Folder, "*.db"));
        index.Index.Dispose();
        await File.WriteAllTextAsync(file, "this is no database");

        index.Reopen();

        Assert.True(index.Index.NeedsRebuild);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Rebuild_replaces_everything_and_leaves_one_file()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Oud", "klas"));

        await index.Index.RebuildAsync(new[] { Make.Document("Nieuw", "klas") }.ToAsyncEnumerable(), CancellationToken.None);

        Assert.Equal(["Nieuw"], index.Titles("klas"));
        Assert.Single(Directory.GetFiles(index.Folder, "*.db"));
    }

    [Fact]
    public async Task Searches_and_changes_go_on_during_a_rebuild_and_the_changes_are_kept()
    {
        var (kept, gone) = (Guid.NewGuid(), Guid.NewGuid());
        using var index = await TestIndex.WithAsync(Make.Document("Oud", "klas", key: kept), Make.Document("Weg", "klas", key: gone));
        var reading = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();

        var rebuild = index.Index.RebuildAsync(Slowly(), CancellationToken.None);
        await reading.Task;
        Assert.Equal(2, index.Search("klas").Total);
        index.Index.Upsert([Make.Document("Nieuw", "klas", key: kept)]);
        index.Index.Remove([gone]);
        Assert.Equal(["Nieuw"], index.Titles("klas"));
        goOn.SetResult();
        await rebuild;

        Assert.Equal(["Nieuw"], index.Titles("klas"));

        async IAsyncEnumerable<SearchDocument> Slowly()
        {
            yield return Make.Document("Oud", "klas", key: kept);
            yield return Make.Document("Weg", "klas", key: gone);
            reading.SetResult();
            await goOn.Task;
        }
    }

    [Fact]
    public async Task Failed_or_cancelled_rebuild_leaves_the_old_index()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Oud", "klas"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => index.Index.RebuildAsync(Failing(), CancellationToken.None));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.Index.RebuildAsync(Endless(cancelled.Token), cancelled.Token));

        Assert.Equal(["Oud"], index.Titles("klas"));
        Assert.Single(Directory.GetFiles(index.Folder, "*.db"));

        static async IAsyncEnumerable<SearchDocument> Failing()
        {
            yield return Make.Document("Nieuw", "klas");
            await Task.Yield();
            throw new InvalidOperationException("The content could not be read.");
        }

        static async IAsyncEnumerable<SearchDocument> Endless([EnumeratorCancellation] CancellationToken ct)
        {
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                yield return Make.Document("Nieuw", "klas");
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Many_can_search_while_others_write_and_rebuild()
    {
        var documents = Enumerable.Range(0, 200).Select(i => Make.Document($"Klas {i}", "een tekst over de klas")).ToArray();
        using var index = await TestIndex.WithAsync(documents);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                Assert.Equal(200, index.Search(new SearchRequest { Query = "klas", Take = 3 }).Total);
        })).ToList();

        for (var i = 0; i < 5; i++)
        {
            foreach (var document in documents.Take(20))
                index.Index.Upsert([document with { Body = $"andere tekst over de klas {i}" }]);
            await index.Index.RebuildAsync(documents.ToAsyncEnumerable(), CancellationToken.None);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }
}
