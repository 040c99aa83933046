using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>A coordinator decides on the schools that ask to take part.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SchoolRequestTests(BackOfficeFixture fixture)
{
    private const string School = "De <b>Brug</b>"; // anybody may call a school anything

    [Fact]
    public async Task A_school_that_waits_is_approved_on_the_start_screen_and_gets_mail()
    {
        var contact = People.NewAddress();
        await AskAsync("00AA01", contact);
        await using var desk = await Desk.SignInAsync(fixture);
        var requests = await OpenAsync(desk);
        await Assertions.Expect(requests.Locator("li")).ToContainTextAsync([School]);
        await Assertions.Expect(requests.Locator("li")).ToContainTextAsync(["00AA01 · Primair onderwijs · Utrecht · aangevraagd door Anna · wacht sinds"]);

        await requests.GetByRole(AriaRole.Button, new() { Name = $"Goedkeuren: {School}" }).ClickAsync();
        await Assertions.Expect(desk.Modal).ToContainTextAsync($"Doet {School} mee?");
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Goedkeuren" }).ClickAsync();

        await desk.ToldAsync($"{School} doet mee.");
        await Assertions.Expect(requests).ToContainTextAsync("Er wacht geen school op antwoord.");
        await Desk.UntilAsync(() => People.HasMailAsync(fixture, contact));
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_school_is_refused_only_with_a_reason()
    {
        var contact = People.NewAddress();
        await AskAsync("00AA02", contact);
        await using var desk = await Desk.SignInAsync(fixture);
        var requests = await OpenAsync(desk);
        var refuse = requests.GetByRole(AriaRole.Button, new() { Name = $"Afwijzen: {School}" });

        await refuse.ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Afwijzen" }).ClickAsync();
        await desk.ToldAsync("Schrijf eerst op waarom");
        Assert.False(await People.HasMailAsync(fixture, contact));
        await refuse.ClickAsync();
        await desk.Modal.GetByLabel("Reden").FillAsync("Dit is geen school.");
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Afwijzen" }).ClickAsync();

        await desk.ToldAsync($"{School} is afgewezen.");
        await Assertions.Expect(requests.Locator("li")).ToHaveCountAsync(0);
        await Desk.UntilAsync(() => People.HasMailAsync(fixture, contact));
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task An_editor_who_sees_no_members_sees_no_requests()
    {
        await using var administrator = await Desk.SignInAsync(fixture);
        var editor = await People.EditorAsync(administrator);
        await using var desk = await Desk.SignInAsync(fixture, editor.Login, editor.Password);

        var requests = await OpenAsync(desk);

        Assert.Equal(0, await requests.CountAsync());
        Assert.Empty(desk.Complaints);
    }

    /// <returns>The list of requests on the start screen, once that has its other lists.</returns>
    private static async Task<ILocator> OpenAsync(Desk desk)
    {
        await desk.Page.GotoAsync("/umbraco/section/wijschool");
        await desk.Page.Locator("wijschool-start-dashboard [data-list=published] li").First.WaitForAsync();
        return desk.Page.Locator("wijschool-start-dashboard [data-list=requests]");
    }

    /// <summary>Leaves a school as it stands when it was registered and its contact followed the link in the mail.</summary>
    private async Task AskAsync(string code, string contact)
    {
        await using var database = new SqliteConnection($"Data Source={fixture.Site.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText =
            """
            INSERT INTO wijschoolSchool (id, name, code, sector, place, pupils, status, contactName, contactMail, contactCulture, registeredAt, mailVerifiedAt, version)
            VALUES ($id, $name, $code, 'Primary', 'Utrecht', 200, 'Waiting', 'Anna', $contact, 'nl', $now, $now, 0)
            """;
        command.Parameters.AddWithValue("$id", Guid.NewGuid());
        command.Parameters.AddWithValue("$name", School);
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$contact", contact);
        command.Parameters.AddWithValue("$now", DateTime.UtcNow);
        await command.ExecuteNonQueryAsync();
    }
}
