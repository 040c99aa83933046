using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using WIJschool.Browser.Tests.Scans;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.Schools;

/// <summary>What the site is for, from the first form to a story on the site: everything by the pages and the mails that people get.</summary>
[Collection(AtTheDesk.Name)]
public sealed class AWholeYearTests(BackOfficeFixture browser)
{
    private const string Password = "een Goed wachtwoord 1!";
    private const string School = "De Vaart";
    private const int FewestPupils = 10;
    private const string Title = "Een tafel voor iedereen";

    [Fact]
    public async Task A_school_registers_measures_chooses_asks_for_help_and_tells_what_it_learned()
    {
        await using var desk = await Desk.SignInAsync(browser);
        await using var lotte = await browser.VisitAsync(390, 844);
        var address = await RegisterAsync(lotte);
        await ApproveAsync(desk);
        await using var jan = await InviteAsync(lotte);

        await RunScanAsync(lotte);
        await SaveAdviceAsync(lotte);
        await RunClassScanAsync(lotte, jan);
        await AskForWebinarAsync(jan);
        await AskForSupportAsync(lotte);

        await StoryPages.WriteAsync(jan, Title);
        await StoryPages.PublishAsync(desk, School, Title);
        await ReadStoryAsync(jan);
        Assert.Empty(lotte.Complaints.Concat(jan.Complaints).Concat(desk.Complaints));
        Assert.True(await People.HasMailAsync(browser, address));
    }

    /// <summary>Fills in the form, follows the link in the mail, and chooses a password.</summary>
    private async Task<string> RegisterAsync(Visit visit)
    {
        var (page, address) = (visit.Page, People.NewAddress());
        await visit.GoAsync("/school-aanmelden");
        await page.Locator("#Code").FillAsync("99YE01");
        await page.Locator("#School").FillAsync(School);
        await page.Locator("#Sector").SelectOptionAsync("Secondary");
        await page.Locator("#Place").FillAsync("Meppel");
        await page.Locator("#Pupils").FillAsync("480");
        await page.Locator("#Name").FillAsync("Lotte de Boer");
        await page.Locator("#Email").FillAsync(address);
        await page.Locator("#Agree").CheckAsync();
        await SendAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync(address);

        await GiveAccountAsync(visit, await People.LinkToAsync(browser, address, "/mijn-school/bevestigen?code="), "Lotte de Boer");
        await Expect(page.Locator("main")).ToContainTextAsync("Je school wacht op goedkeuring.");
        return address;
    }

    private static async Task ApproveAsync(Desk desk)
    {
        await desk.Page.GotoAsync("/umbraco/section/wijschool");
        await desk.Page.Locator("wijschool-start-dashboard [data-list=requests]").GetByRole(AriaRole.Button, new() { Name = $"Goedkeuren: {School}" }).ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Goedkeuren" }).ClickAsync();
        await desk.ToldAsync($"{School} doet mee.");
    }

    /// <returns>The window of the colleague, who is signed in.</returns>
    private async Task<Visit> InviteAsync(Visit admin)
    {
        var address = People.NewAddress();
        await admin.GoAsync("/mijn-school/collegas");
        await admin.Page.Locator("#Email").FillAsync(address);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur de uitnodiging" }).ClickAsync();
        var colleague = await browser.VisitAsync(dark: true);
        await GiveAccountAsync(colleague, await People.LinkToAsync(browser, address, "/mijn-school/uitnodiging?code="), "Jan Smit");
        await Expect(colleague.Page.Locator("h1")).ToHaveTextAsync(School);
        return colleague;
    }

    private static async Task GiveAccountAsync(Visit visit, string link, string name)
    {
        await visit.GoAsync(new Uri(link).PathAndQuery);
        await visit.Page.Locator("#Name").FillAsync(name);
        await visit.Page.Locator("#Password").FillAsync(Password);
        if (await visit.Page.Locator("#Agree").CountAsync() > 0) await visit.Page.Locator("#Agree").CheckAsync();
        await SendAsync(visit.Page);
        await visit.ArrivesAtAsync("/mijn-school");
    }

    private async Task RunScanAsync(Visit admin)
    {
        var scan = ScanSchool.Of(browser, admin);
        await scan.OpenAsync();
        await scan.AnswerAsync(await scan.InviteAsync(6), 2, 3, 3, 4, 3, 2);
        await admin.Page.ReloadAsync();
        await scan.CloseAsync();
        await Expect(admin.Page.Locator(".scan-pyramid > li")).ToHaveCountAsync(5);
        await Expect(admin.Page.Locator("#richting")).ToContainTextAsync("Jullie zijn in de fase");
    }

