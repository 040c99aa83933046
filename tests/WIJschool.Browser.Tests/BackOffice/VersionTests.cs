using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Taking back what was written over or thrown away.</summary>
[Collection(AtTheDesk.Name)]
public sealed class VersionTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task An_earlier_version_is_put_back_and_read_again()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Toch liever anders", "Eerste tekst");
        await desk.Intro().FillAsync("Tweede tekst");
        await desk.PublishAsync();
        Assert.Equal("Tweede tekst", await desk.ReadAsync("/nieuws/toch-liever-anders/"));

        await desk.PutBackAsync("Eerste");
        await Assertions.Expect(desk.Intro()).ToHaveValueAsync("Eerste tekst");
        Assert.Equal("Tweede tekst", await desk.ReadAsync("/nieuws/toch-liever-anders/"));
        await desk.PublishAsync();

        await Desk.UntilAsync(async () => await desk.ReadAsync("/nieuws/toch-liever-anders/") == "Eerste tekst");
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task What_comes_back_from_the_bin_can_be_published_again()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Weg en weer terug", "Ik kom terug.");
        await desk.ChooseAsync("Naar prullenbak");
        await desk.Modal.GetByRole(AriaRole.Button).Last.ClickAsync();
        await desk.Page.Locator("#name-input").GetByText("Alleen lezen").WaitForAsync();
        Assert.Equal(404, (await desk.VisitorAsync("/nieuws/weg-en-weer-terug/")).Status);

        await desk.ChooseAsync("Restore"); // the client has no other word for it
        await desk.Modal.GetByText("Restore Weg en weer terug to Nieuws").WaitForAsync();
        await desk.Modal.GetByRole(AriaRole.Button).Last.ClickAsync();
        await desk.Page.Locator("#name-input").GetByText("Alleen lezen").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(404, (await desk.VisitorAsync("/nieuws/weg-en-weer-terug/")).Status);
        await desk.PublishAsync();

        Assert.Equal("Ik kom terug.", await desk.ReadAsync("/nieuws/weg-en-weer-terug/"));
        Assert.Empty(desk.Complaints);
    }
}
