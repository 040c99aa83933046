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

    public static readonly DomainError BenchmarkTooFewSchools = new(ErrorKind.NotFound, "Scan.BenchmarkTooFewSchools");
    public static readonly DomainError BenchmarkDominated = new(ErrorKind.NotFound, "Scan.BenchmarkDominated");
    public static readonly DomainError BenchmarkTooClose = new(ErrorKind.NotFound, "Scan.BenchmarkTooClose");

    public static readonly DomainError ThresholdOutOfRange = Invalid("Scan.ThresholdOutOfRange");
    public static readonly DomainError ThresholdMissing = Invalid("Scan.ThresholdMissing");
    public static readonly DomainError PhasesIncomplete = Invalid("Scan.PhasesIncomplete");
    public static readonly DomainError WeightsOutOfRange = Invalid("Scan.WeightsOutOfRange");

    private static DomainError Invalid(string code) => new(ErrorKind.Invalid, code);
}
