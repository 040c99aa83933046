using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Demo;

/// <summary>What people answer at a school that is strong at the bottom of the pyramid and falls short at its top.</summary>
internal sealed class DemoAnswers(DemoDesk desk)
{
    private readonly Random chance = new(2026); // the same answers each time

    /// <param name="better">How many points of the scale people are more content than at first.</param>
    /// <returns>Gives the answers of one more person each time.</returns>
    public async Task<Func<Dictionary<string, int?>>> InAsync(ScanRoundId id, double better, CancellationToken ct)
    {
        var round = await desk.ReadAsync(db => db.Set<SchoolRound>().AsNoTracking().SingleAsync(r => r.Id == id, ct));
        var asked = await desk.DoAsync(async (RoundInstruments instruments) => new Result<PublishedInstrument>(await instruments.ReadAsync(round, "nl", ct), null));
        return () => OfSomebody(asked.Instrument, round, better);
    }

    /// <summary>Somebody who is a little milder or stricter than others, and does not know everything.</summary>
    private Dictionary<string, int?> OfSomebody(Instrument instrument, SchoolRound round, double better)
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
}
