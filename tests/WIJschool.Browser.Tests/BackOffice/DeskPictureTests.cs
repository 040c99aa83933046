namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Renews the pictures of the editors' guide when asked for with <c>./test --screenshots</c>.</summary>
[Collection(AtTheDesk.Name), Trait("Category", "Screenshots")]
public sealed class DeskPictureTests(BackOfficeFixture fixture)
{
    private const int Quality = 60;

    private static string? Folder => Environment.GetEnvironmentVariable("WIJSCHOOL_SCREENSHOTS");

    [Theory]
    [InlineData("redactie-start", "wijschool", "wijschool-start-dashboard li")]
    [InlineData("redactie-media", "media/collection", "umb-media-grid-collection-view uui-card-media")]
    [InlineData("redactie-inhoud", "content", "umb-document-tree-item")]
    [InlineData("redactie-logboeken", "settings/workspace/logviewer/view/search", "umb-log-viewer-message")]
    public async Task A_screen_is_pictured(string name, string section, string element)
    {
        if (Folder is null) return;
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.Page.GotoAsync($"/umbraco/section/{section}");
        await desk.Page.Locator(element).First.WaitForAsync();
        await TakeAsync(desk, name);
    }

    [Fact]
    public async Task A_document_is_pictured()
    {
        if (Folder is null) return;
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.OpenAsync(await desk.FirstAsync("intervention"));
        await TakeAsync(desk, "redactie-schrijven");
        await desk.Tab("Vindbaar").ClickAsync();
        await desk.Page.Locator("wijschool-search-preview #snippet strong").WaitForAsync();
        await TakeAsync(desk, "redactie-vindbaar");
    }

    private static async Task TakeAsync(Desk desk, string name)
    {
        await desk.Page.WaitForTimeoutAsync(1500); // icons and thumbnails come in by themselves
        var session = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "webp", ["quality"] = Quality });
        await File.WriteAllBytesAsync(Path.Combine(Folder!, $"{name}.webp"), answer!.Value.GetProperty("data").GetBytesFromBase64());
    }
}