    /// <summary>Follows the first advice under the result into the toolbox and saves it for the school.</summary>
    private static async Task SaveAdviceAsync(Visit admin)
    {
        var page = admin.Page;
        var advice = page.Locator(".scan-advice h3 a").First;
        var name = await advice.InnerTextAsync();
        await advice.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.Locator("aside a[href*='bewaard']").ClickAsync();
        await page.Locator("#Note").FillAsync("Voor de mentoren van klas 2.");
        await SendAsync(page);
        await Expect(page.Locator(".rows h2")).ToHaveTextAsync([name]);
    }

    /// <summary>The admin opens a round, a teacher a class, and as many pupils answer as a result needs.</summary>
    private async Task RunClassScanAsync(Visit admin, Visit teacher)
    {
        await admin.GoAsync("/mijn-school/scans");
        await admin.Page.Locator("[name=Instrument][value=wijklassenscan]").CheckAsync();
        await admin.Page.Locator("form:has([name=ClosesOn]) button[type=submit]").ClickAsync();
        await Expect(admin.Page.Locator("#CloseSure")).ToBeVisibleAsync();
        await teacher.GoAsync("/mijn-school/klas");
        await teacher.Page.Locator("#Group").FillAsync("2B");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Start de klassenscan" }).ClickAsync();
        var code = (await teacher.Page.Locator(".board__code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

        for (var pupil = 0; pupil < FewestPupils; pupil++) await AnswerInClassAsync(code, 2 + (pupil % 3));

        await Expect(teacher.Page.Locator("[data-board]")).ToHaveTextAsync($"{FewestPupils} leerlingen zijn klaar");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Sluit af" }).ClickAsync();
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, sluit af" }).ClickAsync();
        await Expect(teacher.Page.Locator(".notice")).ToContainTextAsync("De klas is afgesloten.");
        await ScanSchool.Of(browser, admin).CloseAsync();
        await Expect(admin.Page.Locator(".scan-pyramid > li")).ToHaveCountAsync(5);
    }

    /// <summary>A phone of its own, which gives one answer to everything. What each phone does with a statement is told elsewhere.</summary>
    private async Task AnswerInClassAsync(string code, int answer)
    {
        await using var phone = await browser.VisitAsync(390, 844);
        await phone.GoAsync($"/klas/{code}");
        await phone.Page.EvaluateAsync(
            """
            answer => {
              document.querySelectorAll(`form[data-klas] input[type=radio][value="${answer}"]`).forEach(input => { input.checked = true; });
              document.querySelector('form[data-klas]').submit();
            }
            """, answer);
        await phone.ArrivesAtAsync("/klas/bedankt");
    }

    private static async Task AskForWebinarAsync(Visit staff)
    {
        await staff.GoAsync("/mijn-school/webinars/aanvragen");
        await staff.Page.Locator("#Topic").FillAsync("Praten over nieuws uit het Midden-Oosten");
        await SendAsync(staff.Page);
        await Expect(staff.Page.Locator("#Topic")).ToHaveCountAsync(0);
        await staff.GoAsync("/mijn-school/webinars");
        await Expect(staff.Page.Locator(".rows h3")).ToHaveTextAsync(["Praten over nieuws uit het Midden-Oosten"]);
    }

    private static async Task AskForSupportAsync(Visit admin)
    {
        await admin.GoAsync("/mijn-school/ondersteuning/aanvragen");
        await admin.Page.Locator("#Kind-1").CheckAsync();
        await admin.Page.Locator("#Urgency-1").CheckAsync();
        await admin.Page.Locator("#Situation").FillAsync("Twee klassen praten niet met elkaar.");
        await SendAsync(admin.Page);
        await Expect(admin.Page.Locator("#Situation")).ToHaveCountAsync(0);
        await admin.GoAsync("/mijn-school/ondersteuning");
        await Expect(admin.Page.Locator(".rows > li")).ToHaveCountAsync(1);
    }

    private static async Task ReadStoryAsync(Visit author)
    {
        await Desk.UntilAsync(
            async () =>
            {
                await author.Page.ReloadAsync();
                return await author.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk het op de site" }).CountAsync() > 0;
            },
            seconds: 15);
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk het op de site" }).ClickAsync();
        await Expect(author.Page.Locator("h1")).ToHaveTextAsync(Title);
        await Expect(author.Page.Locator(".kicker")).ToContainTextAsync($"{School}, Meppel");
    }

    private static Task SendAsync(IPage page) => page.Locator("main form button.button[type=submit]").Last.ClickAsync();
}
