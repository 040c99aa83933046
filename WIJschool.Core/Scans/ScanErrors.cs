using WIJschool.Core.Results;

namespace WIJschool.Core.Scans;

/// <summary>What can be wrong with an instrument, an answer, a round or a rule. The subject of an error says where.</summary>
public static class ScanErrors
{
    public static readonly DomainError ScaleOutOfRange = Invalid("Scan.ScaleOutOfRange");
    public static readonly DomainError CodeInvalid = Invalid("Scan.CodeInvalid");
    public static readonly DomainError CodeTwice = Invalid("Scan.CodeTwice");
    public static readonly DomainError TextMissing = Invalid("Scan.TextMissing");
    public static readonly DomainError InstrumentEmpty = Invalid("Scan.InstrumentEmpty");
    public static readonly DomainError DimensionEmpty = Invalid("Scan.DimensionEmpty");
    public static readonly DomainError DimensionNotAsked = Invalid("Scan.DimensionNotAsked");
    public static readonly DomainError LayerDisagrees = Invalid("Scan.LayerDisagrees");
    public static readonly DomainError LayerMissing = Invalid("Scan.LayerMissing");
    public static readonly DomainError SectorUnknown = Invalid("Scan.SectorUnknown");
    public static readonly DomainError AudienceUnknown = Invalid("Scan.AudienceUnknown");

    public static readonly DomainError StatementUnknown = Invalid("Scan.StatementUnknown");
    public static readonly DomainError StatementNotAsked = Invalid("Scan.StatementNotAsked");
    public static readonly DomainError AnswerOffScale = Invalid("Scan.AnswerOffScale");
    public static readonly DomainError ResponseOfAnotherInstrument = Invalid("Scan.ResponseOfAnotherInstrument");

    public static readonly DomainError RoundClosed = new(ErrorKind.Conflict, "Scan.RoundClosed");
    public static readonly DomainError GroupClosed = new(ErrorKind.Conflict, "Scan.GroupClosed");
    public static readonly DomainError GroupUnknown = Invalid("Scan.GroupUnknown");
    public static readonly DomainError ResultTwice = Invalid("Scan.ResultTwice");

    /// <summary>There is no such round, or it is none of this school's: the two look the same.</summary>
    public static readonly DomainError RoundNotFound = new(ErrorKind.NotFound, "Scan.RoundNotFound");

    /// <summary>It can still be answered, so there is no result yet.</summary>
    public static readonly DomainError RoundOpen = new(ErrorKind.Conflict, "Scan.RoundOpen");
    public static readonly DomainError RoundsUsedUp = new(ErrorKind.Conflict, "Scan.RoundsUsedUp");
    public static readonly DomainError InstrumentNotFound = new(ErrorKind.NotFound, "Scan.InstrumentNotFound");
    public static readonly DomainError ClosingDayInvalid = Invalid("Scan.ClosingDayInvalid");
    public static readonly DomainError NothingAnswered = Invalid("Scan.NothingAnswered");

    /// <summary>The link was never ours, or its round is closed: the two look the same.</summary>
    public static readonly DomainError LinkWorthless = new(ErrorKind.Gone, "Scan.LinkWorthless");

    /// <summary>This link or device has answered already.</summary>
    public static readonly DomainError AlreadyAnswered = new(ErrorKind.Conflict, "Scan.AlreadyAnswered");
    public static readonly DomainError NobodyToInvite = Invalid("Scan.NobodyToInvite");
    public static readonly DomainError TooManyToInvite = Invalid("Scan.TooManyToInvite");
    /// <summary>Something that was typed is no mail address: its subject.</summary>
    public static readonly DomainError AddressUnread = Invalid("Scan.AddressUnread");

    /// <summary>What cannot be undone needs a tick.</summary>
    public static readonly DomainError NotSure = Invalid("Scan.NotSure");
    public static readonly DomainError NobodyToRemind = new(ErrorKind.Conflict, "Scan.NobodyToRemind");
    public static readonly DomainError RemindedThisWeek = new(ErrorKind.Conflict, "Scan.RemindedThisWeek");
    public static readonly DomainError PupilsHaveNoMail = new(ErrorKind.Conflict, "Scan.PupilsHaveNoMail");

    public static readonly DomainError BenchmarkTooFewSchools = new(ErrorKind.NotFound, "Scan.BenchmarkTooFewSchools");
    public static readonly DomainError BenchmarkDominated = new(ErrorKind.NotFound, "Scan.BenchmarkDominated");
    public static readonly DomainError BenchmarkTooClose = new(ErrorKind.NotFound, "Scan.BenchmarkTooClose");

    public static readonly DomainError ThresholdOutOfRange = Invalid("Scan.ThresholdOutOfRange");
    public static readonly DomainError ThresholdMissing = Invalid("Scan.ThresholdMissing");
    public static readonly DomainError PhasesIncomplete = Invalid("Scan.PhasesIncomplete");
    public static readonly DomainError WeightsOutOfRange = Invalid("Scan.WeightsOutOfRange");

    private static DomainError Invalid(string code) => new(ErrorKind.Invalid, code);
}
