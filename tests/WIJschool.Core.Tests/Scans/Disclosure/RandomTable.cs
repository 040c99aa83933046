using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Disclosure;

/// <summary>
/// A made-up school: one to three rounds, small and large groups, people who skipped a layer, and all results that somebody could
/// ask for: whole rounds, years, groups, divisions across them, totals over rounds and any odd collection.
/// </summary>
internal sealed class RandomTable
{
    private readonly IReadOnlyList<(GroupKey Key, int People, int Skipping)> groups;
    private readonly int minimum;

    private RandomTable(
        IReadOnlyList<(GroupKey Key, int People, int Skipping)> groups, IReadOnlyList<ClosedGroup> closed, IReadOnlyList<ResultRequest> requests, Audience audience)
    {
        (this.groups, Closed, Requests) = (groups, closed, requests);
        minimum = audience == Audience.Pupils ? 10 : 5;
    }

    public IReadOnlyList<ClosedGroup> Closed { get; }

    public IReadOnlyList<ResultRequest> Requests { get; }

    public static RandomTable Make(Random random, Audience audience, bool hierarchyOnly = false)
    {
        var school = new MadeSchool(audience);
        var made = new List<(GroupKey Key, int People, int Skipping)>();
        var (rounds, most) = (random.Next(1, 4), audience == Audience.Pupils ? 24 : 13);
        for (var round = 1; round <= rounds; round++)
        {
            var inRound = random.Next(2, 6);
            for (var group = 0; group < inRound; group++)
            {
                var people = random.Next(4) == 0 ? random.Next(1, 4) : random.Next(1, most);
                var skipping = random.Next(3) == 0 ? random.Next(0, people + 1) : 0;
                made.Add((new GroupKey($"r{round}", $"g{group}"), people, skipping));
                school.With($"r{round}", $"g{group}", people, skipping);
            }
        }
        var closed = school.Closed();
        var ordered = closed.Select(each => made.Find(group => group.Key == each.Key)).ToList();
        return new RandomTable(ordered, closed, [.. Hierarchy(ordered, random), .. hierarchyOnly ? [] : Across(ordered, random)], audience);
    }

    public Attacker AttackerOn(string measure) => new(
        minimum, [.. groups.Select(group => measure == "laag-2" ? group.People - group.Skipping : group.People)], [.. groups.Select(group => group.People)]);

    public bool[] SetOf(ResultRequest request) => [.. groups.Select(group => request.Groups.Contains(group.Key))];

    /// <summary>The results of which a measure is shown: the number of respondents, or a layer.</summary>
    public IReadOnlyList<bool[]> Shown(DisclosurePlan plan, string measure) =>
        [.. Requests.Where(request => (measure.Length == 0 ? plan.Of(request.Key) : plan.Of(request.Key, measure)) == Withheld.No).Select(SetOf)];

    /// <summary>Each round whole, cut in two years, and each of its groups.</summary>
    private static IEnumerable<ResultRequest> Hierarchy(IReadOnlyList<(GroupKey Key, int People, int Skipping)> groups, Random random)
    {
        foreach (var round in groups.GroupBy(group => group.Key.Round))
        {
            GroupKey[] keys = [.. round.Select(group => group.Key)];
            var cut = random.Next(1, keys.Length);
            yield return new ResultRequest(round.Key, 0, keys);
            yield return new ResultRequest($"{round.Key}/jaar-1", 1, keys[..cut]);
            yield return new ResultRequest($"{round.Key}/jaar-2", 1, keys[cut..]);
            foreach (var key in keys)
                yield return new ResultRequest($"{round.Key}/{key.Group}", 1, [key]);
        }
    }

    private static IEnumerable<ResultRequest> Across(IReadOnlyList<(GroupKey Key, int People, int Skipping)> groups, Random random)
    {
        yield return new ResultRequest("alles", 1, [.. groups.Select(group => group.Key)]);
        foreach (var group in groups.GroupBy(group => group.Key.Group))
            yield return new ResultRequest($"alle-rondes/{group.Key}", 2, [.. group.Select(each => each.Key)]);
        for (var number = 0; number < 6; number++)
        {
            GroupKey[] some = [.. groups.Where(_ => random.Next(2) == 0).Select(group => group.Key)];
            if (some.Length > 0)
                yield return new ResultRequest($"greep-{number}", random.Next(1, 4), some);
        }
    }
}
