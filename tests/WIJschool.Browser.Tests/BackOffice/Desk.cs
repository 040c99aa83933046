using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>An editor's window on the back office, driven as an editor does: by what stands on the screen.</summary>
internal sealed class Desk(BackOfficeFixture fixture, Visit visit) : IAsyncDisposable
{
    /// <summary>What Umbraco's client itself says on the console of an editor who does nothing wrong.</summary>
    private static readonly string[] OfTheClient =
    [
        "warning:", "Context request was cancelled, host was disconnected.",
        "Could not request children, repository is missing", // a tree that loads once more when the picker around it has closed
    ];

    public IPage Page => visit.Page;

    /// <summary>Errors on the console and answers that the client did not ask for.</summary>
    public IEnumerable<string> Complaints => visit.Complaints.Where(complaint => !OfTheClient.Any(known => complaint.Contains(known, StringComparison.Ordinal)));

    /// <summary>Opens a window and signs in.</summary>
    public static async Task<Desk> SignInAsync(BackOfficeFixture fixture, string login = BackOfficeFixture.Login, string password = BackOfficeFixture.Password)
    {
        var visit = await fixture.VisitAsync();
        await visit.Page.GotoAsync("/umbraco");
        await FillSignInAsync(visit.Page, login, password);
        await visit.Page.Locator("umb-backoffice-header").WaitForAsync();
        return new Desk(fixture, visit);
    }

    /// <summary>Fills in the page to sign in, and sends it.</summary>
    public static async Task FillSignInAsync(IPage page, string login, string password)
    {
        await page.GetByLabel("E-mailadres").FillAsync(login);
        await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
    }

    /// <summary>Calls the Management API as whoever sits here, for what a test needs and is not about.</summary>
    public async Task CallAsync(string method, string path, object body) => Assert.InRange(await Page.EvaluateAsync<int>(
        """
        async ([method, path, body]) => (await fetch(`/umbraco/management/api/v1/${path}`, {
          method, body, headers: { Authorization: 'Bearer [redacted]', 'Content-Type': 'application/json' },
        })).status
        """, // the token itself is in a cookie
        new[] { method, path, JsonSerializer.Serialize(body, JsonSerializerOptions.Web) }), 200, 299);

    /// <summary>Opens a document in Dutch and waits until its name can be changed.</summary>
    public async Task OpenAsync(Guid document)
    {
        await Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{document}/nl");
        await Name.WaitForAsync();
    }

    /// <summary>The field with the name of what is open.</summary>
    public ILocator Name => Page.Locator("#name-input input").First;

    /// <summary>A tab of the form or of the workspace.</summary>
    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).Last;

    /// <summary>A property of the form by its label.</summary>
    public ILocator Property(string label) => Page.Locator("umb-property").Filter(new() { HasText = label }).First;

    /// <summary>Presses the button and confirms the languages that are proposed.</summary>
    public async Task PublishAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).First.ClickAsync();
        await Modal.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).Last.ClickAsync();
        await ToldAsync("gepubliceerd");
    }

    /// <summary>Presses the button that saves what has one state.</summary>
    public Task SaveAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).Last.ClickAsync();

    /// <summary>The dialogue on top.</summary>
    public ILocator Modal => Page.Locator("uui-modal-container").Last;

    /// <summary>Chooses from the menu of what is open.</summary>
    public async Task ChooseAsync(string action)
    {
        await Page.Locator("umb-workspace-entity-action-menu").First.ClickAsync();
        await Page.Locator("umb-entity-action").Filter(new() { HasText = action }).First.ClickAsync();
    }

    /// <summary>Chooses what to make above a list that can hold more kinds of things.</summary>
    public Task MakeInListAsync(string choice) => PressAboveListAsync(() => Page.Locator("umb-collection-toolbar").GetByText(choice, new() { Exact = true }).ClickAsync(new() { Timeout = 3000 }));

    /// <summary>Makes what a list holds, and waits until it can be filled in.</summary>
    public Task StartInListAsync() => PressAboveListAsync(() => Page.WaitForURLAsync("**/create/**/nl", new() { Timeout = 5000, WaitUntil = WaitUntilState.Commit }));

    // the client draws the list anew when it has been read, which closes a menu or loses a click: an editor presses again
    private async Task PressAboveListAsync(Func<Task> then)
    {
        for (var tries = 1; ; tries++)
        {
            await Page.Locator("umb-collection-toolbar").GetByText("Aanmaken").First.ClickAsync();
            try
            {
                await then();
                return;
            }
            catch (TimeoutException) when (tries < 5)
            {
            }
        }
    }

    /// <summary>Waits for a notification.</summary>
    public Task ToldAsync(string text) => Page.Locator("umb-backoffice-notification-container").GetByText(text).First.WaitForAsync();

    /// <summary>The id of the first published document of a type.</summary>
    public async Task<Guid> FirstAsync(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/umbraco/delivery/api/v2/content?filter=contentType:{type}", UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd("nl");
        using var answer = await fixture.Site.Http.SendAsync(request);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["items"]![0]!["id"]!;
    }

    /// <summary>What a visitor gets at an address.</summary>
    public async Task<(int Status, string Text)> VisitorAsync(string address)
    {
        using var answer = await fixture.Site.Http.GetAsync(new Uri(address, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits for what the site does by itself.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, int seconds = 5)
    {
        var so = await isSo();
        for (var tries = 0; tries < 10 * seconds && !so; tries++)
        {
            await Task.Delay(100);
            so = await isSo();
        }
        Assert.True(so);
    }

    public ValueTask DisposeAsync() => visit.DisposeAsync();
}
