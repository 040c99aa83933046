using Deque.AxeCore.Playwright;
using WIJschool.Browser.Tests.BackOffice;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>A member signs in and keeps the own account, with and without script, by keyboard, and by a passkey.</summary>
[Collection(AtTheDesk.Name)]
public class MemberTests(BackOfficeFixture browser)
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
        }
        """;

    public static TheoryData<string, bool> Pages => new()
    {
        { "/inloggen", false },
        { "/wachtwoord-vergeten", false },
        { "/wachtwoord-kiezen", false },
        { "/uitloggen", false },
        { "/uitloggen", true },
        { "/mijn/account", true },
        { "/mijn/account/wachtwoord", true },
        { "/mijn/account/tweede-stap", true },
        { "/mijn/account/passkeys", true },
        { "/mijn/account/apparaten", true },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_sticks_out_on_phone_and_desk(string address, bool isSignedIn)
    {
        var member = isSignedIn ? await NewMemberAsync() : null;
        foreach (var (width, dark) in new[] { (1440, false), (390, true), (320, false) })
        {
            await using var visit = await browser.VisitAsync(width, dark: dark);
            if (member is not null) await SignInAsync(visit, member);
            await visit.GoAsync(address);

            var found = await visit.Page.RunAxe(AccessibilityTests.Rules);

            Assert.True(found.Violations.Length == 0, $"{width} px\n" + string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than {width} px");
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_in_a_form_that_is_refused()
    {
        await using var visit = await browser.VisitAsync(390);
        await visit.GoAsync("/inloggen");
        await visit.Page.Locator("main form button").First.ClickAsync();
        await Expect(visit.Page.Locator(".problems a")).ToHaveCountAsync(2);

        var found = await visit.Page.RunAxe(AccessibilityTests.Rules);

        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(AccessibilityTests.Describe)));
        await visit.Page.Locator(".problems a").Last.ClickAsync();
        await Expect(visit.Page.Locator("#Password")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_member_signs_in_and_out_with_the_keyboard_alone()
    {
        var member = await NewMemberAsync();
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/contact");

        await visit.TabToAsync(".utility__member");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ArrivesAtAsync("/inloggen");
        await Expect(visit.Page.Locator("#Name")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync(member);
        await visit.TabToAsync("#Password");
        await visit.Page.Keyboard.TypeAsync(Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ArrivesAtAsync("/mijn/account");
        await Expect(visit.Page.Locator(".utility__member")).ToHaveTextAsync("Mijn school");
        await visit.TabToAsync("main form .button");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.ArrivesAtAsync("/uitloggen");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Je bent uitgelogd");
    }

    [Fact]
    public async Task Without_script_a_member_signs_in_and_ends_the_session_of_another_device()
    {
        var member = await NewMemberAsync();
        await using var desk = await browser.VisitAsync(scripts: false);
        await using var phone = await browser.VisitAsync(390, scripts: false);
        await SignInAsync(desk, member);
        await SignInAsync(phone, member);

        await desk.GoAsync("/mijn/account/apparaten");
        await Expect(desk.Page.Locator(".rows > li")).ToHaveCountAsync(2);
        await desk.Page.Locator(".rows button").ClickAsync();
        await Expect(desk.Page.Locator(".rows > li")).ToHaveCountAsync(1);

        await phone.GoAsync("/mijn/account");
        await phone.ArrivesAtAsync("/inloggen?returnUrl=%2Fmijn%2Faccount");
    }

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_name_or_password()
    {
        var member = await NewMemberAsync();
        await using var visit = await browser.VisitAsync();
        await GiveKeyAsync(visit);
        await SignInAsync(visit, member);

        await visit.GoAsync("/mijn/account/passkeys");
        await visit.Page.Locator("form[data-passkey] input[name=Name]").FillAsync("Laptop van school");
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
        await Expect(visit.Page.Locator(".notice")).ToHaveTextAsync("De passkey is toegevoegd.");
        await Expect(visit.Page.Locator(".rows input[name=Name]")).ToHaveValueAsync("Laptop van school");
        await visit.GoAsync("/uitloggen");
        await visit.Page.Locator("main form button").ClickAsync();
        await visit.GoAsync("/inloggen?returnUrl=%2Fmijn%2Faccount%2Fpasskeys");
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
        await visit.ArrivesAtAsync("/mijn/account/passkeys");

        await visit.Page.Locator(".rows button[value=verwijderen]").ClickAsync();
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("De passkey is verwijderd.");
        await visit.GoAsync("/uitloggen");
        await visit.Page.Locator("main form button").ClickAsync();
        await visit.GoAsync("/inloggen");
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
        await Expect(visit.Page.Locator(".problems")).ToContainTextAsync("Inloggen met een passkey lukte niet.");
    }

    private static async Task GiveKeyAsync(Visit visit)
    {
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignInAsync(Visit visit, string member)
    {
        await visit.GoAsync("/inloggen");
        await visit.Page.Locator("#Name").FillAsync(member);
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.ArrivesAtAsync("/mijn/account");
    }

    private async Task<string> NewMemberAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        await using var desk = await Desk.SignInAsync(browser);
        await desk.Page.EvaluateAsync(Make, new { address, password = Password });
        return address;
    }
}
