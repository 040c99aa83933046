using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>A form from the editor who makes it, by the visitor who fills it in, back to the editor who reads what came in.</summary>
[Collection(AtTheDesk.Name)]
public sealed class FormMakingTests(BackOfficeFixture fixture)
{
    // as in uSync/v17
    private const string Forms = "5f89d93e-e739-54c4-abb3-1d4a4fee4ff8";
    private const string Form = "e7f7cacc-3ac2-549f-a8a7-c48c70f357c9";

    [Fact]
    public async Task What_a_visitor_sends_by_a_form_that_an_editor_made_is_read_in_the_section_of_forms()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await MakeAsync(desk, "Doe mee met de themaweek");

        await SendAsync("/formulieren/doe-mee-met-de-themaweek/", "bram@school.nl", scripts: false);
        await SendAsync("/formulieren/doe-mee-met-de-themaweek/", "anna@school.nl", scripts: true);

        await desk.Page.GotoAsync("/umbraco/section/formulieren");
        await desk.Page.Locator("wijschool-forms-dashboard li").Filter(new() { HasText = "Doe mee met de themaweek" }).GetByRole(AriaRole.Button).ClickAsync();
        await desk.Page.Locator("wijschool-form-entries li").Filter(new() { HasText = "anna@school.nl" }).GetByRole(AriaRole.Button).ClickAsync();
        var entry = desk.Page.Locator("wijschool-form-entry");
        await Expect(entry.Locator("dt")).ToHaveTextAsync(["Je e-mailadres"]);
        await Expect(entry.Locator("dd")).ToHaveTextAsync(["anna@school.nl"]);
        await entry.Locator("select").SelectOptionAsync("Done");
        await entry.Locator("textarea").FillAsync("Gebeld.");
        await entry.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await desk.ToldAsync("De inzending is bijgewerkt.");
        await Expect(desk.Page.Locator("wijschool-form-entries li")).ToContainTextAsync(["Afgehandeld", "Nieuw"]); // the newest first
        Assert.Empty(desk.Complaints);
    }

    /// <summary>Makes and publishes a form of one page that asks for a mail address.</summary>
    private static async Task MakeAsync(Desk desk, string name)
    {
        await desk.Page.GotoAsync($"/umbraco/section/content/workspace/document/create/parent/document/{Forms}/{Form}/nl");
        await desk.Name.FillAsync(name);
        await desk.Page.GetByText("Voeg Pagina van een formulier toe").First.ClickAsync();
        await ChooseBlockAsync(desk, "Pagina van een formulier");
        await Block(desk).Locator("umb-property-editor-ui-block-list").GetByText("Maak nieuw").First.ClickAsync();
        await ChooseBlockAsync(desk, "Formulierveld: E-mailadres");
        await Field(desk, "Vraag").Locator("input").First.FillAsync("Je e-mailadres");
        await Field(desk, "Alias").Locator("input").First.FillAsync("mail");
        await Field(desk, "Verplicht").Locator("uui-toggle").First.ClickAsync();
        await KeepAsync(desk, remaining: 1);
        await KeepAsync(desk, remaining: 0);
        await desk.PublishAsync();
    }

    private static ILocator Block(Desk desk) => desk.Page.Locator("umb-block-workspace-editor").Last;

    private static ILocator Field(Desk desk, string label) => Block(desk).Locator("umb-property").Filter(new() { HasText = label }).First;

    private static Task ChooseBlockAsync(Desk desk, string kind) =>
        desk.Page.Locator("umb-block-catalogue-modal").Last.GetByText(kind, new() { Exact = true }).First.ClickAsync();

    /// <summary>Confirms the block on top and waits until as many lie open as should.</summary>
    private static async Task KeepAsync(Desk desk, int remaining)
    {
        await Block(desk).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(desk.Page.Locator("umb-block-workspace-editor")).ToHaveCountAsync(remaining);
    }

    /// <summary>Fills the form in on a phone, first wrong.</summary>
    private async Task SendAsync(string address, string mail, bool scripts)
    {
        await using var visit = await fixture.VisitAsync(390, scripts: scripts);
        await visit.Page.GotoAsync(address);
        await visit.Page.Locator("#f-mail").FillAsync("anna");
        await visit.Page.Locator("[name=go]").ClickAsync();
        await Expect(visit.Page.Locator(".problems li")).ToHaveCountAsync(1);
        await visit.Page.Locator("#f-mail").FillAsync(mail);
        await Task.Delay(TimeSpan.FromSeconds(2)); // no person is faster
        await visit.Page.Locator("[name=go]").ClickAsync();
        await visit.Page.WaitForURLAsync("**/verstuurd");
    }
}
