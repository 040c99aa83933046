using System.Collections.Immutable;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans;

/// <summary>A group that answers together, such as a class or a team, in one round. Both are codes.</summary>
public sealed record GroupKey(string Round, string Group);

/// <summary>
/// A round of one school with one instrument, which collects answers by group. While a group is open its answers can be added to
/// and thrown away, and nobody sees a result; once it is closed it never changes again, and only then can results be made of it.
/// So asking twice gives the same answer twice: there is no "before" and "after" one more respondent to compare.
/// </summary>
public sealed class ScanRound
{
    private readonly ImmutableSortedDictionary<string, CollectedGroup> groups;

    private ScanRound(string key, Instrument instrument, bool isClosed, ImmutableSortedDictionary<string, CollectedGroup> groups) =>
        (Key, Instrument, IsClosed, this.groups) = (key, instrument, isClosed, groups);

    /// <summary>Names the round among those of the school, such as <c>2026-2027-1</c>.</summary>
    public string Key { get; }

    /// <summary>The instrument as it was when the round began.</summary>
    public Instrument Instrument { get; }

    public bool IsClosed { get; }

    public static ScanRound Open(string key, Instrument instrument) =>
        new(key, instrument, isClosed: false, ImmutableSortedDictionary.Create<string, CollectedGroup>(StringComparer.Ordinal));

    /// <summary>A round that was stored closed, with the answers of its groups.</summary>
    internal static ScanRound Stored(string key, Instrument instrument, IEnumerable<(string Group, IReadOnlyList<Response> Responses)> groups) =>
        new(key, instrument, isClosed: true, groups.ToImmutableSortedDictionary(
            group => group.Group, group => new CollectedGroup([.. group.Responses], IsClosed: true), StringComparer.Ordinal));

    /// <summary>Adds the answers of one respondent to a group, which is made when it is not there.</summary>
    /// <returns>
    /// The round with the answers, or <see cref="ScanErrors.RoundClosed"/>, <see cref="ScanErrors.GroupClosed"/> or
    /// <see cref="ScanErrors.ResponseOfAnotherInstrument"/>.
    /// </returns>
    public Result<ScanRound> Collect(string group, Response response)
    {
        if (IsClosed)
            return ScanErrors.RoundClosed.About(Key);
        if (response.Instrument != Instrument)
            return ScanErrors.ResponseOfAnotherInstrument.About(response.Instrument.Code);
        var collected = groups.GetValueOrDefault(group) ?? CollectedGroup.Empty;
        return collected.IsClosed
            ? ScanErrors.GroupClosed.About(group)
            : With(group, collected with { Responses = collected.Responses.Add(response) });
    }

    /// <summary>Throws the answers of an open group away, as a teacher may when a session went wrong.</summary>
    /// <returns>The round without the group, or <see cref="ScanErrors.GroupUnknown"/> or <see cref="ScanErrors.GroupClosed"/>.</returns>
    public Result<ScanRound> Discard(string group)
    {
        if (!groups.TryGetValue(group, out var collected))
            return ScanErrors.GroupUnknown.About(group);
        return collected.IsClosed ? ScanErrors.GroupClosed.About(group) : new ScanRound(Key, Instrument, IsClosed, groups.Remove(group));
    }

    /// <summary>Closes one group for good. Closing what is closed changes nothing.</summary>
    /// <returns>The round, or <see cref="ScanErrors.GroupUnknown"/>.</returns>
    public Result<ScanRound> Close(string group) =>
        groups.TryGetValue(group, out var collected) ? With(group, collected with { IsClosed = true }) : ScanErrors.GroupUnknown.About(group);

    /// <summary>Closes the round with all its groups, for good.</summary>
    public ScanRound Close() => new(Key, Instrument, isClosed: true, groups.ToImmutableSortedDictionary(
        pair => pair.Key, pair => pair.Value with { IsClosed = true }, StringComparer.Ordinal));

    /// <summary>The groups that results can be made of, in order of their codes.</summary>
    public IReadOnlyList<ClosedGroup> ClosedGroups() =>
        [.. groups.Where(pair => pair.Value.IsClosed).Select(pair => new ClosedGroup(new GroupKey(Key, pair.Key), Instrument, pair.Value.Responses))];

    private ScanRound With(string group, CollectedGroup collected) => new(Key, Instrument, IsClosed, groups.SetItem(group, collected));

    private sealed record CollectedGroup(ImmutableList<Response> Responses, bool IsClosed)
    {
        public static readonly CollectedGroup Empty = new([], IsClosed: false);
    }
}

/// <summary>A group whose answers are final. Only <see cref="ScanRound.ClosedGroups"/> makes one.</summary>
public sealed class ClosedGroup
{
    internal ClosedGroup(GroupKey key, Instrument instrument, IReadOnlyList<Response> responses) => (Key, Instrument, Responses) = (key, instrument, responses);

    public GroupKey Key { get; }

    public Instrument Instrument { get; }

    internal IReadOnlyList<Response> Responses { get; }
}
