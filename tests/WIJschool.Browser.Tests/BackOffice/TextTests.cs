using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>What stands in a text: links, pictures and blocks, as a visitor reads them.</summary>
[Collection(AtTheDesk.Name)]
public sealed class TextTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task A_link_and_a_picture_that_are_chosen_stand_in_the_page()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.UploadAsync("lokaal.webp");
        await desk.MakeNewsAsync("Met een koppeling", intro: "", published: false);
        await desk.AddBlockAsync("Tekst");
        await desk.WriteAsync("Kijk in onze gereedschapskist");
        await desk.Page.Keyboard.PressAsync("Control+Shift+ArrowLeft");
        await LinkToAsync(desk, "WIJschool", "Gereedschapskist");
        await desk.KeepBlockAsync();
        await desk.AddBlockAsync("Beeld");
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Kies" }).Last.ClickAsync();
        await desk.ChooseMediaAsync("lokaal.webp");
        await desk.Modal.Locator("umb-property").Filter(new() { HasText = "Beschrijving" }).Locator("input").FillAsync("Een lokaal");
        await desk.KeepBlockAsync();

        await desk.PublishAsync();

        await using var visitor = await fixture.VisitAsync();
        await visitor.GoAsync("/nieuws/met-een-koppeling/");
        var link = visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "gereedschapskist", Exact = true });
        Assert.Equal("/gereedschapskist/", await link.GetAttributeAsync("href"));
        var picture = visitor.Page.GetByRole(AriaRole.Img, new() { Name = "Een lokaal" });
        Assert.Contains("/lokaal.webp?", await picture.GetAttributeAsync("srcset"), StringComparison.Ordinal);
        Assert.True(await picture.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)"));
        Assert.Empty(visitor.Complaints);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Blocks_are_read_as_an_editor_left_them()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Blokken op volgorde", intro: "", published: false);
        foreach (var text in new[] { "Eerste", "Tweede", "Derde" }) await desk.AddTextAsync(text);

        await desk.Blocks().First.GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.WriteAsync(" en aangevuld");
        await desk.KeepBlockAsync();
        await desk.RemoveBlockAsync(1);
        await desk.DragBlockAsync(1, above: 0);
        await desk.PublishAsync();

        await using var visitor = await fixture.VisitAsync();
        await visitor.GoAsync("/nieuws/blokken-op-volgorde/");
        var read = await visitor.Page.GetByRole(AriaRole.Main).Locator("p").AllInnerTextsAsync();
        Assert.Equal(["Derde", "Eerste en aangevuld"], read.Where(text => text.StartsWith("Eerste", StringComparison.Ordinal)
            || text is "Tweede" or "Derde"));
        Assert.Empty(desk.Complaints);
    }

    private static async Task LinkToAsync(Desk desk, string parent, string name)
    {
        await desk.Page.Locator("umb-tiptap-toolbar").GetByRole(AriaRole.Button, new() { Name = "Link", Exact = true }).ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Inhoud", Exact = true }).ClickAsync();
        var tree = desk.Page.Locator("umb-tree-picker-modal");
        await tree.GetByRole(AriaRole.Button, new() { Name = $"Klap uit wat onder dit staat: {parent}" }).ClickAsync();
        await tree.GetByText(name, new() { Exact = true }).ClickAsync();
        await tree.GetByRole(AriaRole.Button, new() { Name = "Kies" }).ClickAsync();
        await tree.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await desk.Page.Locator("umb-link-picker-modal").GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        await desk.Page.Locator("umb-link-picker-modal").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
