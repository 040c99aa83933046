using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Keeping pictures in the media library, and choosing them.</summary>
internal static class MediaDesk
{
    // a picture of 1440 pixels wide
    private static readonly string picture = Path.Combine(Repository.Root, "docs", "screenshots", "home-1440-light.webp");

    /// <summary>Drops a picture on the media library and waits until it stands there.</summary>
    public static async Task UploadAsync(this Desk desk, string name)
    {
        await desk.Page.GotoAsync("/umbraco/section/media/collection");
        await desk.Page.Locator("umb-media-grid-collection-view").WaitForAsync();
        await desk.Page.Locator("input[type=file]").First.SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "image/webp", Buffer = await File.ReadAllBytesAsync(picture) });
        await Desk.UntilAsync(async () => await desk.MediaAsync(name) is not null);
    }

    /// <summary>Opens media by the name that stands in the library.</summary>
    public static Task OpenMediaAsync(this Desk desk, string name) =>
        desk.Page.Locator("umb-media-grid-collection-view").GetByText(name).First.ClickAsync();

    /// <summary>Chooses a picture in the picker that stands open.</summary>
    public static async Task ChooseMediaAsync(this Desk desk, string name)
    {
        await desk.Page.Locator("umb-media-picker-modal uui-card-media").Filter(new() { HasText = name }).ClickAsync();
        await desk.Page.Locator("umb-media-picker-modal").GetByRole(AriaRole.Button, new() { Name = "Kies" }).ClickAsync();
        await desk.Page.Locator("umb-media-picker-modal").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>What the Delivery API gives of media at the root of the library, or null.</summary>
    public static async Task<JsonNode?> MediaAsync(this Desk desk, string name)
    {
        var (_, text) = await desk.VisitorAsync("/umbraco/delivery/api/v2/media?fetch=children:/&take=100");
        return JsonNode.Parse(text)!["items"]!.AsArray().FirstOrDefault(item => (string?)item!["name"] == name);
    }
}
