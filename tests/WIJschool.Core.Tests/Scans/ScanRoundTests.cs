using WIJschool.Core.Scans;

namespace WIJschool.Core.Tests.Scans;

public class ScanRoundTests
{
    private static readonly Instrument Small = Make.Small();
    private static readonly Response Answer = Make.Response(Small, ("a1", 4));
    private static readonly ScanRound Open = ScanRound.Open("2026-1", Small).Collect("1a", Answer).Expect().Collect("1b", Answer).Expect();

    [Fact]
    public void Nothing_of_an_open_round_can_be_seen() => Assert.Empty(Open.ClosedGroups());

    [Fact]
    public void A_closed_group_takes_no_more_answers_while_the_others_do()
    {
        var round = Open.Close("1a").Expect();

        Assert.Equal(ScanErrors.GroupClosed.About("1a"), round.Collect("1a", Answer).Error);
        Assert.True(round.Collect("1b", Answer).IsOk);
        Assert.Equal([new GroupKey("2026-1", "1a")], round.ClosedGroups().Select(group => group.Key));
    }

    [Fact]
    public void A_closed_round_takes_no_more_answers_in_any_group()
    {
        var round = Open.Close();

        Assert.Equal(ScanErrors.RoundClosed.About("2026-1"), round.Collect("1c", Answer).Error);
        Assert.Equal(2, round.ClosedGroups().Count);
    }

    [Fact]
    public void An_open_group_can_be_thrown_away_and_a_closed_one_not()
    {
        Assert.Single(Open.Discard("1a").Expect().Close().ClosedGroups());
        Assert.Equal(ScanErrors.GroupClosed.About("1a"), Open.Close("1a").Expect().Discard("1a").Error);
        Assert.Equal(ScanErrors.GroupUnknown.About("9z"), Open.Discard("9z").Error);
    }

    [Fact]
    public void Answers_to_another_version_of_the_instrument_are_refused() => Assert.Equal(
        ScanErrors.ResponseOfAnotherInstrument.About("proefscan"), Open.Collect("1a", Make.Response(Make.Small(), ("a1", 4))).Error);
}
