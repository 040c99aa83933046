using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>A class takes part: the board of the teacher, and the phones of pupils, of which one loses its connection.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ClassTests(BackOfficeFixture browser)
{
    private const string Password = "een Goed wachtwoord 1!";
    private const string Stored = "() => Object.keys(localStorage).filter(key => key.startsWith('wijschool-klas-')).length";

    // what the client of the back office sends too: the token itself is in a cookie that no script reads
    private const string Make = """
        async ({ address, password }) => {
          const answer = await fetch('/umbraco/management/api/v1/member', {
            method: 'POST', headers: { Authorization: 'Bearer [redacted]', 'Content-Type': 'application/json' },
            body: JSON.stringify({
              email: address, username: address, password, isApproved: true, groups: [], memberType: { id: 'd59be02f-1df9-4228-aa1e-01917d806cda' },
              values: [], variants: [{ culture: null, segment: null, name: 'Anna de Vries' }],
            }),
          });
          if (!answer.ok) throw new Error(await answer.text());
          return answer.headers.get('Umb-Generated-Resource');
        }
        """;

    [Fact]
    public async Task Pupils_answer_on_phones_also_without_a_connection_for_a_while_and_the_board_counts_them()
    {
        await using var board = await browser.VisitAsync();
        await StartAsync(board, "00KL01");
        await CheckAsync(board, "the board");
        await Expect(board.Page.Locator("[data-board]")).ToHaveTextAsync("0 leerlingen zijn klaar");
        var code = await board.Page.Locator(".board__code").InnerTextAsync();

        await using var phone = await browser.VisitAsync(390, 844, dark: true);
        await EnterAsync(phone, code);
        await AnswerAsync(phone.Page);
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.Locator("[data-klas-send]").ClickAsync();
        await Expect(phone.Page.Locator("[data-klas-say=offline]")).ToBeVisibleAsync();
        Assert.Equal(1, await phone.Page.EvaluateAsync<int>(Stored));
        await Expect(board.Page.Locator("[data-board]")).ToHaveTextAsync("0 leerlingen zijn klaar");
        await phone.Page.Context.SetOfflineAsync(false);

        await Expect(phone.Page.Locator("[data-klas-over=thanks]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>(Stored));
        await Expect(board.Page.Locator("[data-board]")).ToHaveTextAsync("1 leerling is klaar");
        await CheckAsync(phone, "thanks");
        await AnswerWithoutScriptAsync(code);
        await Expect(board.Page.Locator("[data-board]")).ToHaveTextAsync("2 leerlingen zijn klaar");
        await CloseAsync(board);
        await SeeNothingOfTwoAsync(board);
        Assert.Empty(board.Complaints);
    }

    [Fact]
    public async Task What_was_chosen_is_there_again_after_a_reload_and_what_came_too_late_stays_on_the_phone()
    {
        await using var board = await browser.VisitAsync();
        await StartAsync(board, "00KL02");
        var code = await board.Page.Locator(".board__code").InnerTextAsync();
        await using var phone = await browser.VisitAsync(390, 844);
        await EnterAsync(phone, code);
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.TabToAsync("[data-klas-statement]:not([hidden]) input");
        await phone.Page.Keyboard.PressAsync("Space");
        await phone.Page.Keyboard.PressAsync("Enter"); // to the next, not away
        await Expect(phone.Page.Locator("[data-klas-progress] p")).ToContainTextAsync("Zin 2 van");

        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("[data-klas-progress] p")).ToContainTextAsync("Zin 2 van"); // where it was left
        await AnswerAsync(phone.Page);
        await CloseAsync(board);
        await phone.Page.Locator("[data-klas-send]").ClickAsync();

        await Expect(phone.Page.Locator("[data-klas-over=closed]")).ToBeVisibleAsync();
        Assert.Equal(1, await phone.Page.EvaluateAsync<int>(Stored));
        await CheckAsync(phone, "too late");
        await phone.Page.Locator("[data-klas-forget]").ClickAsync();
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>(Stored));
    }

    /// <summary>Everything of a class from a school that has just come to the board.</summary>
    private async Task StartAsync(Visit board, string school)
    {
        await SignInAsync(board, await NewAdminAsync(school));
        var page = board.Page;
        await page.Locator("[name=Instrument][value=wijklassenscan]").CheckAsync();
        await page.Locator("form:has([name=ClosesOn]) button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Start met een klas" }).ClickAsync();
        await board.ArrivesAtAsync("/mijn-school/klas");
        await page.Locator("#Group").FillAsync("3B");
        await CheckAsync(board, "the classes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start de klassenscan" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Doe mee: 3B");
    }

    private static async Task EnterAsync(Visit phone, string code)
    {
        await phone.GoAsync("/klas");
        await CheckAsync(phone, "the code");
        await phone.Page.Locator("#code").FillAsync(code.ToLowerInvariant());
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ga verder" }).ClickAsync();
        await Expect(phone.Page.Locator("h1").First).ToHaveTextAsync("Wat vind jij?");
        await CheckAsync(phone, "a statement");
    }

    /// <summary>Answers what is left, one statement a screen.</summary>
    private static async Task AnswerAsync(IPage page)
    {
        while (!await page.Locator("[data-klas-send]").IsVisibleAsync())
        {
            await Expect(page.Locator("[data-klas-statement]:not([hidden])")).ToHaveCountAsync(1);
            await page.Locator("[data-klas-statement]:not([hidden]) .answer").Nth(3).ClickAsync();
            await page.Locator("[data-klas-next]").ClickAsync();
        }
    }

    /// <summary>All statements on one page, sent as forms always were; a second time there is nothing to answer.</summary>
    private async Task AnswerWithoutScriptAsync(string code)
    {
        await using var phone = await browser.VisitAsync(390, 844, scripts: false);
        await phone.GoAsync("/klas");
        await phone.Page.Locator("#code").FillAsync(code);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ga verder" }).ClickAsync();
        await Expect(phone.Page.Locator("h1").First).ToHaveTextAsync("Wat vind jij?");
        var address = phone.Page.Url;
        foreach (var statement in (await phone.Page.Locator("fieldset.statement").AllAsync()).Take(20)) await statement.Locator(".answer").Nth(1).ClickAsync();
        await phone.Page.Locator("[data-klas-send]").ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Dank je wel");

        await phone.Page.GotoAsync(address);
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Je hebt al meegedaan");
    }

    /// <summary>The round closes, and two pupils are too few for a figure.</summary>
    private static async Task SeeNothingOfTwoAsync(Visit board)
    {
        await Expect(board.Page.Locator(".rows")).ToContainTextAsync("minder dan 10 antwoorden");
        await board.GoAsync("/mijn-school/scans");
        await board.Page.Locator(".rows a").ClickAsync();
        await board.Page.Locator("form[action$='/sluiten'] [type=checkbox]").CheckAsync();
        await board.Page.Locator("form[action$='/sluiten'] button").ClickAsync();
        await Expect(board.Page.Locator("main .notice").Last).ToContainTextAsync("10");
        await Expect(board.Page.Locator(".scan-pyramid, table")).ToHaveCountAsync(0);
    }

    private static async Task CloseAsync(Visit board)
    {
        await board.Page.GetByRole(AriaRole.Link, new() { Name = "Sluit af" }).ClickAsync();
        await CheckAsync(board, "closing");
        await board.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, sluit af" }).ClickAsync();
        await Expect(board.Page.Locator(".notice")).ToContainTextAsync("De klas is afgesloten.");
    }

    private static async Task CheckAsync(Visit visit, string what)
    {
        var found = await visit.Page.RunAxe(AccessibilityTests.Rules);
        Assert.True(found.Violations.Length == 0, $"{what}\n" + string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than the screen");
    }

    private static async Task SignInAsync(Visit visit, string member)
    {
        await visit.GoAsync("/inloggen?returnUrl=%2Fmijn-school%2Fscans");
        await visit.Page.Locator("#Name").FillAsync(member);
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.ArrivesAtAsync("/mijn-school/scans");
    }

    /// <summary>An admin of a school that was approved; how that comes about is told elsewhere.</summary>
    private async Task<string> NewAdminAsync(string code)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        await using var desk = await Desk.SignInAsync(browser);
        var key = await desk.Page.EvaluateAsync<JsonElement>(Make, new { address, password = Password });
        await using var database = new SqliteConnection($"Data Source={browser.Site.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText =
            """
            INSERT INTO wijschoolSchool (id, name, code, sector, place, pupils, status, contactName, contactMail, contactCulture, registeredAt, mailVerifiedAt, decidedAt, version)
            VALUES ($id, 'De Klas', $code, 'Primary', 'Utrecht', 200, 'Approved', 'Anna', $contact, 'nl', $now, $now, $now, 0);
            INSERT INTO wijschoolSchoolMembership (schoolId, member, role, since) VALUES ($id, $member, 'Admin', $now);
            """;
        command.Parameters.AddWithValue("$id", Guid.NewGuid());
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$contact", address);
        command.Parameters.AddWithValue("$member", Guid.Parse(key.GetString()!));
        command.Parameters.AddWithValue("$now", DateTime.UtcNow);
        await command.ExecuteNonQueryAsync();
        return address;
    }
}
