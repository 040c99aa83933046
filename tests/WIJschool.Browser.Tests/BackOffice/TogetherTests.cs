using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Two editors who have the same page open.</summary>
[Collection(AtTheDesk.Name)]
public sealed class TogetherTests(BackOfficeFixture fixture)
{
    // what the client says of a dialogue that is closed without doing anything
    private const string Cancelled = "error: Error executing action: PointerEvent";

    [Fact]
    public async Task A_window_learns_the_name_that_another_editor_gives()
    {
        var (desk, other) = await SignInAsync();
        await using var first = desk;
        await using var second = other;
        await other.OpenAsync(await desk.MakeNewsAsync("Zo heette het", "Van ons samen."));
        await AskToThrowAwayAsync(other, "Zo heette het");

        await desk.Name.FillAsync("Zo heet het nu");
        await desk.PublishAsync();

        await AskToThrowAwayAsync(other, "Zo heet het nu");
        Assert.Equal("Van ons samen.", await other.ReadAsync("/nieuws/zo-heet-het-nu/"));
        Assert.Empty(desk.Complaints);
        Assert.Equal([Cancelled, Cancelled], other.Complaints);
    }

    [Fact]
    public async Task Of_two_editors_the_later_is_read_and_the_earlier_can_be_put_back()
    {
        var (desk, other) = await SignInAsync();
        await using var first = desk;
        await using var second = other;
        await other.OpenAsync(await desk.MakeNewsAsync("Met zijn tweeën", "Begin"));

        await desk.Intro().FillAsync("Vroeger");
        await desk.PublishAsync();
        await other.Intro().FillAsync("Later");
        await other.PublishAsync();
        Assert.Equal("Later", await other.ReadAsync("/nieuws/met-zijn-tweeen/"));
        await desk.PutBackAsync("Vroeger");
        await desk.PublishAsync();

        await Desk.UntilAsync(async () => await desk.ReadAsync("/nieuws/met-zijn-tweeen/") == "Vroeger");
        Assert.Empty(desk.Complaints);
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task Who_publishes_one_language_leaves_what_another_editor_published_in_the_other()
    {
        var (desk, other) = await SignInAsync();
        await using var first = desk;
        await using var second = other;
        await other.OpenAsync(await desk.MakeNewsAsync("Twee talen tegelijk", "Oud Nederlands"));
        await other.BeginAsync("Engels", "en");

        await desk.Intro().FillAsync("Nieuw Nederlands");
        await desk.PublishAsync();
        await other.Name.FillAsync("Two languages at once");
        await other.Intro().FillAsync("New English");
        await other.PublishAsync();

        Assert.Equal("Nieuw Nederlands", await desk.ReadAsync("/nieuws/twee-talen-tegelijk/"));
        Assert.Equal("New English", await desk.ReadAsync("/en/news/two-languages-at-once/"));
        Assert.Empty(desk.Complaints);
        Assert.Empty(other.Complaints);
    }

    private async Task<(Desk Desk, Desk Other)> SignInAsync()
    {
        var desks = await Task.WhenAll(Desk.SignInAsync(fixture), Desk.SignInAsync(fixture));
        return (desks[0], desks[1]);
    }

    /// <summary>The dialogue asks by name, which the client keeps until it hears that it has changed.</summary>
    private static async Task AskToThrowAwayAsync(Desk desk, string name)
    {
        await desk.ChooseAsync("Naar prullenbak");
        var asked = desk.Modal.GetByText(name, new() { Exact = true });
        await asked.WaitForAsync();
        await desk.Modal.GetByRole(AriaRole.Button).First.ClickAsync();
        await asked.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
