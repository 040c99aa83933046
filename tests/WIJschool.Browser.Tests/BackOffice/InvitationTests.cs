using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>An administrator asks somebody in for a part of the site and one language.</summary>
[Collection(AtTheDesk.Name)]
public sealed class InvitationTests(BackOfficeFixture fixture)
{
    private const string Password = "Een-zin-die-de-genodigde-koos";

    [Fact]
    public async Task Who_is_invited_for_the_news_in_Dutch_writes_that_and_nothing_else()
    {
        await using var administrator = await Desk.SignInAsync(fixture);
        var (group, address) = ($"Nieuwsredactie {Guid.NewGuid():N}", People.NewAddress());
        await MakeGroupAsync(administrator, group);
        await InviteAsync(administrator, group, address);
        await AcceptAsync(await People.LinkToAsync(fixture, address));

        await using var desk = await Desk.SignInAsync(fixture, address, Password);
        await desk.Page.GotoAsync("/umbraco/section/content");
        var tree = desk.Page.Locator("umb-document-tree-item");
        await tree.First.Locator("#caret-button").First.ClickAsync();
        await tree.Locator("umb-document-tree-item").GetByText("Nieuws", new() { Exact = true }).WaitForAsync();
        Assert.Equal(2, await tree.CountAsync()); // with the home page above it, which cannot be opened
        await WritingTests.WriteNewsAsync(desk, "Mijn eerste bericht", "Geschreven door wie is uitgenodigd.");
        await desk.PublishAsync();
        await desk.Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{await desk.FirstAsync("newsOverview")}/en");

        await Assertions.Expect(desk.Name).ToHaveAttributeAsync("readonly", "");
        Assert.Contains("Geschreven door wie is uitgenodigd.", (await desk.VisitorAsync("/nieuws/mijn-eerste-bericht/")).Text, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
        Assert.Empty(administrator.Complaints);
    }

    private static async Task MakeGroupAsync(Desk desk, string name)
    {
        await desk.Page.GotoAsync("/umbraco/section/user-management/workspace/user-group/create");
        await desk.Page.Locator("#name input").First.FillAsync(name);
        await desk.PickAsync(desk.Field("Secties"), "Inhoud");
        await desk.PickAsync(desk.Field("Talen"), "Nederlands");
        await desk.PickPageAsync(desk.Field("Selecteer content start node"), "Nieuws");
        foreach (var permission in new[] { "Lezen", "Aanmaken", "Bijwerken", "Publiceren", "UI Read", "UI Write" })
            await desk.Page.Locator($"umb-input-user-permission-verb[label=\"{permission}\"] uui-toggle").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last.ClickAsync();
        await desk.Page.WaitForURLAsync("**/user-group/edit/**");
    }

    private static async Task InviteAsync(Desk desk, string group, string address)
    {
        await desk.Page.GotoAsync("/umbraco/section/user-management/workspace/user-root");
        await desk.Page.Locator("umb-collection-toolbar").GetByText("Uitnodigen").First.ClickAsync();
        var form = desk.Page.Locator("umb-invite-user-modal"); // knows no Dutch
        await form.Locator("#name input").FillAsync("Ilse");
        await form.Locator("#email input").FillAsync(address);
        await desk.PickAsync(form, group);
        await form.Locator("#message textarea").ClickAsync();
        await desk.Page.Keyboard.TypeAsync("Schrijf je mee?");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send invite" }).ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task AcceptAsync(string link)
    {
        await using var visit = await fixture.VisitAsync();
        await visit.GoAsync(link);
        await visit.Page.Locator("#password").FillAsync(Password);
        await visit.Page.Locator("#again").FillAsync(Password);
        await visit.Page.Locator("#again").PressAsync("Enter");
        await visit.Page.GetByText("Je wachtwoord is bewaard").WaitForAsync();
        Assert.Empty(visit.Complaints);
    }
}
