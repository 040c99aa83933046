using System.Collections.Immutable;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Scoring;

namespace WIJschool.Core.Scans.Disclosure;

/// <summary>A result that somebody may want to see: the figures of some groups together.</summary>
/// <param name="Key">Names the result among those of the school: <c>2026-2027-1</c>, <c>2026-2027-1/brugklas</c>.</param>
/// <param name="Priority">
/// Which results come first where not all can be shown: 0 for a whole round, 1 for the division that the school chose, more for
/// another division across it.
/// </param>
/// <param name="Groups">The groups whose answers it is about, of one round or of several.</param>
public sealed record ResultRequest(string Key, int Priority, IReadOnlyCollection<GroupKey> Groups);

/// <summary>
/// Decides which results of one school and one instrument may be shown, so that no result and no combination of results is about
/// fewer people than the minimum group. The plan, not the page, is what a school's results are read from: a page, a sub-result, a
/// comparison and an export show what the plan shows and nothing else, so there is no other road to a figure.
/// <list type="bullet">
/// <item>Results are decided in order of priority, then of size, then of key, each by <see cref="SafeParts"/>. So the whole comes
/// first, and of the divisions the largest; where one small team remains, the next smallest is withheld too, for else the whole
/// less the rest would be that team (complementary suppression).</item>
/// <item>It is decided for the number of respondents, and for each layer over those who have a score on it: who skipped a layer
/// makes its groups smaller. A layer and its dimensions are always about the same people (<see cref="LayerScore"/>), so they
/// are one decision.</item>
/// <item>Only closed groups take part, and a plan only grows: what was shown stays, and what comes later is decided beside
/// it. A school may have the result of a class before the round ends, at the price that a smaller rest may then be withheld.</item>
/// <item>The rounds of a year are different answers, so comparing two of them reveals nothing that they do not reveal; a result
/// over several rounds is a set of groups like any other.</item>
/// </list>
/// What it cannot prevent: when all of a group answer alike, the group's figure is everybody's answer.
/// </summary>
public sealed class DisclosurePlan
{
    public static readonly DisclosurePlan Empty = new([], []);

    private readonly ImmutableArray<ClosedGroup> groups;
    private readonly ImmutableArray<Decision> decisions;

    private DisclosurePlan(ImmutableArray<ClosedGroup> groups, ImmutableArray<Decision> decisions) => (this.groups, this.decisions) = (groups, decisions);

    /// <summary>The keys of all results that were asked for, in the order in which they were decided.</summary>
    public IReadOnlyList<string> Keys => [.. decisions.Select(decision => decision.Request.Key)];

    /// <summary>Decides on more results, over the groups that were known and those that were closed since.</summary>
    /// <param name="closed">Closed groups; those that the plan knows already may be among them.</param>
    /// <param name="requests">All results that are to be had of these groups; a key that was decided already is left as it is.</param>
    /// <returns>
    /// The plan with the decisions, or <see cref="ScanErrors.GroupClosed"/> (a known group has other answers than before),
    /// <see cref="ScanErrors.GroupUnknown"/> (a result is about a group that is not closed), <see cref="ScanErrors.ResultTwice"/>
    /// (a key with other groups than before, or twice) or <see cref="ScanErrors.ResponseOfAnotherInstrument"/> (a group of another
    /// instrument, or a result over two versions of it).
    /// </returns>
    public Result<DisclosurePlan> Extend(IReadOnlyCollection<ClosedGroup> closed, IReadOnlyCollection<ResultRequest> requests)
    {
        if (closed.FirstOrDefault(group => groups.Any(known => known.Key == group.Key && !known.Responses.SequenceEqual(group.Responses))) is { } changed)
            return ScanErrors.GroupClosed.About(changed.Key.Group);
        ImmutableArray<ClosedGroup> all = [.. groups, .. closed.Where(group => groups.All(known => known.Key != group.Key))];
        if (all.FirstOrDefault(group => group.Instrument.Code != all[0].Instrument.Code) is { } foreign)
            return ScanErrors.ResponseOfAnotherInstrument.About(foreign.Key.Group);
        if (requests.Select(request => Fault(all, request)).FirstOrDefault(fault => fault is not null) is { } wrong)
            return wrong;
        if (FirstTwice(requests) is { } twice)
            return ScanErrors.ResultTwice.About(twice);

        var added = requests.Where(request => decisions.All(known => known.Request.Key != request.Key))
            .OrderBy(request => request.Priority)
            .ThenByDescending(request => all.Where(group => request.Groups.Contains(group.Key)).Sum(group => group.Responses.Count))
            .ThenBy(request => request.Key, StringComparer.Ordinal)
            .ToList();
        return new DisclosurePlan(all, [.. decisions, .. Decide(all, added)]);
    }

