using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>A school takes part, from its registration to a second admin, on a phone.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SchoolAccountTests(BackOfficeFixture browser)
{
    private const string Password = "vier paarse kikkers fluiten zacht";
    private const string Code = "99BR01";

    [Fact]
    public async Task A_school_registers_on_a_phone_is_approved_and_is_handed_to_a_colleague_who_ends_it()
    {
        var (lotte, jan) = (People.NewAddress(), People.NewAddress());
        await using var phone = await browser.VisitAsync(390, dark: true);
        await using var other = await browser.VisitAsync(390, dark: true);

        await RegisterAsync(phone.Page, lotte);
        await VerifyAsync(phone, lotte);
        await ApproveAsync();
        await InviteAsync(phone, jan);
        await AcceptAsync(other, jan);

        await HandOverAsync(phone);
        await other.GoAsync("/mijn-school/collegas");
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur de uitnodiging" })).ToBeVisibleAsync();
        await TakeAlongAsync(other);
        await EndAsync(other);
        Assert.DoesNotContain([.. phone.Complaints, .. other.Complaints], complaint => !complaint.Contains("422", StringComparison.Ordinal)); // a form that is refused
    }

    private static async Task RegisterAsync(IPage page, string contact)
    {
        await page.GotoAsync("/inloggen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld je school aan" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld de school aan" }).ClickAsync();
        await Expect(page.Locator(".problems a")).ToHaveCountAsync(8);
        await CheckAsync(page);
        await page.GetByLabel("Vestigingscode").FillAsync(Code.ToLowerInvariant());
        await page.GetByLabel("Naam van de school").FillAsync("De Brug");
        await page.GetByLabel("Soort onderwijs").SelectOptionAsync("Primair onderwijs");
        await page.GetByLabel("Plaats").FillAsync("Utrecht");
        await page.GetByLabel("Aantal leerlingen").FillAsync("210");
        await page.GetByLabel("Je naam").FillAsync("Lotte de Boer");
        await page.GetByLabel("E-mailadres").FillAsync(contact);
        await page.GetByLabel("Ik ga akkoord").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld de school aan" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Kijk in je mail");
    }

    private async Task VerifyAsync(Visit phone, string contact)
    {
        await phone.GoAsync(await People.LinkToAsync(browser, contact, "/mijn-school/bevestigen?code="));
        await CheckAsync(phone.Page);
        await phone.Page.GetByLabel("Kies een wachtwoord").FillAsync(Password);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Bevestig de aanmelding" }).ClickAsync();
        await phone.ArrivesAtAsync("/mijn-school");
        await Expect(phone.Page.Locator(".lead")).ToContainTextAsync("Je school wacht op goedkeuring.");
        await CheckAsync(phone.Page);
    }

    /// <summary>A coordinator approves it on the start screen of the back office.</summary>
    private async Task ApproveAsync()
    {
        await using var desk = await Desk.SignInAsync(browser);
        await desk.Page.GotoAsync("/umbraco/section/wijschool");
        await desk.Page.Locator("[data-list=requests]").GetByRole(AriaRole.Button, new() { Name = "Goedkeuren: De Brug" }).ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Goedkeuren" }).ClickAsync();
        await desk.ToldAsync("De Brug doet mee.");
        Assert.Empty(desk.Complaints);
    }

    private static async Task InviteAsync(Visit phone, string colleague)
    {
        await phone.GoAsync("/mijn-school");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Nodig collega's uit" }).ClickAsync();
        await phone.Page.GetByLabel("E-mailadres").FillAsync(colleague);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur de uitnodiging" }).ClickAsync();
        await Expect(phone.Page.Locator(".notice")).ToHaveTextAsync("De uitnodiging is verstuurd.");
        await CheckAsync(phone.Page);
    }

    /// <summary>The one admin cannot leave; a colleague becomes admin, and staff again, and then gets the school.</summary>
    private static async Task HandOverAsync(Visit phone)
    {
        var page = phone.Page;
        await phone.GoAsync("/mijn-school/afmelden");
        await CheckAsync(page);
        await LeaveAsync(phone);
        await Expect(page.Locator(".problems")).ToContainTextAsync("altijd een beheerder nodig");
        foreach (var change in new[] { "Maak beheerder", "Maak medewerker", "Draag de school over" })
        {
            await phone.GoAsync("/mijn-school/collegas");
            await page.GetByRole(AriaRole.Link, new() { Name = "Wijzig Jan Smit" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = change }).ClickAsync();
            await Expect(page.Locator(".notice")).ToHaveTextAsync(change == "Draag de school over" ? "De school is overgedragen. Jij bent nu medewerker." : "De nieuwe rol is bewaard.");
        }
        await CheckAsync(page);
        await LeaveAsync(phone);
        await phone.ArrivesAtAsync("/mijn/account");
    }

    private static async Task LeaveAsync(Visit phone)
    {
        await phone.GoAsync("/mijn-school/vertrekken");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, verlaat de school" }).ClickAsync();
    }

    private static async Task TakeAlongAsync(Visit visit)
    {
        await visit.GoAsync("/mijn/gegevens");
        await CheckAsync(visit.Page);
        foreach (var (link, file) in new[] { ("Download als JSON", "mijn-gegevens.json"), ("Download als ZIP", "mijn-gegevens.zip") })
        {
            var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
            Assert.Equal(file, download.SuggestedFilename);
            Assert.NotEqual(0, new FileInfo(await download.PathAsync()).Length);
        }
    }

    /// <summary>The one admin is not erased before the school is closed; and changes their mind about the rest.</summary>
    private static async Task EndAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens" }).ClickAsync();
        await Expect(page.Locator(".problems")).ToContainTextAsync("Je bent de enige beheerder van De Brug.");
        await visit.GoAsync("/mijn-school/afmelden");
        await page.GetByLabel($"Typ {Code}").FillAsync(Code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld de school af" }).ClickAsync();
        await visit.ArrivesAtAsync("/mijn/account");
        await visit.GoAsync("/mijn/gegevens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("We wissen je gegevens. Je krijgt een mail waarin staat wanneer.");
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens niet" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("We wissen je gegevens niet.");
    }

    private async Task AcceptAsync(Visit visit, string invited)
    {
        await visit.GoAsync(await People.LinkToAsync(browser, invited, "/mijn-school/uitnodiging?code="));
        await CheckAsync(visit.Page);
        await visit.Page.GetByLabel("Je naam").FillAsync("Jan Smit");
        await visit.Page.GetByLabel("Kies een wachtwoord").FillAsync(Password);
        await visit.Page.GetByLabel("Ik ga akkoord").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Neem de uitnodiging aan" }).ClickAsync();
        await visit.ArrivesAtAsync("/mijn-school");
    }

    /// <summary>axe finds nothing and nothing sticks out, on a dark phone and on a light desk.</summary>
    private static async Task CheckAsync(IPage page)
    {
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"); // until it is drawn so
            var found = await page.RunAxe(AccessibilityTests.Rules);
            Assert.True(found.Violations.Length == 0, $"{page.Url} at {width} px\n" + string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than {width} px");
        }
    }
}
