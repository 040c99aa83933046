using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Scoring;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// Reads closed rounds and plans what may be shown of them. Everything of a round is decided at once, after it closed: first the whole and
/// then its groups. As the answers never change, it is decided the same every time, and what one reader sees another cannot add to.
/// </summary>
public sealed class ClosedRounds(WijschoolDbContext db, RoundInstruments instruments)
{
    /// <summary>What may be shown of rounds of one school and instrument.</summary>
    /// <param name="withParts">The round of which the groups are shown too.</param>
    internal async Task<ScanResults> PlanAsync(IReadOnlyList<SchoolRound> rounds, SchoolRound withParts, string culture, CancellationToken ct)
    {
        List<ClosedGroup> groups = [];
        List<ResultRequest> requests = [];
        foreach (var round in rounds)
        {
            var closed = (await ReadAsync(round, culture, ct)).ClosedGroups();
            groups.AddRange(closed);
            requests.Add(new ResultRequest(round.Key, 0, [.. closed.Select(group => group.Key)]));
            if (round.Id == withParts.Id && closed.Count > 1) requests.AddRange(closed.Select(group => new ResultRequest(PartKey(round, group.Key.Group), 1, [group.Key])));
        }
        return new ScanResults(DisclosurePlan.Empty.Extend(groups, requests).Expect());
    }

    internal static string PartKey(SchoolRound round, string group) => $"{round.Key}/{group}";

    /// <summary>The figures of a round that benchmarks may be made of.</summary>
    internal async Task<IReadOnlyList<RoundFigure>> FiguresAsync(ScanRoundId id, CancellationToken ct)
    {
        var round = await db.Set<SchoolRound>().AsNoTracking().SingleAsync(each => each.Id == id, ct);
        var results = await PlanAsync([round], round, "", ct);
        return [.. results.Scores(round.Key).SelectMany(layer => Figures(id, layer))];
    }

    private static IEnumerable<RoundFigure> Figures(ScanRoundId id, LayerScore layer) =>
        layer.Dimensions.Select(dimension => Figure(id, FigureKind.Dimension, dimension.Dimension.Code, dimension.Score))
            .Prepend(Figure(id, FigureKind.Layer, layer.Layer.Code, layer.Score)).OfType<RoundFigure>();

    private static RoundFigure? Figure(ScanRoundId id, FigureKind kind, string code, GroupScore? score) => score is { Spread: { } spread }
        ? new RoundFigure(id, kind, code, score.Respondents, score.Mean, spread * spread * (score.Respondents - 1)) : null;

    /// <summary>A round in which nobody could answer has one group without answers.</summary>
    private async Task<ScanRound> ReadAsync(SchoolRound round, string culture, CancellationToken ct)
    {
        var instrument = (await instruments.ReadAsync(round, culture, ct)).Instrument;
        var stored = await db.Set<AnswerGroup>().AsNoTracking().Where(group => group.RoundId == round.Id && group.Sheets != "").ToListAsync(ct);
        return ScanRound.Stored(round.Key, instrument, stored.Select(group => (group.Key, AnswerSheets.Read(instrument, round.Sector, group.Sheets)))
            .DefaultIfEmpty((SchoolRound.Everyone, [])));
    }
}
