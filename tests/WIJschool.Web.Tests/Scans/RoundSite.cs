using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Scans;

/// <summary>Schools with rounds on a real database, and an instrument of two layers that no editor had to write.</summary>
internal sealed class RoundSite(DomainSite site)
{
    private static int number;

    public FakeInstruments Instruments { get; } = new();

    public DateOnly Today => DutchDay.Today(site.Clock);

    /// <summary>An approved school with one admin.</summary>
    public async Task<(SchoolId School, MemberKey Admin)> SchoolAsync(Sector sector = Sector.Primary)
    {
        var (n, now) = (Interlocked.Increment(ref number), site.Clock.GetUtcNow());
        var profile = new SchoolProfile($"School {n}", VestigingCode.Parse($"{n / 100 + 4000}{n % 100:00}").Value!, sector, "Utrecht", 200);
        var school = new School(EntityId.New<SchoolId>(site.Clock), profile, new SchoolContact("Lotte", Mail(), "nl"), now);
        school.Verify(now);
        school.Decide(SchoolStatus.Approved, new CoordinatorKey(Guid.NewGuid()), now);
        var admin = new MemberKey(Guid.NewGuid());
        await WriteAsync(db => db.AddRange(school, new SchoolMembership(school.Id, admin, SchoolRole.Admin, now)));
        return (school.Id, admin);
    }

    public Task WriteAsync(Action<WijschoolDbContext> write) => site.DoAsync<WijschoolDbContext, int>(db =>
    {
        write(db);
        return db.SaveChangesAsync();
    });

    public async Task<ScanRoundId> OpenAsync(SchoolId school, MemberKey admin, string instrument = "proefscan", int days = 14)
    {
        var opened = await TryOpenAsync(school, admin, instrument, days);
        Assert.True(opened.IsOk, opened.Error?.Code);
        return opened.Value;
    }

    public Task<Result<ScanRoundId>> TryOpenAsync(SchoolId school, MemberKey by, string instrument = "proefscan", int days = 14) => site.DoAsync<IServiceProvider, Result<ScanRoundId>>(
        services => ActivatorUtilities.CreateInstance<OpenRound>(services, Instruments).ExecuteAsync(school, by, instrument, Today.AddDays(days), CancellationToken.None));

    /// <summary>Answers of a person who agrees as much as this with everything, reversed or not.</summary>
    public static Dictionary<string, int?> Given(int answer) => new(StringComparer.Ordinal) { ["a1"] = answer, ["a2"] = answer, ["a3"] = 6 - answer, ["b1"] = answer };

    public Task<Result<Done>> AnswerAsync(ScanRoundId round, int answer, string token, string group = SchoolRound.Everyone) =>
        site.DoAsync<SubmitResponse, Result<Done>>(submit => submit.ExecuteAsync(round, group, Given(answer), token, CancellationToken.None));

    public async Task AnswerAllAsync(ScanRoundId round, params int[] answers)
    {
        foreach (var answer in answers) Assert.True((await AnswerAsync(round, answer, Guid.NewGuid().ToString())).IsOk);
    }

    public Task<Result<Done>> CloseAsync(SchoolId school, MemberKey by, ScanRoundId round) =>
        site.DoAsync<CloseRound, Result<Done>>(close => close.ExecuteAsync(school, by, round, CancellationToken.None));

    public Task<Result<ScanResult>> ResultAsync(SchoolId school, ScanRoundId round) =>
        site.DoAsync<ReadScanResult, Result<ScanResult>>(read => read.ExecuteAsync(school, round, "nl", CancellationToken.None));

    public Task<string> SheetsAsync(ScanRoundId round, string group = SchoolRound.Everyone) =>
        site.ReadAsync(db => db.Set<AnswerGroup>().Where(each => each.RoundId == round && each.Key == group).Select(each => each.Sheets).SingleAsync());

    public static EmailAddress Mail() => EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Value!;

    /// <summary>How many sheets a text holds.</summary>
    public static int Count(string sheets) => sheets.Length / Given(1).Count;
}

/// <summary>One instrument for staff and one for pupils, of which the text can be changed.</summary>
internal sealed class FakeInstruments : IInstruments
{
    public string Text { get; set; } = "Stelling";

    public Task<IReadOnlyList<FrozenInstrument>> AllAsync() => Task.FromResult<IReadOnlyList<FrozenInstrument>>([Make("proefscan", Audience.Staff), Make("klasscan", Audience.Pupils)]);

    public async Task<Result<FrozenInstrument>> FindAsync(string code) =>
        (await AllAsync()).FirstOrDefault(instrument => instrument.Code == code) is { } found ? found : ScanErrors.InstrumentNotFound.About(code);

    private FrozenInstrument Make(string code, Audience audience)
    {
        Dimension[] dimensions =
        [
            new("a", "Dimensie a", new MeasuredLayer(1, "veiligheid", "Veiligheid"), [Statement("a1"), Statement("a2"), new Statement("a3", Text, Reversed: true, [])]),
            new("b", "Dimensie b", new MeasuredLayer(2, "eigenheid", "Eigenheid"), [Statement("b1")]),
        ];
        var instrument = Instrument.Create(code, "Proefscan", audience, LikertScale.Of(5).Expect(), dimensions).Expect();
        var published = new PublishedInstrument(Guid.Empty, instrument, "", ["1", "2", "3", "4", "5"], "Weet ik niet");
        return FrozenInstrument.Of("nl", new Dictionary<string, PublishedInstrument> { ["nl"] = published });

        Statement Statement(string statement) => new(statement, Text, Reversed: false, []);
    }
}
