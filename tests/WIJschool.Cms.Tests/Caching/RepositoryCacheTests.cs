using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Tests.Caching;

public sealed class RepositoryCacheTests : IDisposable
{
    private readonly AppCaches caches = new(NoAppCache.Instance, NoAppCache.Instance, RepositoryAppCache.CreateIsolatedCaches());
    private readonly FakeDatabase database = new();
    private readonly RepositoryCache<ILanguage> languages;
    private int reads;
    private List<(int Id, string Iso)> table = [(1, "nl"), (2, "en-US")];

    public RepositoryCacheTests() => languages = new RepositoryCache<ILanguage>(database, caches, () =>
    {
        reads++;
        return table.ConvertAll(row => (ILanguage)Make(row.Id, row.Iso));
    });

    [Fact]
    public void A_set_is_read_once()
    {
        languages.Get(1);
        languages.GetMany(Array.Empty<int>());

        Assert.Equal(1, reads);
    }

    [Fact]
    public void What_is_handed_out_is_a_copy()
    {
        languages.Get(1)!.IsoCode = "fr";

        Assert.Equal("nl", languages.Get(1)!.IsoCode);
        Assert.False(languages.Get(1)!.IsDirty());
    }

    [Fact]
    public void Core_clearing_one_entry_makes_the_whole_set_stale()
    {
        languages.Get(1);

        caches.IsolatedCaches.GetOrCreate<ILanguage>().Clear(RepositoryCacheKeys.GetKey<ILanguage, int>(99));
        languages.Get(1);

        Assert.Equal(2, reads);
    }

    [Fact]
    public void Core_clearing_the_type_makes_the_set_stale()
    {
        languages.Get(1);

        caches.IsolatedCaches.ClearCache<ILanguage>();
        languages.Get(1);

        Assert.Equal(2, reads);
    }

    [Fact]
    public void A_scope_sees_its_own_changes_and_others_do_not_before_the_commit()
    {
        languages.Get(1);
        database.IsWriting = true;
        languages.Changed();
        table = [(1, "nl"), (3, "de")];

        var own = languages.Get(3);
        var elsewhere = database.InAnotherScope(() => languages.Get(3));

        Assert.NotNull(own);
        Assert.Null(elsewhere);
    }

    [Fact]
    public void A_commit_makes_the_set_stale_for_everyone()
    {
        languages.Get(1);
        database.IsWriting = true;
        languages.Changed();
        table = [(3, "de")];

        database.End(commit: true);

        Assert.NotNull(languages.Get(3));
    }

    [Fact]
    public void A_rollback_leaves_the_set_as_it_was()
    {
        languages.Get(1);
        database.IsWriting = true;
        languages.Changed();
        database.End(commit: false);

        languages.Get(1);

        Assert.Equal(1, reads);
    }

    [Fact]
    public void What_was_read_before_a_commit_is_not_kept_after_it()
    {
        var slow = new RepositoryCache<ILanguage>(database, caches, () =>
        {
            var before = table.ConvertAll(row => (ILanguage)Make(row.Id, row.Iso));
            if (reads++ == 0) CommitElsewhere();
            return before;
        });
        slow.Get(1);

        Assert.NotNull(slow.Get(3));
    }

    [Fact]
    public void Writing_something_else_does_not_empty_the_cache()
    {
        languages.Get(1);
        database.IsWriting = true;

        languages.Get(1);

        Assert.Equal(1, reads);
    }

    [Fact]
    public void A_query_compares_text_without_case_as_the_database_does()
    {
        var query = new CmsQuery<ILanguage>();
        query.Where(x => x.IsoCode == "EN-us");

        Assert.Equal(2, Assert.Single(languages.Where(query)).Id);
    }

    public void Dispose()
    {
        database.End(commit: false);
        caches.Dispose();
    }

    private void CommitElsewhere()
    {
        table = [(3, "de")];
        caches.IsolatedCaches.ClearCache<ILanguage>();
    }

    private static Language Make(int id, string iso) => new(iso, iso) { Id = id };

    private sealed class FakeDatabase : IScopedDatabase
    {
        private readonly List<Action> afterCommit = [];

        public CmsDbContext Db => throw new NotSupportedException("Nothing here reads a database.");

        public bool IsWriting { get; set; }

        public IDictionary<object, object> Items { get; private set; } = new Dictionary<object, object>();

        public void AfterCommit(Action action) => afterCommit.Add(action);

        public T InAnotherScope<T>(Func<T> read)
        {
            var (writing, items) = (IsWriting, Items);
            (IsWriting, Items) = (false, new Dictionary<object, object>());
            var result = read();
            (IsWriting, Items) = (writing, items);
            return result;
        }

        public void End(bool commit)
        {
            if (commit) afterCommit.ForEach(a => a());
            afterCommit.Clear();
            Items.Clear();
            IsWriting = false;
        }
    }
}
