using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Access;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Scans;

/// <summary>
/// Somebody who may read all results of a school keeps every page and works out what lies between them. The site tells how many people
/// answered only roughly; the attacker is given the exact numbers.
/// </summary>
[Collection(OnTheSite.Name)]
public sealed partial class ResultAttackTests(ImportedSite site)
{
    private const int FewestPupils = 10;

    private ScanVisits Scans { get; } = new(site);

    /// <summary>Classes of these sizes; of the last class of each round some pupils skip a layer.</summary>
    public static TheoryData<int[][]> Schools => new()
    {
        new int[][] { [4, 12, 15, 25], [10, 3, 3, 20], [12, 11] },
        new int[][] { [9, 9, 9], [10, 10, 10, 2], [1, 30, 14] },
    };

    [Theory, MemberData(nameof(Schools))]
    public async Task No_two_figures_that_a_school_may_read_leave_a_group_of_less_than_ten_pupils_between_them(int[][] sizes)
    {
        using var schools = await AccessSchools.MakeAsync(site);
        List<PupilRound> rounds = [];
        foreach (var classes in sizes) rounds.Add(await RunAsync(schools["admin"], classes));

        List<Dictionary<int, int>> means = [];
        var parts = 0;
        foreach (var round in rounds)
        {
            var seen = await ReadAsync(schools["admin"], round.Address);
            foreach (var other in new[] { await ReadAsync(schools["staff"], round.Address), await ReadAsync(schools["admin"], "/en" + round.Address) }) Assert.Equal(seen.Shown, other.Shown);
            for (var layer = 1; layer <= 5; layer++) AssertSafe(seen.Shown.Where(each => each.Layer == layer).Select(each => each.Group), [.. round.Scored(layer)]);
            Assert.Equal(means.Select(before => Enumerable.Range(1, 5).Select(layer => before.GetValueOrDefault(layer, -1))), seen.Earlier);
            means.Add(seen.Means);
            parts += seen.Shown.Count(each => each.Group >= 0);
        }
        Assert.InRange(parts, 1, (sizes.Sum(classes => classes.Length) * 5) - 1); // some are shown, and some are not
    }

