using System.Globalization;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>When visitors see a page: at a moment that was planned, no longer, or not yet.</summary>
[Collection(AtTheDesk.Name)]
public sealed class PublishingTests(BackOfficeFixture fixture)
{
    private const int PublishAt = 0;
    private const int UnpublishAt = 1;

    [Fact]
    public async Task Pages_come_and_go_at_the_minute_that_was_planned()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Straks te lezen", "Dit komt vanzelf.", published: false);
        await PlanAsync(desk, PublishAt);
        await desk.MakeNewsAsync("Straks weer weg", "Dit gaat vanzelf.");
        await PlanAsync(desk, UnpublishAt);

        await desk.Page.GotoAsync("/umbraco/section/wijschool");
        var scheduled = desk.Page.Locator("wijschool-start-dashboard [data-list=scheduled] li");
        await scheduled.Filter(new() { HasText = "Straks te lezen" }).WaitForAsync();
        await scheduled.Filter(new() { HasText = "Straks weer weg" }).WaitForAsync();
        Assert.Equal(404, (await desk.VisitorAsync("/nieuws/straks-te-lezen/")).Status);
        Assert.Equal("Dit gaat vanzelf.", await desk.ReadAsync("/nieuws/straks-weer-weg/"));

        await Desk.UntilAsync(async () => await desk.ReadAsync("/nieuws/straks-te-lezen/") == "Dit komt vanzelf.", seconds: 90);
        await Desk.UntilAsync(async () => (await desk.VisitorAsync("/nieuws/straks-weer-weg/")).Status == 404, seconds: 90);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task An_unpublished_page_is_gone_for_visitors()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Even niet", "Dit was te lezen.");
        Assert.Equal("Dit was te lezen.", await desk.ReadAsync("/nieuws/even-niet/"));

        await desk.ChoosePublicationAsync("Depubliceren");
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Depubliceren" }).Last.ClickAsync();
        await desk.ToldAsync("Gedepubliceerd");

        Assert.Equal(404, (await desk.VisitorAsync("/nieuws/even-niet/")).Status);
        Assert.DoesNotContain("Even niet", (await desk.VisitorAsync("/nieuws/")).Text, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_preview_shows_what_visitors_do_not_read_yet()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Eerst even kijken", "Zo staat het er.");
        await desk.Intro().FillAsync("Zo komt het er te staan.");

        var preview = await desk.Page.RunAndWaitForPopupAsync(() => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en voorbeeld" }).First.ClickAsync());
        await preview.FrameLocator("iframe").GetByText("Zo komt het er te staan.").WaitForAsync();

        Assert.Equal("Zo staat het er.", await desk.ReadAsync("/nieuws/eerst-even-kijken/"));
        Assert.Empty(desk.Complaints);
    }

    /// <summary>Plans what is open. The form knows no seconds, so it is a full minute, at least so far away that it can be filled in.</summary>
    private static async Task PlanAsync(Desk desk, int field)
    {
        await desk.ChoosePublicationAsync("Planning");
        var input = desk.Modal.Locator("umb-input-date input").Nth(field);
        await input.WaitForAsync();
        var moment = TimeProvider.System.GetLocalNow().AddSeconds(10).AddMinutes(1);
        await input.FillAsync(moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Planning" }).Last.ClickAsync();
        await desk.ToldAsync("Een planning voor publicatie is bijgewerkt");
    }
}
