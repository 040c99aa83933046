
namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class ManyEditorsOnSqlite(SqliteCms cms) : ManyEditorsTests(cms);

[Collection(OnPostgres.Name)]
public sealed class ManyEditorsOnPostgres(PostgresCms cms) : ManyEditorsTests(cms);

public abstract class ManyEditorsTests(CmsFixture cms)
{
    private const int Editors = 20;
    private const int Rounds = 5;

    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task Twenty_editors_save_and_publish_at_once_while_readers_read()
    {
        var parent = await site.PageAsync("Busy", publish: true);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => OnThreadOfItsOwn(() => Read(parent.Id, done.Token))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Editors).Select(editor => Task.Run(() => EditAsync(parent.Id, editor))));
        await done.CancelAsync();
        var reads = await Task.WhenAll(readers);

        var children = site.Documents.GetPagedChildren(parent.Id, 0, 100, out var total, null, null, null).ToList();
        Assert.Equal(Editors, total);
        Assert.All(children, c => Assert.Equal((true, false, $"round {Rounds}"), (c.Published, c.Edited, c.GetValue<string>("title", published: true))));
        Assert.Equal(Editors, children.Select(c => c.SortOrder).Distinct().Count());
        Assert.All(reads, count => Assert.True(count > 0));
    }

    [Fact]
    public async Task Twenty_editors_who_give_the_same_name_get_twenty_names()
    {
        var parent = await site.PageAsync("Same names", publish: true);

        await Task.WhenAll(Enumerable.Range(0, Editors).Select(_ => Task.Run(() => site.PageAsync("Page", parent.Id))));

        var names = site.Documents.GetPagedChildren(parent.Id, 0, 100, out _, null, null, null).Select(c => c.Name).ToList();
        Assert.Equal(Editors, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>On few processors the pool would be full of editors before a reader gets its turn.</summary>
    private static Task<int> OnThreadOfItsOwn(Func<int> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task EditAsync(int parentId, int editor)
    {
        var page = await site.PageAsync($"Editor {editor}", parentId, publish: true);
        for (var round = 1; round <= Rounds; round++)
        {
            var mine = site.Documents.GetById(page.Id)!;
            mine.SetValue("title", $"round {round}");
            Assert.True(site.Documents.Save(mine).Success);
            Assert.True(site.Documents.Publish(mine, ["*"]).Success);
        }
    }

    private int Read(int parentId, CancellationToken until)
    {
        var reads = 0;
        while (!until.IsCancellationRequested)
        {
            foreach (var child in site.Documents.GetPagedChildren(parentId, 0, 100, out _, null, null, null))
                Assert.StartsWith("-1,", child.Path, StringComparison.Ordinal);
            reads++;
        }
        return reads;
    }
}
