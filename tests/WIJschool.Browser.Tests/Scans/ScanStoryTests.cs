using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.Scans;

/// <summary>A school runs the WIJschoolscan: its admin asks people by mail, they answer without an account, and the school reads what comes of it.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ScanStoryTests(BackOfficeFixture browser)
{
    [Fact]
    public async Task A_school_runs_two_rounds_and_reads_each_on_the_pyramid_with_advice_and_beside_the_other()
    {
        await using var school = await ScanSchool.MakeAsync(browser, "99SC01");
        var page = school.Admin.Page;
        await school.OpenAsync();
        var links = await school.InviteAsync(6);
        await CheckAsync(page);
        await AnswerWithoutScriptAsync(links[0]);
        await AnswerByPhoneAsync(links[1]);
        await school.AnswerAsync([.. links.Skip(2)], 2, 3, 2);
        await page.ReloadAsync();
        await Expect(page.Locator(".scan-facts")).ToContainTextAsync("5 tot 9 mensen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur een herinnering" }).ClickAsync(); // one has not answered
        await Expect(page.Locator(".notice")).ToHaveTextAsync("De herinneringen zijn onderweg.");
        await school.CloseAsync();

        await ReadsResultAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync("Vergelijken met andere scholen kan nog niet.");
        await CheckAsync(page);
        await school.BenchmarkAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".scan-box").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Andere scholen" }).First).ToBeVisibleAsync();

        await school.OpenAsync();
        await school.AnswerAsync(await school.InviteAsync(5), 4, 5, 4, 5, 4);
        await page.ReloadAsync();
        await school.CloseAsync();
        await Expect(page.Locator("#vergeleken + p + .table-wrap tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator("main")).ToContainTextAsync("punten hoger dan de vorige ronde.");
        await CheckAsync(page);
        Assert.Empty(school.Admin.Complaints);
    }

    [Fact]
    public async Task Of_four_people_nothing_is_shown()
    {
        await using var school = await ScanSchool.MakeAsync(browser, "99SC02");
        var page = school.Admin.Page;
        await school.OpenAsync();
        await school.AnswerAsync(await school.InviteAsync(4), 1, 2, 3, 4);
        await page.ReloadAsync();
        await Expect(page.Locator(".scan-facts")).ToContainTextAsync("Nog te weinig");

        await school.CloseAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("Te weinig mensen hebben de scan ingevuld.");
        await Expect(page.Locator("main svg, main table, .scan-pyramid")).ToHaveCountAsync(0);
        await CheckAsync(page);
    }

    /// <summary>All statements stand on one page; what is missing is told beside it, and nothing that was chosen is lost.</summary>
    private async Task AnswerWithoutScriptAsync(string link)
    {
        await using var visit = await browser.VisitAsync(390, scripts: false);
        await visit.GoAsync(link);
        var statements = await visit.Page.Locator("[data-scan-statement]").AllAsync();
        foreach (var statement in statements.Skip(1)) await statement.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur je antwoorden" }).ClickAsync();
        await Expect(visit.Page.Locator(".problems a")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("input[type=radio]:checked")).ToHaveCountAsync(statements.Count - 1);

        await visit.Page.Locator("[data-scan-statement]").First.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur je antwoorden" }).ClickAsync();

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Bedankt");
        await visit.GoAsync(link);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Met deze link is al ingevuld.");
    }

    /// <summary>One statement a screen; the phone keeps what was chosen until the server has it.</summary>
    private async Task AnswerByPhoneAsync(string link)
    {
        await using var visit = await browser.VisitAsync(390, dark: true);
        var page = visit.Page;
        await visit.GoAsync(link);
        await CheckAsync(page);
        await page.SetViewportSizeAsync(390, 900);
        await visit.GoAsync(link);
        var (here, statements) = (page.Locator("[data-scan-statement].is-here"), await page.Locator("[data-scan-statement]").CountAsync());
        for (var number = 1; number < statements; number++)
        {
            await here.GetByRole(AriaRole.Radio).Nth(2).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Volgende" }).ClickAsync();
        }
        await here.GetByRole(AriaRole.Radio).Last.CheckAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("input[type=radio]:checked")).ToHaveCountAsync(statements);
        for (var number = 1; number < statements; number++) await page.GetByRole(AriaRole.Button, new() { Name = "Volgende" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verstuur je antwoorden" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Bedankt");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('wijschool.scan.')).length"));
        Assert.Empty(visit.Complaints);
    }

    private static async Task ReadsResultAsync(IPage page)
    {
        await Expect(page.Locator(".scan-pyramid > li")).ToHaveCountAsync(5);
        await Expect(page.Locator("#richting")).ToContainTextAsync("Jullie zijn in de fase");
        await Expect(page.Locator(".scan-layer table")).ToHaveCountAsync(5);
        await Expect(page.Locator(".scan-dot").First).ToBeVisibleAsync();
        var advice = page.Locator(".scan-advice > li");
        Assert.InRange(await advice.CountAsync(), 1, 5);
        foreach (var each in await advice.AllAsync()) await Expect(each.Locator(".scan-advice__why")).ToContainTextAsync("Waarom?");
        var (title, address) = (await advice.First.Locator("a").InnerTextAsync(), await advice.First.Locator("a").GetAttributeAsync("href"));
        var tool = await page.Context.NewPageAsync();
        await tool.GotoAsync(address!);
        await Expect(tool.Locator("h1")).ToHaveTextAsync(title);
        await tool.CloseAsync();
    }

    /// <summary>axe finds nothing and nothing sticks out, on a dark phone and on a light desk.</summary>
    private static async Task CheckAsync(IPage page)
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Dark), (1440, ColorScheme.Light) })
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
