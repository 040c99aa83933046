using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Document types that an administrator makes while the site runs.</summary>
[Collection(AtTheDesk.Name)]
public sealed class TypeTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task A_new_document_type_is_used_at_once_with_a_picture_in_its_text()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.UploadAsync("proef.webp");
        await MakeTypeAsync(desk, "Proefpagina", ("Toelichting", "Textstring"), ("Verhaal", "Richtext editor"));

        await StartAsync(desk, "Proefpagina", "De eerste proef");
        await desk.Property("Toelichting").Locator("input").FillAsync("Dit is een proef.");
        await desk.WriteAsync("Zie ");
        await PutPictureAsync(desk, "proef.webp", "Een proef in beeld");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).First.ClickAsync();
        await desk.ToldAsync("gepubliceerd");

        var (_, text) = await desk.VisitorAsync("/umbraco/delivery/api/v2/content?filter=contentType:proefpagina");
        var page = Assert.Single(JsonNode.Parse(text)!["items"]!.AsArray())!;
        Assert.Equal("De eerste proef", (string?)page["name"]);
        Assert.Equal("Dit is een proef.", (string?)page["properties"]!["toelichting"]);
        var markup = (string)page["properties"]!["verhaal"]!["markup"]!;
        Assert.Contains($"<img src=\"{(string?)(await desk.MediaAsync("proef.webp"))!["url"]}?", markup, StringComparison.Ordinal);
        Assert.Contains("alt=\"Een proef in beeld\"", markup, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    private static async Task MakeTypeAsync(Desk desk, string name, params (string Name, string DataType)[] properties)
    {
        await desk.Page.GotoAsync("/umbraco/section/settings/workspace/document-type-root");
        await desk.MakeInListAsync("Documenttype");
        await desk.Page.Locator("umb-input-with-alias input").First.FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Groep toevoegen" }).First.ClickAsync();
        await desk.Page.Locator("umb-content-type-design-editor-group input").First.FillAsync("Gegevens");
        foreach (var (property, dataType) in properties) await AddPropertyAsync(desk, property, dataType);
        await desk.Page.Locator("[data-mark='workspace:view-link:Umb.WorkspaceView.DocumentType.Structure']").ClickAsync();
        await desk.Page.Locator("umb-property-layout[alias=Root] uui-toggle").ClickAsync();
        await desk.SaveAsync();
        await desk.Page.WaitForURLAsync("**/document-type/edit/**");
    }

    private static async Task AddPropertyAsync(Desk desk, string name, string dataType)
    {
        await desk.Page.Locator("umb-content-type-design-editor-properties").GetByText("Eigenschap toevoegen").First.ClickAsync();
        await desk.Modal.Locator("umb-input-with-alias input").First.FillAsync(name);
        await desk.Modal.GetByText("Select Property Editor").ClickAsync();
        var picker = desk.Page.Locator("umb-data-type-picker-flow-modal");
        await picker.Locator("input").First.FillAsync(dataType);
        await picker.GetByText(dataType, new() { Exact = true }).First.ClickAsync();
        await picker.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Verstuur" }).ClickAsync();
        await desk.Page.Locator($"[data-mark='property-type:{name}']").WaitForAsync();
    }

    private static async Task StartAsync(Desk desk, string type, string name)
    {
        await desk.Page.GotoAsync("/umbraco/section/content");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Maak iets onder Inhoud" }).ClickAsync();
        await desk.Modal.Locator("uui-ref-node-document-type").Filter(new() { HasText = type }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/create/**");
        await desk.Name.FillAsync(name);
    }

    private static async Task PutPictureAsync(Desk desk, string name, string description)
    {
        await desk.Page.Locator("[data-mark='action:tiptap-toolbar:Umb.Tiptap.Toolbar.MediaPicker']").ClickAsync();
        await desk.ChooseMediaAsync(name);
        await desk.Modal.Locator("input").First.FillAsync(description);
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Verstuur" }).ClickAsync();
        await desk.Page.Locator($"umb-input-tiptap img[alt='{description}']").WaitForAsync();
    }
}
