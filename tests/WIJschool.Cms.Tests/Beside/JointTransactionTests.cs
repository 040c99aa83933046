using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Beside;

[Collection(OnSqlite.Name)]
public sealed class JointTransactionOnSqlite() : JointTransactionTests(new SqliteCms());

[Collection(OnPostgres.Name)]
public sealed class JointTransactionOnPostgres() : JointTransactionTests(new PostgresCms());

public abstract class JointTransactionTests(CmsFixture site) : BesideSite(site)
{
    private readonly SeenWhenTold seen = new();

    private IMemberService Members => Site.Get<IMemberService>();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<INotificationHandler<MemberSavedNotification>>(seen);
    }

    [Fact]
    public async Task What_Core_and_the_context_write_is_committed_together()
    {
        var (name, done) = (Name(), false);

        await InScopeAsync((notes, joint) => joint.RunAsync(
            async ct =>
            {
                await WriteBothAsync(notes, name, ct);
                joint.AfterCommit(() => done = true);
                Assert.False(done);
                return true;
            },
            ok => ok, CancellationToken.None));

        Assert.True(done);
        Assert.Equal((true, 1), await LeftAsync(name));
    }

    [Fact]
    public async Task Handlers_hear_of_it_when_it_is_in_the_database()
    {
        var name = Name();
        seen.Look = () => LeftAsync(name).GetAwaiter().GetResult();

        await InScopeAsync((notes, joint) => joint.RunAsync(
            async ct =>
            {
                await WriteBothAsync(notes, name, ct);
                Assert.Null(seen.Left);
                return true;
            },
            ok => ok, CancellationToken.None));

        Assert.Equal((true, 1), seen.Left);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("answers an error")]
    [InlineData("breaks a rule of the database")]
    public async Task Neither_is_kept_when_the_work(string fails)
    {
        var (name, done) = (Name(), false);
        await InScopeAsync(async (notes, joint) =>
        {
            var work = joint.RunAsync(
                async ct =>
                {
                    await WriteBothAsync(notes, name, ct);
                    joint.AfterCommit(() => done = true);
                    if (fails == "throws") throw new IOException("away");
                    if (fails == "breaks a rule of the database") await AddAsync(notes, new Note { Text = null! }, ct);
                    return false;
                },
                ok => ok, CancellationToken.None);
            if (fails == "answers an error") Assert.False(await work);
            else await Assert.ThrowsAnyAsync<Exception>(() => work);

            Assert.Empty(notes.ChangeTracker.Entries());
            return await AddAsync(notes, new Note { Text = name + " after" }, CancellationToken.None); // the context is itself again
        });

        Assert.False(done);
        Assert.Equal((false, 0), await LeftAsync(name));
        Assert.Equal((false, 1), await LeftAsync(name + " after"));
    }

    [Fact]
    public async Task Afterwards_the_context_shares_its_connection_with_nobody()
    {
        await InScopeAsync(async (notes, joint) =>
        {
            var (own, lent) = (notes.Database.GetConnectionString(), (DbConnection?)null);
            await joint.RunAsync(
                _ =>
                {
                    lent = notes.Database.GetDbConnection();
                    return Task.FromResult(true);
                },
                ok => ok, CancellationToken.None);

            Assert.NotSame(lent, notes.Database.GetDbConnection());
            Assert.Equal(own, notes.Database.GetConnectionString());
            return await AddAsync(notes, new Note { Text = Name() }, CancellationToken.None);
        });
    }

    [Fact]
    public async Task Neither_is_kept_when_Core_fails()
    {
        var name = Name();

        await Assert.ThrowsAnyAsync<Exception>(() => InScopeAsync((notes, joint) => joint.RunAsync(
            async ct =>
            {
                await WriteBothAsync(notes, name, ct);
                Members.CreateMemberWithIdentity(name, name, name, "noSuchType");
                return true;
            },
            ok => ok, CancellationToken.None)));

        Assert.Equal((false, 0), await LeftAsync(name));
    }

    [Fact]
    public async Task It_opens_inside_nothing_else()
    {
        var scopes = Site.Get<ICoreScopeProvider>();
        await InScopeAsync(async (_, joint) =>
        {
            Task<bool> Run(Func<CancellationToken, Task<bool>> work) => joint.RunAsync(work, ok => ok, CancellationToken.None);
            using (scopes.CreateCoreScope(autoComplete: true))
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => Run(_ => Task.FromResult(true)));
            }
            return await Run(async _ =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => Run(_ => Task.FromResult(true)));
                return true;
            });
        });
    }

    [Fact]
    public async Task A_reader_waits_for_nobody()
    {
        var name = Name();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await InScopeAsync((notes, joint) => joint.RunAsync(
            async ct =>
            {
                await WriteBothAsync(notes, name, ct);
                Assert.Equal((false, 0), await ApartAsync(() => LeftAsync(name)).WaitAsync(late.Token));
                return true;
            },
            ok => ok, CancellationToken.None));
        Assert.Equal((true, 1), await LeftAsync(name));
    }

    [Fact]
    public async Task A_save_inside_a_scope_that_writes_is_refused_where_it_would_wait_for_itself()
    {
        var scopes = Site.Get<ICoreScopeProvider>();
        await InScopeAsync(async (notes, _) =>
        {
            using var scope = scopes.CreateCoreScope();
            Site.Get<IKeyValueService>().SetValue(Name(), "x");
            notes.Add(new Note { Text = "x" });
            await Assert.ThrowsAsync<InvalidOperationException>(() => notes.SaveChangesAsync());
            return 0;
        });
        Assert.Equal((false, 1), await AfterSavingAsync(Name()));
    }

    [Fact]
    public async Task A_save_that_fails_lets_the_next_writer_in()
    {
        await InScopeAsync(async (notes, _) =>
        {
            var note = new Note { Text = "first" };
            await AddAsync(notes, note, CancellationToken.None);
            await notes.Notes.ExecuteUpdateAsync(set => set.SetProperty(n => n.Version, n => n.Version + 1));
            note.Text = "second";
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => notes.SaveChangesAsync());
        });
        await InScopeAsync(async (notes, _) =>
        {
            notes.Add(new Note { Text = null! });
            await Assert.ThrowsAsync<DbUpdateException>(() => notes.SaveChangesAsync());
            return await Assert.ThrowsAnyAsync<Exception>(() => notes.Notes.ExecuteUpdateAsync(set => set.SetProperty(n => n.Text, (string)null!)));
        });

        Assert.Equal((false, 1), await AfterSavingAsync(Name()));
        Site.Get<IKeyValueService>().SetValue(Name(), "and Core too");
    }

    private static string Name() => $"{Guid.NewGuid():N}@school.nl";

    private async Task WriteBothAsync(NotesDbContext notes, string name, CancellationToken ct)
    {
        await AddAsync(notes, new Note { Text = name }, ct);
        Members.CreateMemberWithIdentity(name, name, name, "Member");
        Assert.True(await notes.Notes.AnyAsync(n => n.Text == name, ct)); // it sees its own
    }

    private static async Task<int> AddAsync(NotesDbContext notes, Note note, CancellationToken ct)
    {
        notes.Add(note);
        return await notes.SaveChangesAsync(ct);
    }

    private async Task<(bool Member, int Notes)> AfterSavingAsync(string name)
    {
        await InScopeAsync((notes, _) => AddAsync(notes, new Note { Text = name }, CancellationToken.None));
        return await LeftAsync(name);
    }

    /// <summary>What others find of it.</summary>
    private async Task<(bool Member, int Notes)> LeftAsync(string name)
    {
        await using var notes = await Site.Get<IDbContextFactory<NotesDbContext>>().CreateDbContextAsync();
        return (Members.Exists(name), await notes.Notes.CountAsync(n => n.Text == name));
    }

    // on a flow of its own, which knows nothing of the scope that is open here
    private static Task<T> ApartAsync<T>(Func<Task<T>> work)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(work);
    }

    private sealed class SeenWhenTold : INotificationHandler<MemberSavedNotification>
    {
        public Func<(bool Member, int Notes)>? Look { get; set; }

        public (bool Member, int Notes)? Left { get; private set; }

        public void Handle(MemberSavedNotification notification) => Left = Look?.Invoke();
    }
}
