using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>People who sign in on the site itself, and what only they may read.</summary>
[Collection(AtTheDesk.Name)]
public sealed class MemberTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task A_member_that_an_administrator_makes_is_found_and_a_page_can_be_kept_for_its_group()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        var (group, address) = ($"Leesgroep {Guid.NewGuid():N}", People.NewAddress());
        await MakeGroupAsync(desk, group);
        await MakeMemberAsync(desk, group, address);

        var list = await FindAsync(desk, address);
        await WritingTests.WriteNewsAsync(desk, "Alleen voor de leesgroep", "Dit is niet voor iedereen.");
        await desk.PublishAsync();
        Assert.Contains("Dit is niet voor iedereen.", (await desk.VisitorAsync("/nieuws/alleen-voor-de-leesgroep/")).Text, StringComparison.Ordinal);
        await KeepForAsync(desk, group);

        Assert.Equal("Mees", list);
        await Desk.UntilAsync(async () =>
            !(await desk.VisitorAsync("/nieuws/alleen-voor-de-leesgroep/")).Text.Contains("Dit is niet voor iedereen.", StringComparison.Ordinal));
        Assert.Empty(desk.Complaints);
    }

    private static async Task MakeGroupAsync(Desk desk, string name)
    {
        await desk.Page.GotoAsync("/umbraco/section/member-management/workspace/member-group-root");
        await desk.Page.GetByText("Aanmaken", new() { Exact = true }).First.ClickAsync();
        await desk.Page.Locator("umb-member-group-workspace-editor input").First.FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last.ClickAsync();
        await desk.Page.WaitForURLAsync("**/member-group/edit/**");
    }

    private static async Task MakeMemberAsync(Desk desk, string group, string address)
    {
        const string password = "Een-zin-van-een-lid";
        await desk.Page.GotoAsync("/umbraco/section/member-management/workspace/member-root");
        await desk.Page.GetByText("Aanmaken", new() { Exact = true }).First.ClickAsync();
        await desk.Name.FillAsync("Mees");
        await desk.Tab("Info").ClickAsync();
        await desk.Field("Gebruikersnaam").Locator("input").FillAsync(address);
        await desk.Field("E-mail").Locator("input").FillAsync(address);
        await desk.Field("Wachtwoord").Locator("input").FillAsync(password);
        await desk.Page.Locator("input[type=password]").Nth(1).FillAsync(password);
        await desk.PickAsync(desk.Field("Ledengroep"), group);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last.ClickAsync();
        await desk.Page.WaitForURLAsync("**/member/edit/**");
    }

    /// <returns>The name of the only member that the search finds.</returns>
    private static async Task<string> FindAsync(Desk desk, string address)
    {
        await desk.Page.GotoAsync("/umbraco/section/member-management/workspace/member-root");
        var rows = desk.Page.Locator("umb-member-collection uui-table-row");
        await rows.First.WaitForAsync();
        await desk.Page.Locator("umb-member-collection input").First.FillAsync("niemand-heet-zo");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await desk.Page.Locator("umb-member-collection input").First.FillAsync(address);
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync(address);
        return await rows.First.Locator("a").First.InnerTextAsync();
    }

    /// <summary>Keeps the open page for a group; who does not belong to it gets other pages instead.</summary>
    private static async Task KeepForAsync(Desk desk, string group)
    {
        await desk.ChooseAsync("Publieke toegang");
        var form = desk.Page.Locator("umb-public-access-modal");
        await form.Locator("uui-radio").Filter(new() { HasText = "Groepsgebaseerde beveiliging" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Volgende" }).ClickAsync();
        await desk.PickAsync(form.Locator("umb-input-member-group"), group);
        await desk.PickPageAsync(form.Locator("umb-input-document").Nth(0), "Contact");
        await desk.PickPageAsync(form.Locator("umb-input-document").Nth(1), "Zoeken");
        await form.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
