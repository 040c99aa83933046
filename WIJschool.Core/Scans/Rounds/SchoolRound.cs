using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

public enum RoundStatus
{
    Open,

    /// <summary>Its answers are final, and what leads to who was asked is gone.</summary>
    Closed,
}

/// <summary>
/// A round of a school as it is stored: one instrument, in the version that it began with, answered by groups (<see cref="AnswerGroup"/>).
/// A round that is thrown away is not kept at all.
/// </summary>
public sealed class SchoolRound
{
    /// <summary>A school may have this many rounds with one instrument in a school year.</summary>
    public const int MostInYear = 3;

    /// <summary>The group of a round whose people are not divided.</summary>
    public const string Everyone = "allen";

    private const int LongestDays = 120;

    private SchoolRound()
    {
    }

    internal SchoolRound(ScanRoundId id, School school, FrozenInstrument instrument, InstrumentVersion version, RoundPlan plan)
    {
        Id = id;
        SchoolId = school.Id;
        Sector = school.Sector;
        VersionId = version.Id;
        InstrumentCode = instrument.Code;
        Audience = instrument.Audience;
        SchoolYear = Rounds.SchoolYear.Of(plan.OpensOn).Start;
        Number = plan.Number;
        OpenedOn = plan.OpensOn;
        ClosesOn = plan.ClosesOn;
    }

    public ScanRoundId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    /// <summary>Of the school when the round began: by it the statements are chosen.</summary>
    public Sector Sector { get; private init; }

    public string VersionId { get; private init; } = "";

    public string InstrumentCode { get; private init; } = "";

    public Audience Audience { get; private init; }

    /// <summary>The calendar year in which the school year begins.</summary>
    public int SchoolYear { get; private init; }

    /// <summary>1 to 3: which round of the school year it is.</summary>
    public int Number { get; private init; }

    public RoundStatus Status { get; private init; }

    public DateOnly OpenedOn { get; private init; }

    /// <summary>The last day on which it can be answered.</summary>
    public DateOnly ClosesOn { get; private init; }

    public DateOnly? ClosedOn { get; private init; }

    /// <summary>The code of a link that everybody may have, one answer a device; null when the school made none.</summary>
    public string? SharedCode { get; internal set; }

    /// <summary>When who had not answered was last asked again.</summary>
    public DateOnly? RemindedOn { get; internal set; }

    /// <summary>Names the round among those of the school with its instrument.</summary>
    public string Key => $"{new SchoolYear(SchoolYear)}-{Number}";

    /// <summary>Whether a closing day may be chosen: from tomorrow on, and not so far away that it is forgotten.</summary>
    public static DomainError? Fault(DateOnly today, DateOnly closesOn) =>
        closesOn > today && closesOn <= today.AddDays(LongestDays) ? null : ScanErrors.ClosingDayInvalid;
}

/// <param name="Number">1 to 3.</param>
internal sealed record RoundPlan(int Number, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>
/// The answers of a group in one round, all in one text without order (<see cref="AnswerSheets"/>). No person, no address, no moment
/// and no day: nothing that is asked of answers needs one.
/// </summary>
public sealed class AnswerGroup
{
    private AnswerGroup()
    {
    }

    public AnswerGroup(ScanRoundId round, string key) => (RoundId, Key) = (round, key);

    public ScanRoundId RoundId { get; private init; }

    /// <summary>Names the group in its round: <see cref="SchoolRound.Everyone"/>, or the key of a class session.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Whether nothing can be added any more.</summary>
    public bool IsClosed { get; internal set; }

    public string Sheets { get; internal set; } = "";
}

/// <summary>
/// That something was sent, so that a second click counts once: a hash of what the device made up, without reference to what was answered.
/// It goes when the round closes.
/// </summary>
public sealed class AnswerReceipt
{
    private AnswerReceipt()
    {
    }

    public AnswerReceipt(ScanRoundId round, string hash) => (RoundId, Hash) = (round, hash);

    public ScanRoundId RoundId { get; private init; }

    public string Hash { get; private init; } = "";
}
