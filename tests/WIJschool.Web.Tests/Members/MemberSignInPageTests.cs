using System.Net;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Web.Tests.Members;

/// <summary>Members sign in on the site, as a browser without script does it.</summary>
[Collection(OnTheSite.Name)]
public class MemberSignInPageTests(ImportedSite site)
{
    private const string Wrong = "We konden je niet inloggen.";

    [Fact]
    public async Task Who_signs_in_goes_on_to_the_page_that_asked_for_it()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);

        var (asked, _) = await visitor.GetAsync("/mijn/account/apparaten?a=b");
        Assert.Equal("/inloggen?returnUrl=%2Fmijn%2Faccount%2Fapparaten%3Fa%3Db", asked.Headers.Location!.OriginalString.Replace(site.Address.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal));
        var (answer, _) = await visitor.SignInAsync(member.Email, page: asked.Headers.Location.OriginalString);

        Assert.Equal(("/mijn/account/apparaten?a=b", HttpStatusCode.Redirect), (answer.Headers.Location!.OriginalString, answer.StatusCode));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("lid=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://elders.test/")]
    [InlineData("//elders.test/")]
    [InlineData("/\\elders.test/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);

        var (answer, _) = await visitor.SignInAsync(member.Username, page: $"/inloggen?returnUrl={Uri.EscapeDataString(address)}");

        Assert.Equal("/mijn/account", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_lock_out_get_the_same_answer()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);

        var (wrong, told) = await visitor.SignInAsync(member.Username, "verkeerd");
        for (var attempt = 0; attempt < 5; attempt++) await visitor.SignInAsync(member.Username, "verkeerd");
        var (locked, toldLocked) = await visitor.SignInAsync(member.Username);
        var nobody = $"{Guid.NewGuid():N}@school.nl";
        var (unknown, toldUnknown) = await visitor.SignInAsync(nobody, "verkeerd");

        Assert.All([wrong, locked, unknown], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Contains(Wrong, told, StringComparison.Ordinal);
        Assert.Equal(Plain(told, member.Username), Plain(toldLocked, member.Username));
        Assert.Equal(Plain(told, member.Username), Plain(toldUnknown, nobody));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_on_top_and_nothing_but_the_password_is_lost()
    {
        using var visitor = new MemberVisitor(site);

        var (_, text) = await visitor.SendAsync("/inloggen?returnUrl=%2Fcontact", new() { ["Name"] = "iemand@school.nl\"><b>", ["Password"] = "verkeerd-wachtwoord", ["Keep"] = "true" });

        Assert.Contains("<a href=\"#Password\">" + Wrong, text, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Password-problem\"", text, StringComparison.Ordinal);
        Assert.Contains("name=\"ReturnUrl\" value=\"/contact\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"true\" checked=\"checked\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("verkeerd-wachtwoord", text, StringComparison.Ordinal);

        var (_, empty) = await visitor.SendAsync("/en/inloggen", []);
        Assert.Contains("<a href=\"#Name\">", empty, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Password\">", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in_or_out()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);

        var (refused, text) = await visitor.PostAsync("/inloggen", new() { ["Name"] = member.Username, ["Password"] = MemberVisitor.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("De pagina stond te lang open.", text, StringComparison.Ordinal);

        await visitor.SignInAsync(member.Username);
        await visitor.PostAsync("/uitloggen", []);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/mijn/account")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_kept_for_all_never_says_who_is_signed_in()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);

        await site.AskAsync("/over/missie");
        var (answer, own) = await visitor.GetAsync("/over/missie");
        var after = await site.AskAsync("/over/missie");

        Assert.Contains("Mijn school", own, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.False(answer.Headers.Contains("Age"));
        Assert.True(after.IsKept);
        Assert.DoesNotContain("Mijn school", after.Text, StringComparison.Ordinal);
        Assert.Contains(">Inloggen</a>", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_a_group_is_read_by_its_members_alone()
    {
        var group = $"Leraren-{Guid.NewGuid():N}";
        await site.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = group });
        var (inside, outside) = (MemberVisitor.NewMember(site), MemberVisitor.NewMember(site));
        site.Get<IMemberService>().AssignRoles([inside.Id], [group]);
        using MemberVisitor one = new(site), two = new(site);
        await one.SignInAsync(inside.Username);
        await two.SignInAsync(outside.Username);

        var release = site.Protect(site.Page("contentPage", "Missie"), group);
        try
        {
            Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/over/missie")).Answer.StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await two.GetAsync("/over/missie")).Answer.StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await site.AskAsync("/over/missie")).Status);

            site.Get<IMemberService>().AssignRoles([outside.Id], [group]);
            Assert.Equal(HttpStatusCode.OK, (await two.GetAsync("/over/missie")).Answer.StatusCode);
        }
        finally
        {
            release();
        }
    }

    [Fact]
    public async Task Two_hundred_of_one_address_sign_in_at_once_and_out_again()
    {
        var hash = site.Get<PasswordHashing>().HashPassword(MemberVisitor.Password);
        var visits = Enumerable.Range(0, 200).Select(_ => (Member: MemberVisitor.NewMember(site, hash), Visitor: new MemberVisitor(site))).ToList();

        var came = await Task.WhenAll(visits.Select(visit => visit.Visitor.SignInAsync(visit.Member.Username)));
        var known = await Task.WhenAll(visits.Select(visit => visit.Visitor.GetAsync("/mijn/account")));
        var went = await Task.WhenAll(visits.Select(visit => visit.Visitor.SendAsync("/uitloggen", [])));
        var gone = await Task.WhenAll(visits.Select(visit => visit.Visitor.GetAsync("/mijn/account")));
        visits.ForEach(visit => visit.Visitor.Dispose());

        Assert.All(came, answer => Assert.Equal("/mijn/account", answer.Answer.Headers.Location?.OriginalString));
        Assert.All(visits.Zip(known), pair => Assert.Contains(pair.First.Member.Email, pair.Second.Text, StringComparison.Ordinal));
        Assert.All(went, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Answer.StatusCode));
        Assert.All(gone, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Answer.StatusCode));
    }

    [Theory]
    [InlineData("/inloggen", "Inloggen")]
    [InlineData("/en/inloggen", "Sign in")]
    [InlineData("/uitloggen", "Je bent uitgelogd")]
    [InlineData("/wachtwoord-vergeten", "Wachtwoord vergeten")]
    [InlineData("/wachtwoord-kiezen", "Kies een nieuw wachtwoord")]
    public async Task Each_page_speaks_the_language_of_its_address_and_is_kept_nowhere(string address, string title)
    {
        using var visitor = new MemberVisitor(site);

        var (answer, text) = await visitor.GetAsync(address);

        Assert.Contains($"<h1>{title}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Member.", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", text, StringComparison.Ordinal);
    }

    // without what differs by nature: the name that was typed, and the token of the form
    private static string Plain(string page, string name) => System.Text.RegularExpressions.Regex.Replace(
        page.Replace(name, "", StringComparison.Ordinal), "value=\"CfDJ[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
