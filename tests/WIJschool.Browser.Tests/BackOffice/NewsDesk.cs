using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>News items that a test makes for itself and works on; other tests have their own.</summary>
internal static partial class NewsDesk
{
    // as in uSync/v17
    private const string NewsItem = "f75bb69a-adaa-54b0-8774-5671d02349ba";

    // what the client sends too: the token itself is in a cookie that no script reads
    private const string Make = """
        async ({ id, parent, type, name, intro, published }) => {
          const send = async (method, path, body) => {
            const headers = { Authorization: 'Bearer [redacted]', 'Content-Type': 'application/json' };
            const answer = await fetch(`/umbraco/management/api/v1/document${path}`, { method, headers, body: JSON.stringify(body) });
            if (!answer.ok) throw new Error(await answer.text());
          };
          await send('POST', '', {
            id, parent: { id: parent }, documentType: { id: type }, template: null,
            variants: [{ culture: 'nl', segment: null, name }],
            values: [
              { alias: 'publicationDate', culture: null, segment: null, value: '2026-11-23 00:00:00' },
              { alias: 'intro', culture: 'nl', segment: null, value: intro },
            ],
          });
          if (published) await send('PUT', `/${id}/publish`, { publishSchedules: [{ culture: 'nl' }] });
        }
        """;

    /// <summary>Makes a news item in Dutch by the editor's session, without the form, and opens it.</summary>
    public static async Task<Guid> MakeNewsAsync(this Desk desk, string name, string intro, bool published = true)
    {
        var id = Guid.NewGuid();
        await desk.Page.EvaluateAsync(Make, new { id, parent = await desk.FirstAsync("newsOverview"), type = NewsItem, name, intro, published });
        await desk.OpenAsync(id);
        return id;
    }

    /// <summary>The field with the introduction, in the language that is open.</summary>
    public static ILocator Intro(this Desk desk) => desk.Property("Inleiding").Locator("textarea").First;

    /// <summary>Chooses from the menu beside the button that publishes.</summary>
    public static async Task ChoosePublicationAsync(this Desk desk, string action)
    {
        await desk.Page.Locator("umb-workspace-action-menu").First.ClickAsync();
        await desk.Page.Locator("umb-workspace-action-menu-item").Filter(new() { HasText = action }).First.ClickAsync();
    }

    /// <summary>Goes on in a language that what is open does not have yet.</summary>
    public static async Task BeginAsync(this Desk desk, string language, string culture)
    {
        await desk.Page.Locator("#name-input #toggle").ClickAsync();
        await desk.Page.Locator(".switch-button").Filter(new() { Has = desk.Page.Locator(".specs-info").GetByText(language) }).First.ClickAsync();
        await desk.Page.WaitForURLAsync($"**/{culture}");
        await Assertions.Expect(desk.Name).ToHaveValueAsync("");
        await Assertions.Expect(desk.Intro()).ToHaveValueAsync("");
    }

    /// <summary>Puts back the version before the published one, by a word that the draft no longer has.</summary>
    public static async Task PutBackAsync(this Desk desk, string word)
    {
        await desk.ChooseAsync("Vorige versies");
        var versions = desk.Modal.Locator(".rollback-item");
        await versions.First.WaitForAsync();
        await versions.Nth(1).ClickAsync();
        await desk.Modal.Locator(".diff-added").GetByText(word).WaitForAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Vorige versies" }).Last.ClickAsync();
    }

    /// <summary>The introduction that a visitor reads at an address; empty where there is no page.</summary>
    public static async Task<string> ReadAsync(this Desk desk, string address)
    {
        var (status, page) = await desk.VisitorAsync(address);
        return status == 200 ? Lead().Match(page).Groups[1].Value : "";
    }

    [GeneratedRegex("<p class=\"lead\">([^<]*)</p>", RegexOptions.NonBacktracking)]
    private static partial Regex Lead();
}
