using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Demo;

/// <summary>Two rounds of the scan for staff, of which the second went better, so that the change shows; and one for all who work together, which is open.</summary>
internal sealed class DemoScans(DemoDesk desk) : IDemoPart
{
    private const string ForStaff = "wijschoolscan", ForAll = "samenwerkingsscan";
    private const int People = 24, AnsweredSoFar = 3;

    private readonly Random chance = new(2026); // the same answers each time

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        var (first, second) = (new Span(Opens: 200, Lasts: 14), new Span(Opens: 30, Lasts: 14));
        await CloseAsync(school, first, await AnsweredAsync(school, ForStaff, first, People, better: 0, ct), ct);
        await CloseAsync(school, second, await AnsweredAsync(school, ForStaff, second, People, better: 0.3, ct), ct);

        var open = await AnsweredAsync(school, ForAll, new Span(Opens: 3, Lasts: 24), AnsweredSoFar, better: 0.1, ct);
        await desk.DoAsync((ShareRound share) => share.ExecuteAsync(school.Id, school.Admin, open, shared: true, ct));
    }

    private async Task<ScanRoundId> AnsweredAsync(DemoSchool school, string code, Span span, int people, double better, CancellationToken ct)
    {
        var last = desk.Day(span.Opens).AddDays(span.Lasts);
        var id = await desk.DoAsync(span.Opens, (OpenRound open) => open.ExecuteAsync(school.Id, school.Admin, code, last, ct));
        var round = await desk.ReadAsync(db => db.Set<SchoolRound>().AsNoTracking().SingleAsync(r => r.Id == id, ct));
        var instrument = (await desk.DoAsync(async (RoundInstruments instruments) => new Core.Results.Result<PublishedInstrument>(await instruments.ReadAsync(round, "nl", ct), null))).Instrument;
        for (var person = 0; person < people; person++)
        {
            var given = Answers(instrument, round, better);
            var device = $"demo {person}";
            await desk.DoAsync(span.Opens - 1, (SubmitResponse answer) => answer.ExecuteAsync(id, SchoolRound.Everyone, given, device, ct));
        }
        return id;
    }

    private Task CloseAsync(DemoSchool school, Span span, ScanRoundId round, CancellationToken ct) =>
        desk.DoAsync(span.Opens - span.Lasts, (CloseRound close) => close.ExecuteAsync(school.Id, school.Admin, round, ct));

    /// <summary>Somebody who is a little milder or stricter than others, at a school that is strong at the bottom of the pyramid and falls short at its top.</summary>
    private Dictionary<string, int?> Answers(Instrument instrument, SchoolRound round, double better)
    {
        var points = instrument.Scale.Points;
        var mild = (chance.NextDouble() - 0.5) * 1.2;
        return instrument.AskedIn(round.Sector).ToDictionary(statement => statement.Code, statement =>
        {
            if (chance.NextDouble() < 0.04) return (int?)null;
            var layer = instrument.Dimensions.First(dimension => dimension.Statements.Contains(statement)).Layer.Number;
            var agreed = Math.Clamp((int)Math.Round((points * 0.79) - (layer * 0.27) + better + mild + ((chance.NextDouble() - 0.5) * 1.6)), 1, points);
            return statement.Reversed ? points + 1 - agreed : agreed;
        });
    }

    /// <param name="Opens">How many days ago it opened.</param>
    /// <param name="Lasts">How many days it can be answered.</param>
    private sealed record Span(int Opens, int Lasts);
}
