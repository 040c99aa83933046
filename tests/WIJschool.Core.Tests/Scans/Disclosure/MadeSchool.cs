using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Disclosure;

/// <summary>A school with made-up answers: rounds, groups and how many answered in each.</summary>
internal sealed class MadeSchool(Audience audience = Audience.Staff)
{
    private readonly Instrument instrument = Instrument.Create("proefscan", "Proefscan", audience, Make.Five, [
        Make.Dimension("een", Make.Layer(1), Make.Statement("s1"), Make.Statement("s2")),
        Make.Dimension("twee", Make.Layer(2), Make.Statement("s3"), Make.Statement("s4")),
    ]).Expect();

    private readonly SortedDictionary<string, ScanRound> rounds = new(StringComparer.Ordinal);

    /// <param name="skipping">How many of them answer nothing of the second layer.</param>
    public MadeSchool With(string round, string group, int respondents, int skipping = 0)
    {
        var open = rounds.GetValueOrDefault(round) ?? ScanRound.Open(round, instrument);
        for (var i = 0; i < respondents; i++)
        {
            int? second = i < respondents - skipping ? 3 : null;
            open = open.Collect(group, Make.Response(instrument, ("s1", 1 + (i % 5)), ("s2", 1 + (i / 5 % 5)), ("s3", second), ("s4", second))).Expect();
        }
        rounds[round] = open;
        return this;
    }

    public IReadOnlyList<ClosedGroup> Closed() => [.. rounds.Values.SelectMany(round => round.Close().ClosedGroups())];

    public DisclosurePlan Plan(params ResultRequest[] requests) => DisclosurePlan.Empty.Extend(Closed(), requests).Expect();

    public ResultRequest Whole(string round) => new(round, 0, [.. Closed().Select(group => group.Key).Where(key => key.Round == round)]);

    public ResultRequest Part(string round, params string[] groups) =>
        new($"{round}/{string.Join('+', groups)}", 1, [.. groups.Select(group => new GroupKey(round, group))]);
}
