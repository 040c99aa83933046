using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests.Schools;

/// <summary>A school tells a story on a phone, an editor publishes it, and another school reacts.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SchoolStoryTests(BackOfficeFixture browser)
{
    private const string Password = "een Goed wachtwoord 1!";
    private const string Title = "Soep op vrijdag";

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
    public async Task A_story_with_a_picture_is_written_on_a_phone_published_by_an_editor_and_answered_by_another_school()
    {
        await using var desk = await Desk.SignInAsync(browser);
        var author = await NewStaffAsync(desk, "De Brug", "00BB01");
        var reader = await NewStaffAsync(desk, "De Sluis", "00BB02");
        await using var phone = await browser.VisitAsync(390, 844, dark: true);
        await SignInAsync(phone, author);

        await StoryPages.WriteAsync(phone, Title);
        await CheckAsync(phone, "the state of a story");

        await StoryPages.PublishAsync(desk, "De Brug", Title);
        await Desk.UntilAsync(() => People.HasMailAsync(browser, author), 15);
        await phone.Page.ReloadAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk het op de site" }).ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync(Title);
        await Expect(phone.Page.Locator(".kicker")).ToContainTextAsync("De Brug, Utrecht");
        await Expect(phone.Page.Locator(".page-header__image img")).ToHaveCountAsync(1);
        await CheckAsync(phone, "the page of a story");

        await ReactAsync(phone.Page.Url, reader);
        Assert.Empty(phone.Complaints);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_pages_of_saved_interventions_and_stories_and_what_is_typed_is_kept_by_itself()
    {
        await using var desk = await Desk.SignInAsync(browser);
        var staff = await NewStaffAsync(desk, "De Kade", "00BB03", "Admin");
        foreach (var (width, dark) in new[] { (390, true), (1440, false) })
        {
            await using var visit = await browser.VisitAsync(width, dark: dark);
            await SignInAsync(visit, staff);
            await visit.GoAsync("/gereedschapskist/kringgesprek");
            await visit.Page.Locator("aside a[href*='bewaard']").ClickAsync();
            if (await visit.Page.Locator("#Note").CountAsync() > 0)
            {
                await visit.Page.Locator("#Note").FillAsync("Voor klas 2");
                await CheckAsync(visit, "saving");
                await visit.Page.Locator("main form .button").ClickAsync();
            }
            await Expect(visit.Page.Locator(".rows h2")).ToHaveTextAsync("Kringgesprek");
            await CheckAsync(visit, "what was saved");
            foreach (var address in new[] { "/mijn-school/verhalen", "/mijn-school/vragen", "/mijn-school/logboek" })
            {
                await visit.GoAsync(address);
                await CheckAsync(visit, address);
            }
            await WriteAlittleAsync(visit);
        }
    }

    private static async Task WriteAlittleAsync(Visit visit)
    {
        await visit.GoAsync("/mijn-school/verhalen/nieuw");
        await CheckAsync(visit, "the first step");
        await visit.Page.Locator("#Title").FillAsync("Half af");
        await StoryPages.NextAsync(visit);
        await visit.Page.Locator("#Situation").FillAsync("Het was onrustig.");
        await Expect(visit.Page.Locator("[data-autosave-state]")).ToHaveTextAsync("Bewaard", new() { Timeout = 10_000 });
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#Situation")).ToHaveValueAsync("Het was onrustig.");
        var story = visit.Page.Url[..visit.Page.Url.LastIndexOf('/')];
        foreach (var step in new[] { "aanpak", "kenmerken", "fotos", "insturen" })
        {
            await visit.GoAsync($"{story}/{step}");
            await CheckAsync(visit, step);
        }
    }

    private async Task ReactAsync(string address, string reader)
    {
        await using var visitor = await browser.VisitAsync(390);
        await visitor.GoAsync(address);
        await Expect(visitor.Page.Locator("#reacties")).ToContainTextAsync("Nog niemand heeft laten weten dat dit helpt.");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Log in als school om te reageren" }).ClickAsync();
        await FillSignInAsync(visitor, reader);
        await visitor.ArrivesAtAsync(new Uri(address).AbsolutePath.TrimEnd('/'));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Dit helpt ons", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("#reacties")).ToContainTextAsync("1 collega van een andere school heeft hier iets aan.");
        await visitor.Page.Locator("#Question").FillAsync("Wie betaalde de soep?");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Stel de vraag" }).ClickAsync();
        await Expect(visitor.Page.Locator(".questions")).ToContainTextAsync("Wie betaalde de soep?");
        await CheckAsync(visitor, "a story with a question");
    }

    private static async Task CheckAsync(Visit visit, string what)
    {
        var found = await visit.Page.RunAxe(AccessibilityTests.Rules);
        Assert.True(found.Violations.Length == 0, $"{what}\n" + string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than the screen");
    }

    private static async Task SignInAsync(Visit visit, string member)
    {
        await visit.GoAsync("/inloggen?returnUrl=%2Fmijn-school");
        await FillSignInAsync(visit, member);
        await visit.ArrivesAtAsync("/mijn-school");
    }

    private static async Task FillSignInAsync(Visit visit, string member)
    {
        await visit.Page.Locator("#Name").FillAsync(member);
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.Page.Locator("main form button").First.ClickAsync();
    }

    /// <summary>Somebody of a school as it stands after a coordinator approved it.</summary>
    private async Task<string> NewStaffAsync(Desk desk, string school, string code, string role = "Staff")
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var key = await desk.Page.EvaluateAsync<JsonElement>(Make, new { address, password = Password });
        await using var database = new SqliteConnection($"Data Source={browser.Site.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText =
            """
            INSERT INTO wijschoolSchool (id, name, code, sector, place, pupils, status, contactName, contactMail, contactCulture, registeredAt, mailVerifiedAt, decidedAt, version)
            VALUES ($id, $name, $code, 'Primary', 'Utrecht', 200, 'Approved', 'Anna', $contact, 'nl', $now, $now, $now, 0);
            INSERT INTO wijschoolSchoolMembership (schoolId, member, role, since) VALUES ($id, $member, $role, $now);
            """;
        command.Parameters.AddWithValue("$id", Guid.NewGuid());
        command.Parameters.AddWithValue("$name", school);
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$contact", address);
        command.Parameters.AddWithValue("$member", Guid.Parse(key.GetString()!));
        command.Parameters.AddWithValue("$role", role);
        command.Parameters.AddWithValue("$now", DateTime.UtcNow);
        await command.ExecuteNonQueryAsync();
        return address;
    }
}
