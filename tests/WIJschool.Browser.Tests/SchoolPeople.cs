using System.Text.Json;
using Microsoft.Data.Sqlite;
using WIJschool.Browser.Tests.BackOffice;

namespace WIJschool.Browser.Tests;

/// <summary>People with an account, as they stand after everybody who has a say has let them in.</summary>
internal static class SchoolPeople
{
    private const string Password = "een Goed wachtwoord 1!";

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

    // says on the page of an expert who it is, and publishes that
    private const string Link = """
        async ({ page, member }) => {
          const call = async (method, path, body) => {
            const answer = await fetch(`/umbraco/management/api/v1/document/${path}`, {
              method, headers: { Authorization: 'Bearer [redacted]', 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
            });
            if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
            return method === 'GET' ? answer.json() : null;
          };
          const { values, variants, template } = await call('GET', page);
          const account = { alias: 'account', culture: null, segment: null, value: member };
          await call('PUT', page, {
            values: [...values.filter((value) => value.alias !== 'account').map(({ alias, culture, segment, value }) => ({ alias, culture, segment, value })), account],
            variants: variants.map(({ culture, segment, name }) => ({ culture, segment, name })), template,
          });
          await call('PUT', `${page}/publish`, { publishSchedules: [{ culture: 'nl' }, { culture: 'en' }] });
        }
        """;

    /// <summary>Makes a member who is of no school.</summary>
    public static async Task<(string Mail, Guid Key)> NewMemberAsync(Desk desk)
    {
        var address = People.NewAddress();
        var key = await desk.Page.EvaluateAsync<JsonElement>(Make, new { address, password = Password });
        return (address, Guid.Parse(key.GetString()!));
    }

    /// <summary>Makes the member whose address comes back the one of the page of an expert.</summary>
    public static async Task<string> NewExpertAsync(Desk desk)
    {
        var (mail, key) = await NewMemberAsync(desk);
        await desk.Page.EvaluateAsync(Link, new { page = await desk.FirstAsync("expert"), member = key });
        return mail;
    }

    /// <summary>Makes somebody of a school of their own, whose address comes back.</summary>
    public static async Task<string> NewAdminAsync(BrowserFixture browser, Desk desk, string school, string code)
    {
        var (mail, key) = await NewMemberAsync(desk);
        await ChangeAsync(
            browser,
            """
            INSERT INTO wijschoolSchool (id, name, code, sector, place, pupils, status, contactName, contactMail, contactCulture, registeredAt, mailVerifiedAt, decidedAt, version)
            VALUES ($id, $name, $code, 'Primary', 'Utrecht', 200, 'Approved', 'Anna', $contact, 'nl', $now, $now, $now, 0);
            INSERT INTO wijschoolSchoolMembership (schoolId, member, role, since) VALUES ($id, $member, 'Admin', $now);
            """,
            ("$id", Guid.NewGuid()), ("$name", school), ("$code", code), ("$contact", mail), ("$member", key), ("$now", DateTime.UtcNow));
        return mail;
    }

    /// <summary>Changes the database of the site.</summary>
    public static async Task ChangeAsync(BrowserFixture browser, string sql, params (string Name, object Value)[] values)
    {
        await using var database = new SqliteConnection($"Data Source={browser.Site.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // each test writes its own
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    public static async Task SignInAsync(Visit visit, string member, string to = "/mijn-school")
    {
        await visit.GoAsync($"/inloggen?returnUrl={Uri.EscapeDataString(to)}");
        await visit.Page.Locator("#Name").FillAsync(member);
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.ArrivesAtAsync(to);
    }
}
