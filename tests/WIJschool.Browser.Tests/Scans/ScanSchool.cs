using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.Scans;

/// <summary>A school that takes part, with an admin who sits at a window of the site.</summary>
internal sealed class ScanSchool : IAsyncDisposable
{
    private const string Password = "een Goed wachtwoord 1!";

    private readonly BackOfficeFixture browser;

    private ScanSchool(BackOfficeFixture browser, Visit admin) => (this.browser, Admin) = (browser, admin);

    public Visit Admin { get; }

    private IPage Page => Admin.Page;

    /// <summary>Makes the school as it stands when a coordinator has approved it, and signs its admin in.</summary>
    /// <param name="code">Its location code, which no other test has.</param>
    public static async Task<ScanSchool> MakeAsync(BackOfficeFixture browser, string code)
    {
        var (member, address) = (Guid.NewGuid(), People.NewAddress());
        await using (var desk = await Desk.SignInAsync(browser))
        {
            await desk.CallAsync("POST", "member", new
            {
                Id = member,
                email = address,
                username = address,
                password = Password,
                isApproved = true,
                groups = Array.Empty<Guid>(),
                memberType = new { id = "d59be02f-1df9-4228-aa1e-01917d806cda" },
                values = Array.Empty<object>(),
                variants = new[] { new { culture = (string?)null, segment = (string?)null, name = "Lotte de Boer" } },
            });
        }
        await InsertAsync(browser, code, member, address);
        var school = new ScanSchool(browser, await browser.VisitAsync());
        await school.SignInAsync(address);
        return school;
    }

    /// <summary>A school whose admin is signed in already.</summary>
    public static ScanSchool Of(BackOfficeFixture browser, Visit admin) => new(browser, admin);

    /// <summary>Begins a round by the form, and stays on its page.</summary>
    /// <returns>The address of the round.</returns>
    public async Task<string> OpenAsync()
    {
        await Admin.GoAsync("/mijn-school/scans");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "WIJschoolscan" }).CheckAsync();
        await Page.GetByLabel("Laatste dag").FillAsync(DateTime.Today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start een scan" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Stuur de uitnodigingen" })).ToBeVisibleAsync();
        return new Uri(Page.Url).PathAndQuery;
    }

    /// <summary>Asks people by mail.</summary>
    /// <returns>Their personal links, as they stand in the mail.</returns>
    public async Task<IReadOnlyList<string>> InviteAsync(int people)
    {
        string[] addresses = [.. Enumerable.Range(0, people).Select(_ => People.NewAddress())];
        await Page.GetByLabel("E-mailadressen").FillAsync(string.Join('\n', addresses));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Stuur de uitnodigingen" }).ClickAsync();
        await Expect(Page.Locator(".notice")).ToHaveTextAsync("De uitnodigingen zijn onderweg.");
        List<string> links = [];
        foreach (var address in addresses) links.Add(new Uri(await People.LinkToAsync(browser, address, "/scan?code=")).PathAndQuery);
        return links;
    }

    /// <summary>Answers for people one after the other, each with one answer to everything.</summary>
    public async Task AnswerAsync(IReadOnlyList<string> links, params int[] answers)
    {
        await using var visit = await browser.VisitAsync();
        foreach (var (link, answer) in links.Zip(answers))
        {
            await visit.GoAsync(link);
            await visit.Page.EvaluateAsync(
                """
                answer => {
                  document.querySelectorAll(`form[data-scan] input[type=radio][value="${answer}"]`).forEach(input => { input.checked = true; });
                  setTimeout(() => document.querySelector('form[data-scan]').submit()); // after this call has been answered
                }
                """, answer);
            await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Bedankt");
        }
    }

    /// <summary>Ends the round whose page is open.</summary>
    public async Task CloseAsync()
    {
        await Page.Locator("#CloseSure").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde", Exact = true }).ClickAsync();
        await Expect(Page.Locator("#CloseSure")).ToHaveCountAsync(0);
    }

    /// <summary>Leaves the benchmarks of the schools of this sector as they stand when five or more of them closed a round in a term that ended.</summary>
    public Task BenchmarkAsync() => ExecuteAsync(
        browser,
        """
        INSERT INTO wijschoolScanBenchmark (instrumentCode, schoolYear, term, sector, kind, code, lower, median, upper, schoolsFrom, schoolsTo)
        SELECT 'wijschoolscan', 2025, 3, 'Special', figure.kind, figure.code, 41, 52, 67, 5, 9
        FROM wijschoolRoundFigure figure JOIN wijschoolSchoolRound round ON round.id = figure.roundId
        WHERE round.sector = 'Special' AND round.number = 1
        """);

    public async ValueTask DisposeAsync() => await Admin.DisposeAsync();

    private async Task SignInAsync(string address)
    {
        await Admin.GoAsync("/inloggen");
        await Page.Locator("#Name").FillAsync(address);
        await Page.Locator("#Password").FillAsync(Password);
        await Page.Locator("main form button").First.ClickAsync();
        await Expect(Page.Locator(".utility__member")).ToHaveTextAsync("Mijn school");
    }

    private static Task InsertAsync(BackOfficeFixture browser, string code, Guid member, string contact) => ExecuteAsync(
        browser,
        """
        INSERT INTO wijschoolSchool (id, name, code, sector, place, pupils, status, contactName, contactMail, contactCulture, registeredAt, mailVerifiedAt, version)
        VALUES ($school, 'De Horizon', $code, 'Special', 'Utrecht', 200, 'Approved', 'Lotte', $contact, 'nl', $now, $now, 0);
        INSERT INTO wijschoolSchoolMembership (schoolId, member, role, since) VALUES ($school, $member, 'Admin', $now)
        """,
        ("$school", Guid.NewGuid()), ("$code", code), ("$contact", contact), ("$member", member), ("$now", DateTime.UtcNow));

    private static async Task ExecuteAsync(BackOfficeFixture browser, string text, params (string Name, object Value)[] parameters)
    {
        await using var database = new SqliteConnection($"Data Source={browser.Site.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }
}
