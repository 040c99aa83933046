using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>A webinar from the first question to its recording, and a request for support with a word from each side.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SchoolWebinarTests(BackOfficeFixture browser)
{
    private const string Topic = "De kring in de bovenbouw";
    private const string Recording = "https://video.example/opname";

    [Fact]
    public async Task A_school_asks_from_an_intervention_a_coordinator_plans_an_expert_confirms_and_another_school_comes_and_sees_the_recording()
    {
        await using var desk = await Desk.SignInAsync(browser);
        var expert = await SchoolPeople.NewExpertAsync(desk);
        await using var asker = await ComeAsync(desk, "De Haven", "00CC01", 390, dark: true);
        await AskAsync(asker);
        await ProposeAsync(desk);
        await PickAsync(asker);
        await ConfirmAsync(expert);

        await using var guest = await ComeAsync(desk, "De Toren", "00CC02", 1440, dark: false);
        await guest.GoAsync("/webinars");
        await CheckAsync(guest, "the overview of webinars");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = Topic }).First.ClickAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Meld je aan" }).ClickAsync();
        await Expect(guest.Page.Locator("#plaats")).ToHaveTextAsync("Je hebt een plaats");
        await CheckAsync(guest, "a webinar with a place");

        await PassAsync();
        await GiveRecordingAsync(desk);
        await guest.Page.ReloadAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk de opname" })).ToHaveAttributeAsync("href", Recording);
        await Expect(guest.Page.GetByRole(AriaRole.Link, new() { Name = "Werkblad" })).ToHaveCountAsync(1);
        await asker.GoAsync("/mijn-school/webinars");
        await CheckAsync(asker, "the webinars of a school");
        Assert.Empty(asker.Complaints.Concat(guest.Complaints).Concat(desk.Complaints));
    }

    [Fact]
    public async Task A_school_asks_for_support_and_talks_with_its_adviser()
    {
        await using var desk = await Desk.SignInAsync(browser);
        var expert = await SchoolPeople.NewExpertAsync(desk);
        await using var school = await ComeAsync(desk, "De Vliet", "00CC03", 390, dark: true);
        await AskSupportAsync(school);
        await AssignAsync(desk);

        await using var adviser = await browser.VisitAsync(1440);
        await SchoolPeople.SignInAsync(adviser, expert, "/mijn-expertise");
        await CheckAsync(adviser, "the page of an expert");
        await adviser.Page.Locator("li").Filter(new() { HasText = "De Vliet" }).GetByRole(AriaRole.Link).ClickAsync();
        await WriteAsync(adviser, "Ik bel je morgen.");
        await school.Page.ReloadAsync();
        await Expect(school.Page.Locator(".talk")).ToContainTextAsync("Ik bel je morgen.");
        await WriteAsync(school, "Dank je, tot morgen.");
        await CheckAsync(school, "a conversation");
        await adviser.Page.ReloadAsync();
        await Expect(adviser.Page.Locator(".talk")).ToContainTextAsync("Dank je, tot morgen.");

        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Sluit de vraag af" }).ClickAsync();
        await school.Page.Locator("#Helped-5").CheckAsync();
        await school.Page.Locator("section[aria-labelledby=terugkijken] button").ClickAsync();
        await Expect(school.Page.Locator("section[aria-labelledby=terugkijken]")).ToContainTextAsync("5");
        await SeeAsync(desk);
        Assert.Empty(school.Complaints.Concat(adviser.Complaints).Concat(desk.Complaints));
    }

    private async Task<Visit> ComeAsync(Desk desk, string school, string code, int width, bool dark)
    {
        var visit = await browser.VisitAsync(width, dark: dark);
        await SchoolPeople.SignInAsync(visit, await SchoolPeople.NewAdminAsync(browser, desk, school, code));
        return visit;
    }

    private static async Task AskAsync(Visit asker)
    {
        await asker.GoAsync("/gereedschapskist/kringgesprek");
        await asker.Page.GetByRole(AriaRole.Link, new() { Name = "Vraag een webinar aan over deze interventie" }).ClickAsync();
        await Expect(asker.Page.Locator("main form")).ToContainTextAsync("Kringgesprek");
        await CheckAsync(asker, "asking for a webinar");
        await asker.Page.Locator("#Topic").FillAsync(Topic);
        await asker.Page.Locator("#Wishes").FillAsync("Liefst op een middag.");
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur de aanvraag" }).ClickAsync();
        await Expect(Row(asker)).ToContainTextAsync("Nieuw");
    }

    private static ILocator Row(Visit visit) => visit.Page.Locator(".rows li").Filter(new() { HasText = Topic });

    private static async Task ProposeAsync(Desk desk)
    {
        await desk.Page.GotoAsync("/umbraco/section/wijschool/dashboard/webinars");
        await desk.Page.Locator("[data-board=requests] [data-column=New] button").Filter(new() { HasText = Topic }).ClickAsync();
        var request = desk.Page.Locator("[data-detail=webinar-request]");
        await Expect(request).ToContainTextAsync("Liefst op een middag.");
        await request.GetByRole(AriaRole.Button, new() { Name = "Pak op" }).ClickAsync();
        await desk.ToldAsync("Je hebt de aanvraag opgepakt.");
        await request.Locator("uui-toggle").ClickAsync();
        var day = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await request.Locator("uui-input[label='Dag'] input").FillAsync(day);
        await request.Locator("uui-input[label^='Tijd'] input").FillAsync("14:30");
        await request.GetByRole(AriaRole.Button, new() { Name = "Stuur het voorstel" }).ClickAsync();
        await desk.ToldAsync("De school krijgt een mail met de data.");
        await Expect(desk.Page.Locator("[data-board=requests] [data-column=Proposed] button").Filter(new() { HasText = Topic })).ToHaveCountAsync(1);
    }

    private static async Task PickAsync(Visit asker)
    {
        await asker.Page.ReloadAsync();
        await Row(asker).GetByRole(AriaRole.Link, new() { Name = "Kies een datum" }).ClickAsync();
        await Expect(asker.Page.Locator(".rows")).ToContainTextAsync("14.30 tot 15.30 uur");
        await CheckAsync(asker, "the dates");
        await asker.Page.Locator(".rows button").ClickAsync();
        await Expect(asker.Page.Locator(".rows button")).ToHaveCountAsync(0);
    }

    private async Task ConfirmAsync(string expert)
    {
        await using var visit = await browser.VisitAsync(390, dark: true);
        await SchoolPeople.SignInAsync(visit, expert, "/mijn-expertise");
        await CheckAsync(visit, "what an expert confirms");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bevestig" }).First.ClickAsync();
        await Expect(visit.Page.Locator("section[aria-labelledby=webinars]")).ToContainTextAsync(Topic);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Lets the time of the webinar come and go.</summary>
    private Task PassAsync() => SchoolPeople.ChangeAsync(
        browser, "UPDATE wijschoolWebinar SET startsAt = $from, endsAt = $until WHERE title = $title",
        ("$from", DateTime.UtcNow.AddHours(-2)), ("$until", DateTime.UtcNow.AddHours(-1)), ("$title", Topic));

    private static async Task GiveRecordingAsync(Desk desk)
    {
        await desk.Page.ReloadAsync();
        await desk.Page.Locator("[data-board=webinars] [data-column=Past] button").Filter(new() { HasText = Topic }).ClickAsync();
        var webinar = desk.Page.Locator("[data-detail=webinar]");
        await webinar.Locator("uui-input[label='Link naar de opname'] input").FillAsync(Recording);
        await webinar.GetByRole(AriaRole.Button, new() { Name = "Bewaar", Exact = true }).ClickAsync();
        await desk.ToldAsync("Het webinar is bewaard.");
        await webinar.Locator("uui-checkbox").ClickAsync();
        await webinar.GetByRole(AriaRole.Button, new() { Name = "Bewaar wie er was" }).ClickAsync();
        await desk.ToldAsync("Het is bewaard wie er was.");
        await webinar.Locator("uui-input[label='Naam van het materiaal'] input").FillAsync("Werkblad");
        await webinar.Locator("uui-input[label='Link naar het materiaal'] input").FillAsync("https://materiaal.example/werkblad");
        await webinar.GetByRole(AriaRole.Button, new() { Name = "Voeg materiaal toe" }).ClickAsync();
        await desk.ToldAsync("Het materiaal staat bij het webinar.");
        await Expect(webinar.Locator("[data-part=materials] li")).ToHaveCountAsync(1);
    }

    private static async Task AskSupportAsync(Visit school)
    {
        await school.GoAsync("/mijn-school/ondersteuning");
        await school.Page.GetByRole(AriaRole.Link, new() { Name = "Vraag ondersteuning" }).First.ClickAsync();
        await CheckAsync(school, "asking for support");
        await school.Page.Locator("#Kind-1").CheckAsync();
        await school.Page.Locator("#Urgency-3").CheckAsync();
        await school.Page.Locator("#Situation").FillAsync("Er is veel onrust over een les.");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur de vraag" }).ClickAsync();
        await school.Page.Locator(".rows li a").ClickAsync();
        await Expect(school.Page.Locator(".typed").First).ToHaveTextAsync("Er is veel onrust over een les.");
    }

    private static async Task AssignAsync(Desk desk)
    {
        var request = await OpenAsync(desk, "New");
        await Expect(request).ToContainTextAsync("Er is veel onrust over een les.");
        await request.GetByRole(AriaRole.Button, new() { Name = "Wijs toe" }).ClickAsync();
        await desk.ToldAsync("De begeleider en de school krijgen een mail.");
        await Expect(desk.Page.Locator("[data-board=support] [data-column=Assigned] button").Filter(new() { HasText = "De Vliet" })).ToHaveCountAsync(1);
    }

    private static async Task SeeAsync(Desk desk)
    {
        var request = await OpenAsync(desk, "Closed");
        await Expect(request).ToContainTextAsync("Ik bel je morgen.");
        await Expect(request).ToContainTextAsync("De school vond de hulp een 5 waard");
    }

    private static async Task<ILocator> OpenAsync(Desk desk, string column)
    {
        await desk.Page.GotoAsync("/umbraco/section/wijschool/dashboard/ondersteuning");
        await desk.Page.Locator($"[data-board=support] [data-column={column}] button").Filter(new() { HasText = "De Vliet" }).ClickAsync();
        return desk.Page.Locator("[data-detail=support-request]");
    }

    private static async Task WriteAsync(Visit visit, string text)
    {
        await visit.Page.Locator("#Text").FillAsync(text);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".talk")).ToContainTextAsync(text);
    }

    private static async Task CheckAsync(Visit visit, string what)
    {
        var found = await visit.Page.RunAxe(AccessibilityTests.Rules);
        Assert.True(found.Violations.Length == 0, $"{what}\n" + string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than the screen");
    }
}
