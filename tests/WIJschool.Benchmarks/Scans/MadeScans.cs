using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Benchmarks.Scans;

/// <summary>2,000 schools with two closed rounds of 250 respondents each, over an instrument of 26 statements in six dimensions and five layers.</summary>
internal sealed class MadeScans(DbContextOptions<WijschoolDbContext> options)
{
    private const int Schools = 2_000;
    private const int Respondents = 250;
    private const int Points = 5;

    public static readonly DateOnly FirstClosed = new(2026, 10, 15);
    public static readonly DateOnly SecondClosed = new(2027, 2, 15);

    private static readonly string[] Layers = ["veiligheid", "veiligheid", "eigenheid", "ontmoeting", "dialoog", "samen-leven"];
    private static readonly int[] Statements = [5, 4, 4, 4, 4, 5];

    private readonly Random random = new(1);

    /// <summary>The last round of each school.</summary>
    public List<(SchoolId School, ScanRoundId Round)> Last { get; } = [];

    /// <summary>How long it took to make the figures of a round that closes.</summary>
    public List<TimeSpan> Closing { get; } = [];

    public async Task MakeAsync()
    {
        var instrument = FrozenInstrument.Of("nl", new Dictionary<string, PublishedInstrument> { ["nl"] = Published() });
        var version = new InstrumentVersion(instrument);
        await using (var db = new WijschoolDbContext(options))
        {
            await db.Database.EnsureCreatedAsync();
            db.Add(version);
            await db.SaveChangesAsync();
        }
        var versions = new InstrumentVersions();
        for (var first = 0; first < Schools; first += 100)
        {
            await using var db = new WijschoolDbContext(options);
            for (var number = first; number < first + 100; number++) await MakeSchoolAsync(db, number, instrument, version, versions);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>How many bytes the answers take.</summary>
    public async Task<double> StoredAsync()
    {
        await using var db = new WijschoolDbContext(options);
        return await db.Set<AnswerGroup>().SumAsync(group => (double)group.Sheets.Length);
    }

    private async Task MakeSchoolAsync(WijschoolDbContext db, int number, FrozenInstrument instrument, InstrumentVersion version, InstrumentVersions versions)
    {
        var now = TimeProvider.System.GetUtcNow();
        var profile = new SchoolProfile($"School {number}", VestigingCode.Parse($"{1000 + (number / 100)}{number % 100:00}").Expect(), (Sector)(number % 4), "Utrecht", 500);
        var school = new School(new SchoolId(Guid.NewGuid()), profile, new SchoolContact("Lotte", EmailAddress.Parse("lotte@school.nl").Expect(), "nl"), now);
        db.Add(school);
        foreach (var (ordinal, closed) in new[] { (1, FirstClosed), (2, SecondClosed) })
        {
            var round = new SchoolRound(new ScanRoundId(Guid.NewGuid()), school, instrument, version, new RoundPlan(ordinal, closed.AddDays(-14), closed));
            db.Add(round);
            db.Entry(round).Property(each => each.Status).CurrentValue = RoundStatus.Closed;
            db.Entry(round).Property(each => each.ClosedOn).CurrentValue = closed;
            db.Add(new AnswerGroup(round.Id, SchoolRound.Everyone) { IsClosed = true, Sheets = Sheets() });
            await db.SaveChangesAsync();
            db.AddRange(await FiguresAsync(round.Id, versions));
            if (ordinal == 2) Last.Add((school.Id, round.Id));
        }
    }

    private async Task<IReadOnlyList<RoundFigure>> FiguresAsync(ScanRoundId round, InstrumentVersions versions)
    {
        await using var db = new WijschoolDbContext(options);
        var started = Stopwatch.GetTimestamp();
        var figures = await new ClosedRounds(db, new RoundInstruments(db, versions)).FiguresAsync(round, CancellationToken.None);
        Closing.Add(Stopwatch.GetElapsedTime(started));
        return figures;
    }

    /// <summary>Respondents who lean one way or another, and now and then do not know.</summary>
    private string Sheets()
    {
        var length = Statements.Sum();
        return Enumerable.Range(0, Respondents).Select(_ => Sheet(length, random.Next(1, Points))).Order(StringComparer.Ordinal)
            .Aggregate(new StringBuilder(), (all, sheet) => all.Append(sheet)).ToString();
    }

    private string Sheet(int length, int lean) => string.Create(length, lean, (sheet, middle) =>
    {
        for (var place = 0; place < sheet.Length; place++)
            sheet[place] = random.Next(20) == 0 ? '0' : (char)('0' + Math.Clamp(middle + random.Next(-1, 3), 1, Points));
    });

    private static PublishedInstrument Published()
    {
        var dimensions = Statements.Select((count, n) => new Dimension(
            $"dimensie-{n}", $"Dimensie {n}", new MeasuredLayer(Array.IndexOf(Layers.Distinct().ToArray(), Layers[n]) + 1, Layers[n], Layers[n]),
            [.. Enumerable.Range(0, count).Select(place => new Statement($"s-{n}-{place}", "In onze school praten we over wat er speelt.", place == 2, []))])).ToList();
        var instrument = Instrument.Create("proefscan", "Proefscan", Audience.Staff, LikertScale.Of(Points).Expect(), dimensions).Expect();
        return new PublishedInstrument(Guid.Empty, instrument, "", ["1", "2", "3", "4", "5"], "Weet ik niet");
    }
}
