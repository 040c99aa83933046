using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Jobs;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Tests.Jobs;

[Collection(OnSqlite.Name)]
public sealed class JobTestsOnSqlite(SqliteCms site) : JobTests(site);

[Collection(OnPostgres.Name)]
public sealed class JobTestsOnPostgres(PostgresCms site) : JobTests(site);

public abstract class JobTests(CmsFixture site)
{
    [Fact]
    public void A_job_is_taken_by_one_node_and_again_only_after_its_period()
    {
        var clock = new FixedClock();
        var job = new CountedJob();
        var (one, other) = (Turns(clock), Turns(clock));
        one.Register([job]);
        other.Register([job]);

        Assert.True(one.TryTake(job));
        Assert.False(other.TryTake(job));
        one.Done(job);
        Assert.False(other.TryTake(job));
        clock.Advance(job.Period);
        Assert.True(other.TryTake(job));
    }

    [Fact]
    public void A_job_whose_node_died_is_taken_over()
    {
        var clock = new FixedClock();
        var job = new CountedJob();
        var (dead, alive) = (Turns(clock), Turns(clock));
        dead.Register([job]);
        Assert.True(dead.TryTake(job));

        clock.Advance(site.Get<IOptionsMonitor<DistributedJobSettings>>().CurrentValue.MaximumExecutionTime + TimeSpan.FromSeconds(1));

        Assert.True(alive.TryTake(job));
    }

    [Fact]
    public async Task Many_nodes_that_look_at_once_run_a_job_once()
    {
        var clock = new FixedClock();
        var job = new CountedJob();
        Turns(clock).Register([job]);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Turns(clock).TryTake(job))));

        Assert.Equal(1, taken.Count(t => t));
    }

    [Fact]
    public async Task A_job_that_fails_keeps_no_other_from_running_and_is_tried_again()
    {
        var clock = new FixedClock();
        var (broken, whole) = (new CountedJob(fails: true), new CountedJob());
        var turns = Turns(clock);
        turns.Register([broken, whole]);
        using var runner = new JobRunner(
            [broken, whole], turns, site.Get<IRuntimeState>(), site.Get<IOptionsMonitor<DistributedJobSettings>>(), clock, NullLogger<JobRunner>.Instance);

        await runner.RunDueAsync(CancellationToken.None);
        clock.Advance(broken.Period);
        await runner.RunDueAsync(CancellationToken.None);

        Assert.Equal((2, 2), (broken.Runs, whole.Runs));
    }

    [Fact]
    public async Task A_page_whose_moment_has_come_is_published()
    {
        var contents = site.Get<IContentService>();
        var page = SomePages.Create(site, "Op tijd");
        contents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddMinutes(5), null));
        await Job<PublishWhatIsScheduled>().RunAsync(CancellationToken.None);
        Assert.False(contents.GetById(page.Id)!.Published);

        contents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddMinutes(-5), null));
        await Job<PublishWhatIsScheduled>().RunAsync(CancellationToken.None);

        Assert.True(contents.GetById(page.Id)!.Published);
    }

    [Fact]
    public async Task Every_job_runs_on_a_new_site()
    {
        foreach (var job in site.Services.GetServices<IScheduledJob>()) await job.RunAsync(CancellationToken.None);
    }

    private T Job<T>() => site.Services.GetServices<IScheduledJob>().OfType<T>().Single();

    private JobTurns Turns(TimeProvider clock) => new(
        site.Get<ICoreScopeProvider>(), site.Get<IScopedDatabase>(), site.Get<IOptionsMonitor<DistributedJobSettings>>(), clock);

    private sealed class CountedJob(bool fails = false) : IScheduledJob
    {
        public string Name { get; } = $"Test{Guid.NewGuid():N}";

        public TimeSpan Period => TimeSpan.FromMinutes(1);

        public int Runs { get; private set; }

        public Task RunAsync(CancellationToken ct)
        {
            Runs++;
            return fails ? Task.FromException(new InvalidOperationException("stuk")) : Task.CompletedTask;
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        private DateTimeOffset now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
