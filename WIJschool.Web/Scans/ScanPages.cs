using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Members;

namespace WIJschool.Web.Scans;

/// <summary>The rounds of a school, and the form with which an admin begins one.</summary>
/// <param name="Choices">The instruments with which a round can begin; none for who may not.</param>
/// <param name="Instrument">As it was chosen.</param>
/// <param name="ClosesOn">As it was typed.</param>
public sealed record RoundsPage(
    IReadOnlyList<RoundInfo> Rounds, IReadOnlyList<InstrumentChoice> Choices, string? Instrument, string ClosesOn, DateOnly Earliest) : MemberForm;

/// <param name="Audience">In the reader's language.</param>
public sealed record InstrumentChoice(string Code, string Name, string Audience);

/// <summary>A round that is open.</summary>
/// <param name="Addresses">As they were typed.</param>
/// <param name="SharedLink">Null when there is none, and for who may not see it.</param>
public sealed record OpenRoundPage(RoundProgress Progress, bool IsAdmin, string Addresses, string? SharedLink) : MemberForm;

/// <summary>The result of a round.</summary>
public sealed record ResultPage(ScanResultView View) : MemberForm;

/// <summary>The form in which a scan is answered.</summary>
/// <param name="Given">Per code of a statement what was chosen; 0 for "I do not know".</param>
/// <param name="KeptAs">Under what this browser keeps answers until they were sent.</param>
public sealed record AnswerForm(ScanEntry Entry, string Code, string Device, IReadOnlyDictionary<string, string> Given, string KeptAs) : MemberForm;

/// <summary>That answers came in.</summary>
/// <param name="KeptAs">What this browser need not keep any more.</param>
/// <param name="IsAgain">Whether they came in before.</param>
public sealed record ThanksPage(string? KeptAs, bool IsAgain) : MemberForm;

/// <summary>That a link does not work.</summary>
public sealed record WorthlessPage : MemberForm
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status410Gone;
}

/// <summary>A score as a line in a chart.</summary>
/// <param name="Label">Its name.</param>
public sealed record ScoreLine(string Label, ShownScore? Score, ShownBenchmark? Benchmark, int Layer);
