using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Scans;

/// <summary>The addresses of scans, without the language before them.</summary>
public static class ScanAddresses
{
    public const string Rounds = "/mijn-school/scans";
    public const string Round = Rounds + "/{id:guid}";
    public const string Invite = Round + "/uitnodigen";
    public const string Remind = Round + "/herinneren";
    public const string Share = Round + "/delen";
    public const string Close = Round + "/sluiten";
    public const string Discard = Round + "/weggooien";

    /// <summary>Where a round is answered. The code stands in the query, which is never logged.</summary>
    public const string Answer = "/scan";
    public const string Thanks = "/scan/bedankt";

    public static string Of(ScanRoundId id) => $"{Rounds}/{id.Value}";
}
