using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.Schools;

/// <summary>The pages on which a school tells a story, and the screen on which an editor publishes it.</summary>
internal static class StoryPages
{
    /// <summary>Writes a story with a picture step by step, as somebody of a school who is signed in, and hands it in.</summary>
    public static async Task WriteAsync(Visit visit, string title)
    {
        var page = visit.Page;
        await visit.GoAsync("/mijn-school/verhalen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Schrijf een verhaal" }).ClickAsync();
        await page.Locator("#Title").FillAsync(title);
        await page.Locator("#Intro").FillAsync("Twee groepen kookten samen.");
        await NextAsync(visit);
        await page.Locator("#Situation").FillAsync("In de pauze was ruzie.");
        await page.Locator("#Approach").FillAsync("- We kookten soep.\n- Iedereen at mee.");
        await NextAsync(visit);
        await page.Locator("#Result").FillAsync("Minder ruzie.");
        await page.Locator("#Lessons").FillAsync("Begin klein.");
        await NextAsync(visit);
        await page.GetByLabel("3. Ontmoeting").CheckAsync();
        await NextAsync(visit);
        await page.Locator("#Picture").SetInputFilesAsync(Path.Combine(Repository.Root, "uSync", "media", "delen", "wijschool.png"));
        await page.Locator("#AltText").FillAsync("Een pan soep op een lange tafel");
        await page.Locator("#Consent").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg de foto toe" }).ClickAsync();
        await Expect(page.Locator(".story-picture img")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bewaar en ga verder" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur het verhaal in" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("Je verhaal is ingestuurd. Bedankt.");
    }

    public static Task NextAsync(Visit visit) => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar en ga verder" }).ClickAsync();

    /// <summary>Opens the story of a school from the list of what waits, and publishes it.</summary>
    public static async Task PublishAsync(Desk desk, string school, string title)
    {
        await desk.Page.GotoAsync("/umbraco/section/wijschool");
        var stories = desk.Page.Locator("wijschool-start-dashboard [data-list=stories]");
        await Expect(stories).ToContainTextAsync($"{school} · Succesverhaal · wacht op de redactie");
        var link = stories.GetByRole(AriaRole.Link, new() { Name = title });
        var document = (await link.GetAttributeAsync("href"))!.Split('/')[^1];
        await desk.OpenAsync(Guid.Parse(document));
        await desk.PublishAsync();
    }
}
