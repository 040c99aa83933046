using System.Net;
using System.Text.Json.Nodes;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Privacy;

/// <summary>The page where somebody takes along what is kept of them, and has it erased.</summary>
[Collection(OnTheSite.Name)]
public sealed class OwnDataPageTests(ImportedSite site)
{
    [Fact]
    public async Task Somebody_takes_everything_along_and_asks_to_be_erased_and_takes_that_back()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);

        var (json, text) = await visitor.GetAsync("/mijn/gegevens/export.json");
        var (zip, _) = await visitor.GetAsync("/mijn/gegevens/export.zip");
        Assert.Equal("attachment", json.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(member.Email, (string)JsonNode.Parse(text)!["account"]!["email"]!);
        Assert.Equal("Firefox", (string)JsonNode.Parse(text)!["sign-in"]!["sessions"]![0]!["browser"]!);
        Assert.Equal("application/zip", zip.Content.Headers.ContentType?.MediaType);
        Assert.True(zip.Headers.CacheControl!.NoStore);

        var (asked, _) = await visitor.SendAsync("/mijn/gegevens", []); // signed in just now: no password
        Assert.Equal("/mijn/gegevens?klaar=gevraagd", asked.Headers.Location?.OriginalString);
        Assert.Contains("wissen we je account en alles wat erbij hoort", (await visitor.GetAsync("/mijn/gegevens")).Text, StringComparison.Ordinal);
        Assert.Contains("Open Mijn gegevens", await Letters.WaitAsync(site, member.Email, "We wissen je gegevens op"), StringComparison.Ordinal);
        var (back, _) = await visitor.SendAsync("/mijn/gegevens", []);
        Assert.Equal("/mijn/gegevens?klaar=teruggenomen", back.Headers.Location?.OriginalString);
        Assert.Contains("Wis mijn gegevens", (await visitor.GetAsync("/mijn/gegevens")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_types_the_password_to_be_erased_and_to_add_a_passkey()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);
        await MemberVisitor.MakeSessionsOldAsync(site, member.Key);

        var (_, missing) = await visitor.SendAsync("/mijn/gegevens", []);
        Assert.Contains("<a href=\"#Password\">Vul het wachtwoord in dat je nu hebt.", missing, StringComparison.Ordinal);
        var (wrong, _) = await visitor.SendAsync("/mijn/gegevens", new() { ["Password"] = "verkeerd" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("name=\"Password\"", (await visitor.GetAsync("/mijn/account/passkeys")).Text, StringComparison.Ordinal);
        var (_, form) = await visitor.GetAsync("/mijn/account/passkeys");
        Assert.Contains("type=\"password\"", form, StringComparison.Ordinal);
        var (right, _) = await visitor.SendAsync("/mijn/gegevens", new() { ["Password"] = MemberVisitor.Password });
        Assert.Equal("/mijn/gegevens?klaar=gevraagd", right.Headers.Location?.OriginalString);
    }
}