    [Fact]
    public async Task Other_schools_are_shown_beside_a_result_only_when_five_closed_a_round()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var (admin, day) = (schools["admin"], ScanTerm.Of(DutchDay.Today(TimeProvider.System)).Before().From);
        List<ScanRoundId> all = [];
        for (var n = 0; n < 4; n++) all.Add(await CloseElsewhereAsync(n + 1));
        var round = await ScanVisits.OpenAsync(admin);
        var link = await Scans.ShareAsync(admin, round);
        for (var n = 0; n < 5; n++) await Scans.AnswerAsync(link, 3);
        await ScanVisits.CloseAsync(admin, round);
        try
        {
            await BenchmarkAsync(all, day);
            Assert.DoesNotContain("Andere scholen", (await admin.GetAsync(round)).Text, StringComparison.Ordinal);

            await BenchmarkAsync([.. all, ScanVisits.IdOf(round)], day);

            var (_, text) = await admin.GetAsync(round);
            Assert.Contains("Andere scholen", text, StringComparison.Ordinal);
            Assert.Contains("scan-box", text, StringComparison.Ordinal);
        }
        finally
        {
            await Scans.ReadAsync(db => db.Set<ScanBenchmark>().ExecuteDeleteAsync());
        }
    }

    /// <param name="shown">Which groups are shown, by their places; −1 for all together.</param>
    /// <param name="sizes">How many people of each group have this figure.</param>
    private static void AssertSafe(IEnumerable<int> shown, int[] sizes)
    {
        HashSet<int>[] sets = [.. shown.Distinct().Select(group => group < 0 ? Enumerable.Range(0, sizes.Length).ToHashSet() : [group])];
        var derived = sets.ToHashSet(HashSet<int>.CreateSetComparer());
        for (var step = 0; step < sizes.Length; step++) // what is worked out can be put beside what is shown once more
        {
            foreach (var (one, other) in derived.SelectMany(one => sets.Select(other => (one, other))).ToList())
            {
                derived.Add([.. one.Except(other)]);
                derived.Add([.. one.Intersect(other)]);
            }
        }
        Assert.All(derived, set => Assert.True(set.Sum(group => sizes[group]) is 0 or >= FewestPupils, $"{string.Join('+', set)} of {string.Join(' ', sizes)}"));
    }

    /// <summary>Opens a round, has classes answer it, and closes it.</summary>
    private async Task<PupilRound> RunAsync(MemberVisitor admin, int[] classes)
    {
        var address = await ScanVisits.OpenAsync(admin, "wijklassenscan");
        var (id, instrument) = (ScanVisits.IdOf(address), (await Scans.DoAsync<IInstruments, Result<FrozenInstrument>>(all => all.FindAsync("wijklassenscan"))).Expect());
        await Scans.DoAsync<IServiceProvider, Result<Done>>(services => services.GetRequiredService<IJointChange>().RunAsync(async ct =>
        {
            var groups = services.GetRequiredService<AnswerGroups>();
            for (var group = 0; group < classes.Length; group++)
            {
                await groups.OpenAsync(id, $"klas{group}", ct);
                for (var pupil = 0; pupil < classes[group]; pupil++)
                    Assert.True((await groups.AddAsync(id, $"klas{group}", Given(instrument, 1 + (pupil % 5), PupilRound.Skips(classes, group, pupil)), ct)).IsOk);
            }
            return new Result<Done>(Done.Value, null);
        }, CancellationToken.None));
        await ScanVisits.CloseAsync(admin, address);
        return new PupilRound(address, classes);
    }

    /// <param name="skipped">The number of a layer of which nothing is answered; 0 for none.</param>
    private static Dictionary<string, int?> Given(FrozenInstrument instrument, int answer, int skipped) => instrument.Dimensions.Where(dimension => dimension.LayerNumber != skipped)
        .SelectMany(dimension => dimension.Statements).Where(statement => statement.Sectors.Count == 0 || statement.Sectors.Contains(Sector.Primary))
        .ToDictionary(statement => statement.Code, _ => (int?)answer, StringComparer.Ordinal);

    private static async Task<SeenResult> ReadAsync(MemberVisitor visitor, string address)
    {
        var (_, text) = await visitor.GetAsync(address);
        List<(int, int)> shown = [];
        var means = new Dictionary<int, int>();
        foreach (Match layer in Layers().Matches(text))
        {
            if (!layer.Value.Contains("scan-dot", StringComparison.Ordinal)) continue;
            var number = Number(layer, "layer");
            shown.Add((-1, number));
            means[number] = Number(First().Match(layer.Value), "mean");
        }
        foreach (var (place, part) in Parts().Matches(text).Index())
            shown.AddRange(Rows().Matches(part.Value).Where(row => row.Value.Contains("scan-dot", StringComparison.Ordinal)).Select(row => (place, Number(row, "layer"))).Distinct());
        var rows = Rounds().Match(text) is { Success: true } table ? Rows().Matches(table.Value).ToList() : [];
        var cells = rows.ConvertAll(row => Cells().Matches(row.Value).Select(cell => int.TryParse(cell.Groups["text"].Value, CultureInfo.InvariantCulture, out var mean) ? mean : -1).ToList());
        return new SeenResult(shown, means, [.. Enumerable.Range(0, cells.Count == 0 ? 0 : cells[0].Count - 1).Select(round => cells.Select(row => row[round]))]);
    }

    /// <summary>A school of its own has five people answer alike, and closes its round.</summary>
    private async Task<ScanRoundId> CloseElsewhereAsync(int answer)
    {
        var school = await AccessSchools.NewSchoolAsync(site, SchoolStatus.Approved);
        var admin = new MemberKey(Guid.NewGuid());
        await AccessSchools.JoinAsync(site, school, admin.Value, SchoolRole.Admin);
        var closes = DutchDay.Today(TimeProvider.System).AddDays(14);
        var round = (await Scans.DoAsync<OpenRound, Result<ScanRoundId>>(open => open.ExecuteAsync(school, admin, "wijschoolscan", closes, CancellationToken.None))).Expect();
        var given = Given((await Scans.DoAsync<IInstruments, Result<FrozenInstrument>>(all => all.FindAsync("wijschoolscan"))).Expect(), answer, skipped: 0);
        for (var n = 0; n < 5; n++)
            await Scans.DoAsync<SubmitResponse, Result<Done>>(submit => submit.ExecuteAsync(round, SchoolRound.Everyone, given, $"{n}", CancellationToken.None));
        Assert.True((await Scans.DoAsync<CloseRound, Result<Done>>(close => close.ExecuteAsync(school, admin, round, CancellationToken.None))).IsOk);
        return round;
    }

    /// <summary>Makes the benchmarks of the term that ended, as if these rounds had closed in it.</summary>
    private async Task BenchmarkAsync(IReadOnlyList<ScanRoundId> rounds, DateOnly day)
    {
        await Scans.ReadAsync(db => db.Set<ScanBenchmark>().ExecuteDeleteAsync());
        await Scans.ReadAsync(db => db.Set<SchoolRound>().Where(round => rounds.Contains(round.Id)).ExecuteUpdateAsync(set => set.SetProperty(round => round.ClosedOn, day)));
        Assert.NotEqual(0, await Scans.DoAsync<MakeBenchmarks, int>(make => make.ExecuteAsync(CancellationToken.None)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<div class=\"scan-layer l(?<layer>\\d)\".*?(?=<div class=\"scan-layer|</section>)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Layers();

    [GeneratedRegex("<details class=\"scan-group\">.*?</details>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("<table class=\"scan-scores scan-rounds\">.*?</table>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rounds();

    [GeneratedRegex("<tr class=\"l(?<layer>\\d)\">.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();

    [GeneratedRegex("<td>(?<text>[^<]*)</td>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cells();

    [GeneratedRegex("<td>(?<mean>\\d+)</td>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();

    private sealed record PupilRound(string Address, int[] Classes)
    {
        private const int SkippedLayer = 3;
        private const int Skippers = 4;

        /// <summary>How many of each class have a figure on a layer.</summary>
        public IEnumerable<int> Scored(int layer) => Classes.Select((size, group) => Enumerable.Range(0, size).Count(pupil => Skips(Classes, group, pupil) != layer));

        /// <returns>The number of the layer that this pupil skips; 0 for none.</returns>
        public static int Skips(int[] classes, int group, int pupil) => group == classes.Length - 1 && pupil < Skippers ? SkippedLayer : 0;
    }

    /// <param name="Shown">Which layers of which groups have a figure; group −1 is all together.</param>
    /// <param name="Means">Of all together, by the number of the layer.</param>
    /// <param name="Earlier">Per earlier round the means of the layers from the bottom up; −1 for none.</param>
    private sealed record SeenResult(IReadOnlyList<(int Group, int Layer)> Shown, Dictionary<int, int> Means, IReadOnlyList<IEnumerable<int>> Earlier);
}
