using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>What an administrator keeps in order: media, texts of the site, the log and the search indexes.</summary>
[Collection(AtTheDesk.Name)]
public sealed class KeepingTests(BackOfficeFixture fixture)
{
    // a white point, as small as a PNG can be
    private static readonly byte[] point = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_that_is_dropped_becomes_media_with_an_address()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.Page.GotoAsync("/umbraco/section/media/collection");
        await desk.Page.Locator("umb-media-grid-collection-view").WaitForAsync();

        await desk.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "punt.png", MimeType = "image/png", Buffer = point });

        await desk.Page.Locator("umb-media-grid-collection-view").GetByText("punt.png").First.WaitForAsync();
        await Desk.UntilAsync(async () => (await desk.VisitorAsync("/umbraco/delivery/api/v2/media?fetch=children:/")).Text.Contains("punt.png", StringComparison.Ordinal));
        Assert.Empty(desk.Complaints);
    }

    [Theory]
    [InlineData("settings/workspace/logviewer/view/search", "umb-log-viewer-message")]
    [InlineData("settings/dashboard/examine-management", "umb-dashboard-examine-overview")]
    [InlineData("settings/dashboard/health-check", "umb-dashboard-health-check")]
    [InlineData("settings/dashboard/published-status", "umb-dashboard-published-status")]
    [InlineData("translation", "umb-dictionary-table-collection-view")]
    [InlineData("user-management/workspace/user-root", "umb-user-collection")]
    [InlineData("member-management/workspace/member-root", "umb-member-collection")]
    [InlineData("content", "umb-document-tree-item")]
    [InlineData("media/collection", "umb-media-grid-collection-view")]
    public async Task Each_screen_opens_without_an_error(string section, string element)
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.Page.GotoAsync($"/umbraco/section/{section}");

        await desk.Page.Locator(element).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        Assert.Empty(desk.Complaints);
    }
}
