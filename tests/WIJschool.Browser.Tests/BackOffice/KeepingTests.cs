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

    [Fact]
    public async Task A_word_of_the_site_is_changed_for_visitors_at_once()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        Assert.Contains("Over deze partner", (await desk.VisitorAsync("/over/alliantie/maatschappelijke-alliantie/")).Text, StringComparison.Ordinal);
        await desk.Page.GotoAsync("/umbraco/section/translation");
        await desk.Page.Locator("umb-collection-filter-field input").FillAsync("Partner.About");
        await desk.Page.Locator("umb-dictionary-table-collection-view").GetByRole(AriaRole.Link, new() { Name = "Partner.About" }).ClickAsync();

        await desk.Page.Locator("umb-workspace-view-dictionary-editor umb-property-layout").Filter(new() { HasText = "Nederlands" })
            .Locator("textarea").FillAsync("Wie deze partner is");
        await desk.SaveAsync();

        await Desk.UntilAsync(async () => (await desk.VisitorAsync("/over/alliantie/maatschappelijke-alliantie/")).Text.Contains("Wie deze partner is", StringComparison.Ordinal));
        Assert.Contains("About this partner", (await desk.VisitorAsync("/en/about/alliance/maatschappelijke-alliantie/")).Text, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task An_index_that_is_built_anew_finds_what_it_found_and_the_log_tells_of_it()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await OpenIndexAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Index opnieuw bouwen" }).ClickAsync();
        await desk.Page.RunAndWaitForResponseAsync(
            () => desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Index opnieuw bouwen" }).ClickAsync(), "**/rebuild");

        await desk.Page.GotoAsync("/umbraco/section/settings/workspace/logviewer/view/search");
        var search = desk.Page.Locator("umb-log-viewer-search-input");
        await search.Locator("input").First.FillAsync("@Message like '%rebuilt with%'");
        var told = desk.Page.Locator("umb-log-viewer-message").Filter(new() { HasText = "\"ExternalIndex\" rebuilt with" })
            .Filter(new() { HasNotText = "with 0 documents" }); // as at the first start
        await Desk.UntilAsync(async () =>
        {
            await search.Locator("uui-button:has(uui-icon[name=icon-refresh])").ClickAsync();
            return await told.CountAsync() > 0;
        }, seconds: 30);

        await OpenIndexAsync(desk);
        var word = desk.Page.Locator("umb-dashboard-examine-searcher input").First;
        await word.FillAsync("socratisch");
        await word.PressAsync("Enter");
        await desk.Page.Locator("umb-dashboard-examine-searcher").GetByText("Socratisch gesprek").First.WaitForAsync();
        Assert.Contains("href=\"/gereedschapskist/socratisch-gesprek/\"", (await desk.VisitorAsync("/zoeken/?q=socratisch")).Text, StringComparison.Ordinal);
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

    private static async Task OpenIndexAsync(Desk desk)
    {
        await desk.Page.GotoAsync("/umbraco/section/settings/dashboard/examine-management");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "ExternalIndex" }).First.ClickAsync();
    }
}
