using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Signing in with a second step, and again when a session ended under one's hands.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SessionTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task What_was_not_saved_when_a_session_ended_is_still_there_after_signing_in_again()
    {
        await using var administrator = await Desk.SignInAsync(fixture);
        var editor = await People.EditorAsync(administrator);
        await using var desk = await Desk.SignInAsync(fixture, editor.Login, editor.Password);
        await WritingTests.WriteNewsAsync(desk, "Even onderbroken", "Dit stond nog nergens.");

        editor = await People.GivePasswordAsync(administrator, editor, "Een-heel-andere-zin-voortaan");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).First.ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).Last.ClickAsync();
        await SignInAgainAsync(desk, editor);
        await desk.PublishAsync();

        Assert.Equal("Even onderbroken", await desk.Name.InputValueAsync());
        Assert.Contains("Dit stond nog nergens.", (await desk.VisitorAsync("/nieuws/even-onderbroken/")).Text, StringComparison.Ordinal);
        var refused = desk.Complaints.Where(IsRefusedDocument).ToList(); // the two calls by which the client learns that the session has ended
        Assert.NotEmpty(refused);
        Assert.Empty(desk.Complaints.Except(refused));
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task Who_turns_on_the_app_in_the_profile_signs_in_with_its_code()
    {
        await using var administrator = await Desk.SignInAsync(fixture);
        var editor = await People.EditorAsync(administrator);
        await using var desk = await Desk.SignInAsync(fixture, editor.Login, editor.Password);

        var secret = await TurnOnAsync(desk);
        await desk.Page.Locator("umb-current-user-mfa-modal").GetByRole(AriaRole.Button, new() { Name = "Sluiten" }).ClickAsync();
        await desk.Page.Locator("umb-current-user-modal").GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/umbraco/logout");
        await using var visit = await fixture.VisitAsync();
        await visit.GoAsync("/umbraco");
        await Desk.FillSignInAsync(visit.Page, editor.Login, editor.Password);
        await visit.Page.GetByLabel("Code").FillAsync(People.CodeOf(secret));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();

        await visit.Page.Locator("umb-backoffice-header").WaitForAsync();
        Assert.Empty(desk.Complaints);
        Assert.DoesNotContain(visit.Complaints, complaint => !complaint.StartsWith("warning:", StringComparison.Ordinal));
    }

    /// <returns>The secret in the picture that the app reads.</returns>
    private static async Task<string> TurnOnAsync(Desk desk)
    {
        await desk.Page.Locator("wijschool-start-dashboard li").First.WaitForAsync(); // before that the button knows no user
        await desk.Page.Locator("umb-current-user-header-app").First.ClickAsync();
        await desk.Page.Locator("umb-current-user-modal").GetByText("Configureer tweestapsverificatie").ClickAsync();
        var setup = await desk.Page.RunAndWaitForResponseAsync(
            () => desk.Page.Locator("umb-current-user-mfa-modal").GetByRole(AriaRole.Button, new() { Name = "Inschakelen" }).ClickAsync(),
            answer => answer.Url.EndsWith("/2fa/AuthenticatorApp", StringComparison.Ordinal));
        var secret = (string)JsonNode.Parse(await setup.TextAsync())!["secret"]!;
        var form = desk.Page.Locator("umb-mfa-provider-default");
        await form.Locator("#code input").FillAsync(People.CodeOf(secret));
        await form.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await desk.ToldAsync("staat nu aan");
        return secret;
    }

    private static async Task SignInAgainAsync(Desk desk, Person editor)
    {
        var question = desk.Page.Locator("umb-app-auth-modal");
        var window = await desk.Page.RunAndWaitForPopupAsync(() => question.GetByRole(AriaRole.Button).First.ClickAsync());
        await Desk.FillSignInAsync(window, editor.Login, editor.Password);
        await question.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static bool IsRefusedDocument(string complaint) => complaint.Contains("status of 401", StringComparison.Ordinal)
        || (complaint.StartsWith("401: ", StringComparison.Ordinal) && complaint.Contains("/umbraco/management/api/v1/document", StringComparison.Ordinal));
}