    /// <summary>Whether a result may be shown at all; its layers are decided one by one.</summary>
    /// <exception cref="ArgumentException">The result was not asked for.</exception>
    public Withheld Of(string result) => Find(result).Respondents;

    /// <summary>Whether the figures of a layer and its dimensions may be shown in a result.</summary>
    /// <exception cref="ArgumentException">The result was not asked for, or has no such layer.</exception>
    public Withheld Of(string result, string layer) => Find(result).Layers.TryGetValue(layer, out var withheld)
        ? withheld : throw new ArgumentException($"{result} has no layer {layer}.", nameof(layer));

    /// <summary>The answers behind a result. Only what turns them into shown figures may call this.</summary>
    internal IReadOnlyList<ClosedGroup> GroupsOf(string result)
    {
        var keys = Find(result).Request.Groups;
        return [.. groups.Where(group => keys.Contains(group.Key))];
    }

    private Decision Find(string result) => decisions.FirstOrDefault(decision => decision.Request.Key == result)
        ?? throw new ArgumentException($"No result {result} was asked for.", nameof(result));

    private static DomainError? Fault(ImmutableArray<ClosedGroup> all, ResultRequest request)
    {
        if (request.Groups.FirstOrDefault(key => all.All(group => group.Key != key)) is { } unknown)
            return ScanErrors.GroupUnknown.About(unknown.Group);
        var versions = all.Where(group => request.Groups.Contains(group.Key)).Select(group => group.Instrument).Distinct().Count();
        return versions > 1 ? ScanErrors.ResponseOfAnotherInstrument.About(request.Key) : null;
    }

    private string? FirstTwice(IReadOnlyCollection<ResultRequest> requests)
    {
        var other = requests.FirstOrDefault(request => decisions.FirstOrDefault(known => known.Request.Key == request.Key) is { } known
            && !known.Request.Groups.ToHashSet().SetEquals(request.Groups));
        return (other ?? requests.GroupBy(request => request.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.First())?.Key;
    }

    private IEnumerable<Decision> Decide(ImmutableArray<ClosedGroup> all, IReadOnlyList<ResultRequest> added)
    {
        if (all.IsEmpty)
            return [];
        var minimum = all.Max(group => MinimumGroup.Of(group.Instrument.Audience));
        var peopled = all.Select(group => group.Responses.Count > 0).ToArray();
        var whole = new SafeParts(minimum, [.. all.Select(group => group.Responses.Count)], peopled);
        var layers = all.SelectMany(group => group.Instrument.Layers).Select(layer => layer.Code).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => new SafeParts(minimum, [.. all.Select(group => Scored(group, code))], peopled), StringComparer.Ordinal);
        foreach (var known in decisions)
            Repeat(known, SetOf(all, known.Request), whole, layers);
        return [.. added.Select(request => Decide(request, SetOf(all, request), whole, layers))];
    }

    private static Decision Decide(ResultRequest request, bool[] set, SafeParts whole, Dictionary<string, SafeParts> layers)
    {
        var respondents = whole.Admit(set);
        return new Decision(request, respondents, layers.ToImmutableDictionary(
            layer => layer.Key, layer => respondents == Withheld.No ? layer.Value.Admit(set) : respondents, StringComparer.Ordinal));
    }

    /// <summary>Shows again what is shown already, so that what comes is decided beside it.</summary>
    private static void Repeat(Decision known, bool[] set, SafeParts whole, Dictionary<string, SafeParts> layers)
    {
        if (known.Respondents == Withheld.No)
            Again(whole);
        foreach (var (layer, withheld) in known.Layers)
        {
            if (withheld == Withheld.No)
                Again(layers[layer]);
        }

        void Again(SafeParts parts)
        {
            if (parts.Admit(set) != Withheld.No)
                throw new InvalidOperationException($"{known.Request.Key} was shown and cannot be shown again.");
        }
    }

    private static bool[] SetOf(ImmutableArray<ClosedGroup> all, ResultRequest request)
    {
        var keys = request.Groups.ToHashSet();
        return [.. all.Select(group => keys.Contains(group.Key))];
    }

    private static int Scored(ClosedGroup group, string layer) => group.Instrument.Layers.FirstOrDefault(each => each.Code == layer) is { } measured
        ? group.Responses.Count(response => RespondentScore.OfLayer(measured, response) is not null) : 0;

    private sealed record Decision(ResultRequest Request, Withheld Respondents, ImmutableDictionary<string, Withheld> Layers);
}
