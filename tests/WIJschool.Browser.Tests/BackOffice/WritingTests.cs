using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>An editor writes, publishes and throws away; a visitor sees it at once.</summary>
[Collection(AtTheDesk.Name)]
public sealed class WritingTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task What_an_editor_writes_in_a_block_and_publishes_is_read_by_a_visitor()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await WriteNewsAsync(desk, "Een bericht uit de redactie", "Dit schreef ik zojuist.");

        await desk.PublishAsync();

        var (status, page) = await desk.VisitorAsync("/nieuws/een-bericht-uit-de-redactie/");
        Assert.Equal(200, status);
        Assert.Contains("Dit schreef ik zojuist.", page, StringComparison.Ordinal);
        Assert.Contains("Een bericht uit de redactie", (await desk.VisitorAsync("/nieuws/")).Text, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_page_shows_its_address_and_how_a_search_engine_shows_it()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.OpenAsync(await desk.FirstAsync("toolbox"));

        await desk.Tab("Vindbaar").ClickAsync();

        var found = desk.Page.Locator("wijschool-search-preview");
        Assert.EndsWith("/gereedschapskist/", await found.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.NotEmpty(await found.Locator("#snippet strong").InnerTextAsync());
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task What_goes_to_the_bin_is_gone_for_visitors()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await WriteNewsAsync(desk, "Niet meer nodig", "Dit gaat weg.");
        await desk.PublishAsync();

        await desk.ChooseAsync("Naar prullenbak");
        await desk.Modal.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Desk.UntilAsync(async () => (await desk.VisitorAsync("/nieuws/niet-meer-nodig/")).Status == 404);

        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task The_start_screen_lists_what_waits_for_the_editor()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.Page.GotoAsync("/umbraco/section/wijschool");

        var scheduled = desk.Page.Locator("wijschool-start-dashboard [data-list=scheduled]");

        Assert.Contains("Zo begin je het schooljaar", await scheduled.Locator("li").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    /// <summary>Fills in a news item with one block of text, and saves nothing.</summary>
    internal static async Task WriteNewsAsync(Desk desk, string name, string text)
    {
        await desk.OpenAsync(await desk.FirstAsync("newsOverview"));
        await desk.StartInListAsync();
        await desk.Name.FillAsync(name);
        await desk.Tab("Kenmerken").ClickAsync();
        await desk.Property("datum").Locator("input").First.FillAsync("2026-11-23");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Tab("Inhoud").ClickAsync();
        await desk.AddTextAsync(text);
    }
}
