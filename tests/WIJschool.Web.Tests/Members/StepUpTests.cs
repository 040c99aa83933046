using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Tests.Members;

/// <summary>Whoever finds a browser open cannot change by what its owner signs in: the password is asked again.</summary>
[Collection(OnTheSite.Name)]
public sealed class StepUpTests(ImportedSite site)
{
    private const string Passkeys = "/mijn/account/passkeys";

    [Fact]
    public async Task Who_signed_in_long_ago_types_the_password_to_remove_a_passkey_or_to_make_one()
    {
        var (member, visitor) = await OpenBrowserAsync();
        using var open = visitor;

        var (asked, page) = await open.SendAsync(Passkeys, new() { ["Wish"] = "verwijderen" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Verwijder de passkey Laptop van school", page, StringComparison.Ordinal);
        Assert.Contains("type=\"password\"", page, StringComparison.Ordinal);
        var (refused, wrong) = await open.SendAsync(Passkeys, new() { ["Wish"] = "verwijderen", ["Password"] = "verkeerd" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("<a href=\"#Password\">Dit is niet het wachtwoord", wrong, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await open.SendAsync(Passkeys, new() { ["Wish"] = "toevoegen" })).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await open.SendAsync(Passkeys, [], form: 0, at: Passkeys + "/opties")).Answer.StatusCode);
        Assert.Single(await PasskeysAsync(member));

        var (removed, _) = await open.SendAsync(Passkeys, new() { ["Wish"] = "verwijderen", ["Password"] = MemberVisitor.Password });
        Assert.Equal($"{Passkeys}?klaar=verwijderen", removed.Headers.Location?.OriginalString);
        Assert.Empty(await PasskeysAsync(member));
        Assert.Contains("passkey", await Letters.WaitAsync(site, member.Email, "passkey"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_a_passkey_is_changed_without_a_password_because_it_lets_nobody_in()
    {
        var (member, visitor) = await OpenBrowserAsync();
        using var open = visitor;

        var (renamed, _) = await open.SendAsync(Passkeys, new() { ["Wish"] = "hernoemen", ["Name"] = "Telefoon" });

        Assert.Equal($"{Passkeys}?klaar=hernoemen", renamed.Headers.Location?.OriginalString);
        Assert.Equal("Telefoon", Assert.Single(await PasskeysAsync(member)).Name);
    }

    [Fact]
    public async Task The_second_step_is_switched_off_by_the_password_alone_however_short_ago_somebody_signed_in()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);
        await SecondStep.SwitchOnAsync(site, member.Key);

        var (none, _) = await visitor.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "uit" });
        var (wrong, text) = await visitor.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "uit", ["Password"] = "verkeerd" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (none.StatusCode, wrong.StatusCode));
        Assert.Contains("<a href=\"#Password\">Dit is niet het wachtwoord", text, StringComparison.Ordinal);
        Assert.Contains("Na je wachtwoord vragen we een code van je telefoon.", (await visitor.GetAsync("/mijn/account")).Text, StringComparison.Ordinal);
        var (off, _) = await visitor.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "uit", ["Password"] = MemberVisitor.Password });

        Assert.Equal("/mijn/account/tweede-stap?klaar=ja", off.Headers.Location?.OriginalString);
        Assert.Contains("vragen we geen code", await Letters.WaitAsync(site, member.Email, "vragen we geen code"), StringComparison.Ordinal);
    }

    private async Task<(IMember Member, MemberVisitor Visitor)> OpenBrowserAsync()
    {
        var member = MemberVisitor.NewMember(site);
        var passkey = new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UtcNow, 0, null, true, false, false, [], []) { Name = "Laptop van school" };
        await DoAsync((members, account) => members.AddOrUpdatePasskeyAsync(account, passkey), member);
        var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);
        await MemberVisitor.MakeSessionsOldAsync(site, member.Key);
        return (member, visitor);
    }

    private Task<IList<UserPasskeyInfo>> PasskeysAsync(IMember member) => DoAsync((members, account) => members.GetPasskeysAsync(account), member);

    private async Task<T> DoAsync<T>(Func<MemberManager, MemberAccount, Task<T>> work, IMember member)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<MemberManager>();
        return await work(members, (await members.FindByIdAsync(member.Key.ToString()))!);
    }
}
