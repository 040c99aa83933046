using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>A form of two pages on a phone, with script and without: the same mistakes, the same words, and nothing is lost.</summary>
[Collection(OnTheSite.Name)]
public class FormTests(BrowserFixture browser)
{
    private const string Address = "/formulieren/praktijkvraag";

    private static readonly FilePayload Report = new() { Name = "verslag.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() };

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_visitor_fills_in_two_pages_on_a_phone(bool scripts)
    {
        await using var visit = await browser.VisitAsync(390, scripts: scripts, dark: scripts);
        var page = visit.Page;
        await visit.GoAsync(Address);
        await page.Locator("[name=go]").ClickAsync();
        await Expect(page.Locator(".problems li")).ToHaveTextAsync(["Schrijf je vraag op.", "Kies minstens een sector.", "Kies ja of nee."]);
        await AssertAccessibleAsync(visit);
        await page.Locator(".problems a").First.ClickAsync();
        await Expect(page.Locator("#f-question")).ToBeFocusedAsync();

        await page.Locator("#f-question").FillAsync("Hoe praat je in de klas over een aanslag?");
        await page.GetByLabel("Voortgezet onderwijs").CheckAsync();
        await page.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await page.Locator("[name=go]").ClickAsync();
        await Expect(page.Locator(".problems li")).ToHaveTextAsync(["Vertel wat jullie hebben geprobeerd."]);
        await page.Locator("#f-attempts").FillAsync("Een kringgesprek.");
        await page.Locator("[name=go]").ClickAsync();

        await Expect(page.Locator(".form__step")).ToHaveTextAsync("Stap 2 van 2");
        await page.Locator("#f-name").FillAsync("Anna");
        await page.Locator("#f-mail").FillAsync("anna");
        await page.Locator("#f-attachment").SetInputFilesAsync(Report);
        await page.Locator("[name=go]").First.ClickAsync();
        await Expect(page.Locator(".problems li")).ToHaveCountAsync(2); // the mail and the consent
        await AssertAccessibleAsync(visit);
        await page.Locator("#f-mail").FillAsync("anna@school.nl");
        await page.Locator("#f-consent").CheckAsync();
        await Task.Delay(TimeSpan.FromSeconds(2)); // no person is faster
        await page.Locator("[name=go]").First.ClickAsync();

        await Expect(page.Locator("main h2")).ToHaveTextAsync("Je vraag is verstuurd");
        await AssertAccessibleAsync(visit);
        Assert.DoesNotContain(visit.Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal)); // a page with mistakes, without script
    }

    [Fact]
    public async Task With_script_a_question_is_there_only_when_it_counts_and_without_it_says_when()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(Address);
        await Expect(visit.Page.Locator("[data-field=attempts]")).ToBeHiddenAsync();
        await visit.Page.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await Expect(visit.Page.Locator("[data-field=attempts]")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Nee", new() { Exact = true }).CheckAsync();
        await Expect(visit.Page.Locator("[data-field=attempts]")).ToBeHiddenAsync();

        await using var plain = await browser.VisitAsync(scripts: false);
        await plain.GoAsync(Address);
        await Expect(plain.Page.Locator("[data-field=attempts]")).ToContainTextAsync("Alleen als je bij “Hebben jullie al iets geprobeerd?” hebt gekozen voor “Ja”.");
    }

    [Fact]
    public async Task A_visitor_writes_by_the_form_on_the_contact_page_with_the_keyboard_alone()
    {
        await using var visit = await browser.VisitAsync();
        var keyboard = visit.Page.Keyboard;
        await visit.GoAsync("/contact");
        await visit.TabToAsync("#f-name");
        await keyboard.TypeAsync("Anna");
        await visit.TabToAsync("#f-mail");
        await keyboard.TypeAsync("anna@school.nl");
        await visit.TabToAsync("#f-subject");
        await keyboard.PressAsync("ArrowDown");
        await visit.TabToAsync("#f-message");
        await keyboard.TypeAsync("Wij willen graag meedoen.");
        await visit.TabToAsync(".card-form .button");
        await Task.Delay(TimeSpan.FromSeconds(2));
        await keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("main h2")).ToHaveTextAsync("Je bericht is verstuurd");
    }

    private static async Task AssertAccessibleAsync(Visit visit)
    {
        if (!await visit.Page.EvaluateAsync<bool>("() => document.documentElement.classList.contains('scripted')")) return; // axe is a script itself
        var found = await visit.Page.RunAxe(AccessibilityTests.Rules);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
