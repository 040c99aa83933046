using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Benchmarks.Scans;

/// <summary>Times what a school and the alliance wait for, with the answers of a million people at 2,000 schools in one database.</summary>
internal static class ScanCommand
{
    private const int WarmUp = 100;
    private const int Results = 400;
    private const int Benchmarks = 15;

    /// <param name="folder">Where the database is made.</param>
    public static async Task<int> RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var options = new DbContextOptionsBuilder<WijschoolDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "scans.db")}").Options;
        var scans = new MadeScans(options);
        await scans.MakeAsync();
        Numbers.Report("stored_mb", await scans.StoredAsync() / 1e6);
        Numbers.Report("figures_median_ms", Numbers.Median(scans.Closing));
        await TimeResultsAsync(options, scans);
        await TimeBenchmarksAsync(options);
        return 0;
    }

    private static async Task TimeResultsAsync(DbContextOptions<WijschoolDbContext> options, MadeScans scans)
    {
        var versions = new InstrumentVersions();
        var random = new Random(2);
        List<TimeSpan> times = [];
        for (var n = 0; n < WarmUp + Results; n++)
        {
            var (school, round) = scans.Last[random.Next(scans.Last.Count)];
            await using var db = new WijschoolDbContext(options); // as each request has its own
            var instruments = new RoundInstruments(db, versions);
            var started = Stopwatch.GetTimestamp();
            var result = await new ReadScanResult(db, new ClosedRounds(db, instruments), instruments).ExecuteAsync(school, round, "nl", CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(started);
            if (result.Expect().Changes.Count == 0) throw new InvalidOperationException("A result has no change since the round before.");
            if (n >= WarmUp) times.Add(took);
        }
        Numbers.Report("result_median_ms", Numbers.Median(times));
        Numbers.Report("result_p99_ms", times.Order().ElementAt(times.Count * 99 / 100).TotalMilliseconds);
    }

    private static async Task TimeBenchmarksAsync(DbContextOptions<WijschoolDbContext> options)
    {
        List<TimeSpan> times = [];
        for (var n = 0; n < Benchmarks + 3; n++)
        {
            await using var db = new WijschoolDbContext(options);
            var make = new MakeBenchmarks(db, change: null!, TimeProvider.System, NullLogger<MakeBenchmarks>.Instance);
            var started = Stopwatch.GetTimestamp();
            var made = await make.ReckonAsync(ScanTerm.Of(MadeScans.SecondClosed), CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(started);
            if (made.Count == 0 || made.Any(benchmark => benchmark.Shown is null)) throw new InvalidOperationException("Not every benchmark was made.");
            if (n >= 3) times.Add(took);
        }
        Numbers.Report("benchmark_median_ms", Numbers.Median(times));
    }
}
