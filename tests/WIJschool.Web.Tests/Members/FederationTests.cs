using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Hosting;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Access;

namespace WIJschool.Web.Tests.Members;

/// <summary>Members sign in by a school federation, as a browser without script does it.</summary>
[Collection(OnTheSite.Name)]
public sealed class FederationTests(ImportedSite site)
{
    [Fact]
    public async Task Who_has_an_account_links_it_once_and_signs_in_by_it_from_then_on()
    {
        var member = MemberVisitor.NewMember(site, isConfirmed: true);
        var subject = Guid.NewGuid().ToString();
        using MemberVisitor first = new(site), later = new(site);

        var page = await ArriveAsync(first, subject, member.Email, "/mijn/account");
        Assert.Contains($"Bij {member.Email} hoort al een account op WIJschool.", (await first.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await first.GetAsync("/mijn/account")).Answer.StatusCode); // not before it was said
        var (linked, _) = await first.SendAsync(page, []);
        Assert.Equal("/mijn/account", linked.Headers.Location?.OriginalString);
        Assert.Contains("Je kunt ook inloggen met Schoolpas.", (await first.GetAsync("/mijn/account")).Text, StringComparison.Ordinal);
        Assert.Contains("inloggen via je school", await Letters.WaitAsync(site, member.Email, "inloggen via je school"), StringComparison.Ordinal);

        var again = await ArriveAsync(later, subject, "another@school.nl", "/mijn/account/apparaten"); // by who it is, not by address
        Assert.Equal("/mijn/account/apparaten", (await later.GetAsync(again)).Answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/mijn/account/apparaten")).Answer.StatusCode);

        await first.SendAsync("/mijn/account", []); // the first form there unlinks
        using var last = new MemberVisitor(site);
        Assert.Contains("We kennen je nog niet.", (await last.GetAsync(await ArriveAsync(last, subject, "another@school.nl", "/"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nobody_checked_on_either_side_links_nothing()
    {
        var (confirmed, unconfirmed) = (MemberVisitor.NewMember(site, isConfirmed: true), MemberVisitor.NewMember(site));
        using MemberVisitor one = new(site), other = new(site);

        var there = await ArriveAsync(one, Guid.NewGuid().ToString(), confirmed.Email, "/", isVerified: false);
        var here = await ArriveAsync(other, Guid.NewGuid().ToString(), unconfirmed.Email, "/");

        Assert.Contains("We kennen je nog niet.", (await one.GetAsync(there)).Text, StringComparison.Ordinal);
        Assert.Contains("We kennen je nog niet.", (await other.GetAsync(here)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_sign_in_and_an_answer_that_nobody_asked_for_let_nobody_in()
    {
        using var visitor = new MemberVisitor(site);
        site.Federation.Cheats = true;
        try
        {
            Assert.Equal("/inloggen?elders=mislukt", await ArriveAsync(visitor, "1", "lotte@school.nl", "/"));
        }
        finally
        {
            site.Federation.Cheats = false;
        }

        Assert.Contains("Inloggen via je school lukte niet.", (await visitor.GetAsync("/inloggen?elders=mislukt")).Text, StringComparison.Ordinal);
        Assert.Equal("/inloggen?elders=mislukt", (await visitor.GetAsync("/inloggen/elders/terug?code=1&state=2")).Answer.Headers.Location?.OriginalString);
        Assert.Equal("/inloggen?elders=mislukt", (await visitor.GetAsync("/inloggen/elders/binnen")).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_has_a_second_step_is_asked_for_it_too()
    {
        var member = MemberVisitor.NewMember(site, isConfirmed: true);
        var subject = Guid.NewGuid().ToString();
        using MemberVisitor first = new(site), later = new(site);
        await first.SendAsync(await ArriveAsync(first, subject, member.Email, "/mijn/account"), []);
        await SecondStep.SwitchOnAsync(site, member.Key);

        var page = await ArriveAsync(later, subject, member.Email, "/mijn/account");

        Assert.StartsWith("/inloggen/code?returnUrl=", (await later.GetAsync(page)).Answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("/mijn/account")).Answer.StatusCode);
    }

    [Fact]
    public async Task Who_was_invited_joins_without_a_password_and_only_by_the_address_that_the_federation_checked()
    {
        var (school, admin) = await ApprovedSchoolAsync();
        var (jan, mail) = (Guid.NewGuid().ToString(), $"{Guid.NewGuid():N}@school.nl");
        await InviteAsync(school, admin, mail);
        using MemberVisitor liar = new(site), visitor = new(site);

        Assert.Contains("We kennen je nog niet.", (await liar.GetAsync(await ArriveAsync(liar, Guid.NewGuid().ToString(), mail, "/", isVerified: false))).Text, StringComparison.Ordinal);
        var page = await ArriveAsync(visitor, jan, mail, "/");
        var (_, invited) = await visitor.GetAsync(page);
        Assert.Contains("nodigt je uit voor De Brug.", invited, StringComparison.Ordinal);
        Assert.Contains("value=\"Jan Smit\"", invited, StringComparison.Ordinal);
        var (refused, _) = await visitor.SendAsync(page, new() { ["Name"] = "Jan Smit" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var (joined, _) = await visitor.SendAsync(page, new() { ["Name"] = "Jan Smit", ["Agree"] = "true" });

        Assert.Equal("/mijn-school", joined.Headers.Location?.OriginalString);
        Assert.Contains("De Brug", (await visitor.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
        Assert.Contains("Je hebt nog geen wachtwoord.", (await visitor.GetAsync("/mijn/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await liar.SignInAsync(mail, "")).Answer.StatusCode);
        Assert.Equal("/", (await liar.GetAsync(await ArriveAsync(liar, jan, mail, "/"))).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_registers_a_school_need_not_type_what_the_federation_tells()
    {
        var mail = $"{Guid.NewGuid():N}@school.nl";
        using MemberVisitor visitor = new(site), stranger = new(site);

        await visitor.GetAsync(await ArriveAsync(visitor, Guid.NewGuid().ToString(), mail, "/"));

        Assert.Contains($"value=\"{mail}\"", (await visitor.GetAsync("/school-aanmelden")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mail, (await stranger.GetAsync("/school-aanmelden")).Text, StringComparison.Ordinal);
    }

    private async Task<(SchoolId School, MemberKey Admin)> ApprovedSchoolAsync()
    {
        var admin = MemberVisitor.NewMember(site, isConfirmed: true);
        var school = await AccessSchools.NewSchoolAsync(site, SchoolStatus.Approved);
        await AccessSchools.JoinAsync(site, school, admin.Key, SchoolRole.Admin);
        return (school, new MemberKey(admin.Key));
    }

    private async Task InviteAsync(SchoolId school, MemberKey admin, string mail)
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var invited = await scope.ServiceProvider.GetRequiredService<InviteColleague>().ExecuteAsync(school, admin, EmailAddress.Parse(mail).Expect(), SchoolRole.Staff, "nl", CancellationToken.None);
        Assert.True(invited.IsOk);
    }

    /// <summary>Goes to the federation and comes back as somebody.</summary>
    /// <returns>The address to which the site sends them on.</returns>
    private async Task<string> ArriveAsync(MemberVisitor visitor, string subject, string email, string returnUrl, bool isVerified = true)
    {
        site.Federation.Somebody = (subject, email, isVerified);
        var (_, page) = await visitor.GetAsync($"/inloggen?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Contains("Inloggen met Schoolpas", page, StringComparison.Ordinal);
        var (begun, _) = await visitor.GetAsync($"/inloggen/elders?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var (there, _) = await visitor.GetAsync(begun.Headers.Location!.OriginalString);
        var (back, _) = await visitor.GetAsync(there.Headers.Location!.OriginalString);
        return back.Headers.Location!.OriginalString;
    }
}
