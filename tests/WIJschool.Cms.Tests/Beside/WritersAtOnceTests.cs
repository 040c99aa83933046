using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Locking;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Beside;

[Collection(OnSqlite.Name)]
public sealed class WritersAtOnceOnSqlite() : WritersAtOnceTests(new SqliteCms());

[Collection(OnPostgres.Name)]
public sealed class WritersAtOnceOnPostgres() : WritersAtOnceTests(new PostgresCms());

public abstract class WritersAtOnceTests(CmsFixture site) : BesideSite(site)
{
    private const int Each = 20;
    private const int Rounds = 5;

    [Fact]
    public async Task Twenty_editors_publish_while_twenty_schools_save_and_twenty_join_both()
    {
        var documents = new DocumentSite(Site);
        var home = await documents.PageAsync("Home", publish: true);

        await Task.WhenAll(Enumerable.Range(0, Each).SelectMany(n => new[]
        {
            Task.Run(() => PublishAsync(documents, home.Id, n)), Task.Run(() => SaveAsync(n)), Task.Run(() => JoinAsync(n)),
        }));

        documents.Documents.GetPagedChildren(home.Id, 0, 1, out var pages, null, null, null);
        Assert.Equal(Each, pages);
        Assert.Equal(Each, Site.Get<IMemberService>().Count());
        await using var notes = await Site.Get<IDbContextFactory<NotesDbContext>>().CreateDbContextAsync();
        Assert.Equal(Each * Rounds, await notes.Notes.CountAsync(n => n.Text.StartsWith("saved") && n.Version == 1));
        Assert.Equal(Each, await notes.Notes.CountAsync(n => n.Text.StartsWith("joined")));
    }

    private static async Task PublishAsync(DocumentSite documents, int homeId, int editor)
    {
        var page = await documents.PageAsync($"Page {editor}", homeId, publish: true);
        for (var round = 0; round < Rounds; round++)
        {
            page.SetValue("title", $"round {round}");
            Assert.True(documents.Documents.Save(page).Success);
            Assert.True(documents.Documents.Publish(page, ["*"]).Success);
        }
    }

    private async Task SaveAsync(int school)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var note = new Note { Text = $"saved {school} {round}" };
            await InScopeAsync(async (notes, _) =>
            {
                notes.Add(note);
                await notes.SaveChangesAsync();
                return await notes.Notes.Where(n => n.Id == note.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Version, 1));
            });
        }
    }

    private Task<bool> JoinAsync(int n) => InScopeAsync((notes, joint) => joint.RunAsync(
        async ct =>
        {
            notes.Add(new Note { Text = $"joined {n}" });
            await notes.SaveChangesAsync(ct);
            Site.Get<IMemberService>().CreateMemberWithIdentity($"{n}@school.nl", $"{n}@school.nl", $"{n}", "Member");
            return true;
        },
        ok => ok, CancellationToken.None));
}

public sealed class SqliteWriteGateTests
{
    [Fact]
    public async Task Whoever_came_first_goes_first_with_and_without_a_thread()
    {
        var gate = new SqliteWriteGate(TimeSpan.FromSeconds(30));
        var order = new List<int>();
        var first = gate.Enter();
        var waiting = new List<Task>();
        for (var n = 0; n < 6; n++)
        {
            var place = n;
            waiting.Add(n % 2 == 0 ? Task.Run(async () => Note(await gate.EnterAsync(CancellationToken.None), place)) : Task.Factory.StartNew(
                () => Note(gate.Enter(), place), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            await Task.Delay(50); // it has joined the line
        }

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal([0, 1, 2, 3, 4, 5], order);

        void Note(IDisposable pass, int place)
        {
            order.Add(place);
            pass.Dispose();
        }
    }

    [Fact]
    public async Task Whoever_gives_up_or_waits_too_long_leaves_the_turn_to_the_next()
    {
        var gate = new SqliteWriteGate(TimeSpan.FromMilliseconds(200));
        using var leaves = new CancellationTokenSource();
        var first = gate.Enter();
        var cancelled = gate.EnterAsync(leaves.Token).AsTask();
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Throws<WriteTurnTimeoutException>(gate.Enter);
        await Assert.ThrowsAsync<WriteTurnTimeoutException>(async () => await gate.EnterAsync(CancellationToken.None));

        first.Dispose();
        (await gate.EnterAsync(CancellationToken.None)).Dispose();
        gate.Enter().Dispose();
    }
}
