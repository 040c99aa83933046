using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Hosting;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Access;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Schools;

/// <summary>A school registers and keeps its people, as browsers without script do it.</summary>
[Collection(OnTheSite.Name)]
public sealed class SchoolPageTests(ImportedSite site)
{
    private const string Password = "vier paarse kikkers fluiten zacht";

    private static int made;

    [Fact]
    public async Task A_school_is_registered_verified_approved_and_lets_a_colleague_in_who_becomes_admin()
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        var (code, mail, colleague) = (NextCode(), NewMail(), NewMail());
        using MemberVisitor lotte = new(site), jan = new(site);

        var (_, sent) = await lotte.SendAsync("/school-aanmelden", Form(code, mail));
        Assert.Contains($"We hebben een mail gestuurd naar {mail}.", sent, StringComparison.Ordinal);
        var verification = Letters.LinkIn(await Letters.WaitAsync(site, mail, "Bevestig"), "/mijn-school/bevestigen?code=");
        var (weak, why) = await lotte.SendAsync(verification, new() { ["Name"] = "Lotte de Boer", ["Password"] = "Lotte de Boer 1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("<a href=\"#Password\">", why, StringComparison.Ordinal);
        Assert.Contains("value=\"Lotte de Boer\"", why, StringComparison.Ordinal);
        var (verified, _) = await lotte.SendAsync(verification, new() { ["Name"] = "Lotte de Boer", ["Password"] = Password });
        Assert.Equal("/mijn-school", verified.Headers.Location?.OriginalString);
        Assert.Contains("Je school wacht op goedkeuring.", (await lotte.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await lotte.GetAsync(verification)).Answer.StatusCode);

        await ApproveAsync(code);
        Assert.Contains("Er doet 1 collega mee.", (await lotte.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
        var (invited, _) = await lotte.SendAsync("/mijn-school/collegas", new() { ["Email"] = colleague, ["Role"] = "Staff" });
        Assert.Equal("/mijn-school/collegas?klaar=uitgenodigd", invited.Headers.Location?.OriginalString);
        var invitation = Letters.LinkIn(await Letters.WaitAsync(site, colleague, "nodigt je uit"), "/mijn-school/uitnodiging?code=");
        var (_, asked) = await jan.SendAsync(invitation, new() { ["Name"] = "Jan Smit", ["Password"] = Password });
        Assert.Contains("<a href=\"#Agree\">", asked, StringComparison.Ordinal);
        var (accepted, _) = await jan.SendAsync(invitation, new() { ["Name"] = "Jan Smit", ["Password"] = Password, ["Agree"] = "true" });
        Assert.Equal("/mijn-school", accepted.Headers.Location?.OriginalString);
        Assert.Contains("De Brug", (await jan.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);

        var (_, people) = await lotte.GetAsync("/mijn-school/collegas");
        var address = Between(people, "href=\"/mijn-school/collegas/", "\" aria-label=\"Wijzig Jan Smit\"");
        var (changed, _) = await lotte.SendAsync($"/mijn-school/collegas/{address}", new() { ["wish"] = "beheerder" });
        Assert.Equal("/mijn-school/collegas?klaar=rol", changed.Headers.Location?.OriginalString);
        Assert.Contains("Nodig een collega uit", (await jan.GetAsync("/mijn-school/collegas")).Text, StringComparison.Ordinal);
        var (left, _) = await lotte.SendAsync("/mijn-school/vertrekken", []);
        Assert.Equal("/mijn", left.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Lotte de Boer", (await jan.GetAsync("/mijn-school/collegas")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_refused_says_what_is_wrong_beside_each_field_and_loses_nothing()
    {
        using var visitor = new MemberVisitor(site);

        var (answer, text) = await visitor.SendAsync("/school-aanmelden", new()
        {
            ["Code"] = "12",
            ["School"] = "De \"Brug\"",
            ["Sector"] = "Hbo",
            ["Place"] = "",
            ["Pupils"] = "veel",
            ["Name"] = "",
            ["Email"] = "lotte@school",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(["Code", "Sector", "Place", "Pupils", "Name", "Email", "Agree"], field => Assert.Contains($"<a href=\"#{field}\">", text, StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"#School\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"De \"Brug\"\"", text, StringComparison.Ordinal); // decoded
        Assert.Contains("value=\"lotte@school\"", text, StringComparison.Ordinal);
        Assert.Contains("/over/voorwaarden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_registration_tells_nobody_who_has_an_account()
    {
        var known = MemberVisitor.NewMember(site).Email;
        var unknown = NewMail();
        using var visitor = new MemberVisitor(site);

        var (_, one) = await visitor.SendAsync("/school-aanmelden", Form(NextCode(), known));
        var (_, other) = await visitor.SendAsync("/school-aanmelden", Form(NextCode(), unknown));

        Assert.Equal(one.Replace(known, unknown, StringComparison.Ordinal), other);
    }

    [Fact]
    public async Task An_invitation_is_for_one_address_and_respects_who_is_signed_in()
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        var (school, admin) = await SchoolWithAdminAsync();
        var (invited, other) = (MemberVisitor.NewMember(site, isConfirmed: true), MemberVisitor.NewMember(site));
        using MemberVisitor lotte = new(site), visitor = new(site);
        await lotte.SignInAsync(admin);
        await lotte.SendAsync("/mijn-school/collegas", new() { ["Email"] = invited.Email, ["Role"] = "Admin" });
        var link = Letters.LinkIn(await Letters.WaitAsync(site, invited.Email, "nodigt je uit"), "/mijn-school/uitnodiging?code=");

        Assert.Contains("Bij dat adres hoort al een account.", (await visitor.GetAsync(link)).Text, StringComparison.Ordinal);
        await visitor.SignInAsync(other.Username);
        var (_, refused) = await visitor.GetAsync(link);
        Assert.Contains("Je bent ingelogd met een ander account.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Neem de uitnodiging aan", refused, StringComparison.Ordinal);
        await visitor.SignInAsync(invited.Username);
        var (accepted, _) = await visitor.SendAsync(link, []);

        Assert.Equal("/mijn-school", accepted.Headers.Location?.OriginalString);
        Assert.Contains("Nodig een collega uit", (await visitor.GetAsync("/mijn-school/collegas")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).Answer.StatusCode);
        Assert.NotEqual(default, school);
    }

    [Fact]
    public async Task An_admin_sends_an_invitation_again_and_takes_it_back()
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        var (_, admin) = await SchoolWithAdminAsync();
        var mail = NewMail();
        using var lotte = new MemberVisitor(site);
        await lotte.SignInAsync(admin);
        await lotte.SendAsync("/mijn-school/collegas", new() { ["Email"] = mail, ["Role"] = "Staff" });
        var (wrong, text) = await lotte.SendAsync("/mijn-school/collegas", new() { ["Email"] = "geen adres", ["Role"] = "Staff" }, form: 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"geen adres\"", text, StringComparison.Ordinal);

        Assert.Equal("/mijn-school/collegas?klaar=uitgenodigd", (await lotte.SendAsync("/mijn-school/collegas", new() { ["Wish"] = "opnieuw" })).Answer.Headers.Location?.OriginalString);
        Assert.Equal("/mijn-school/collegas?klaar=intrekken", (await lotte.SendAsync("/mijn-school/collegas", new() { ["Wish"] = "intrekken" })).Answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Open uitnodigingen", (await lotte.GetAsync("/mijn-school/collegas")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_is_corrected_and_closed_only_by_typing_its_code()
    {
        var (school, admin) = await SchoolWithAdminAsync();
        using var lotte = new MemberVisitor(site);
        await lotte.SignInAsync(admin);
        var code = (await ReadAsync(school)).Code.Value;

        var (_, wrong) = await lotte.SendAsync("/mijn-school/gegevens", new() { ["Name"] = "De Sluis", ["Place"] = "", ["Pupils"] = "1.250" });
        Assert.Contains("<a href=\"#Place\">", wrong, StringComparison.Ordinal);
        await lotte.SendAsync("/mijn-school/gegevens", new() { ["Name"] = "De Sluis", ["Place"] = "Zwolle", ["Pupils"] = "1.250" });
        Assert.Equal(("De Sluis", "Zwolle", 1250), await ReadAsync(school) is { } read ? (read.Name, read.Place, read.Pupils) : default);

        var (_, refused) = await lotte.SendAsync("/mijn-school/afmelden", new() { ["Typed"] = "ja" });
        Assert.Contains($"Typ precies de code {code}.", refused, StringComparison.Ordinal);
        Assert.Equal(SchoolStatus.Approved, (await ReadAsync(school)).Status);
        await lotte.SendAsync("/mijn-school/afmelden", new() { ["Typed"] = $" {code.ToLowerInvariant()} " });
        Assert.Equal(SchoolStatus.Closed, (await ReadAsync(school)).Status);
        Assert.Equal("/mijn-school/geen-toegang", (await lotte.GetAsync("/mijn-school")).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_belongs_to_two_schools_chooses_for_which_one_to_work()
    {
        var member = MemberVisitor.NewMember(site);
        var (bridge, lock_) = (await AccessSchools.NewSchoolAsync(site, SchoolStatus.Approved, "De Brug"), await AccessSchools.NewSchoolAsync(site, SchoolStatus.Approved, "De Sluis"));
        await AccessSchools.JoinAsync(site, bridge, member.Key, SchoolRole.Staff);
        await AccessSchools.JoinAsync(site, lock_, member.Key, SchoolRole.Admin);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);
        Assert.Contains("<h1>De Brug</h1>", (await visitor.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);

        await visitor.SendAsync("/mijn-school", []);

        Assert.Contains("<h1>De Sluis</h1>", (await visitor.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
        Assert.Contains("Nodig een collega uit", (await visitor.GetAsync("/mijn-school/collegas")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/school-aanmelden", "Meld je school aan"), InlineData("/en/school-aanmelden", "Register your school")]
    [InlineData("/mijn-school/collegas", "Collega's"), InlineData("/en/mijn-school/collegas", "Colleagues")]
    [InlineData("/mijn-school/gegevens", "Schoolgegevens"), InlineData("/en/mijn-school/gegevens", "School details")]
    [InlineData("/mijn-school/vertrekken", "Verlaat de school"), InlineData("/en/mijn-school/afmelden", "Close the school")]
    [InlineData("/mijn/gegevens", "Mijn gegevens"), InlineData("/en/mijn/gegevens", "My data")]
    public async Task Each_page_speaks_the_language_of_its_address(string address, string title)
    {
        var (_, admin) = await SchoolWithAdminAsync();
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(admin);

        var (answer, text) = await visitor.GetAsync(address);

        Assert.Contains($"<h1>{title}", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(Register|Colleagues|Profile|Leaving|Closing|NewAccount|OwnData|School)\\.[A-Z]", text);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static string NewMail() => $"{Guid.NewGuid():N}@school.nl";

    private static string NextCode() => $"77P{(char)('A' + (Interlocked.Increment(ref made) / 100))}{made % 100:00}";

    private static Dictionary<string, string> Form(string code, string mail) => new()
    {
        ["Code"] = code,
        ["School"] = "De Brug",
        ["Sector"] = "Primary",
        ["Place"] = "Utrecht",
        ["Pupils"] = "210",
        ["Name"] = "Lotte",
        ["Email"] = mail,
        ["Agree"] = "true",
    };

    private static string Between(string text, string before, string after)
    {
        var end = text.IndexOf(after, StringComparison.Ordinal);
        var begin = text.LastIndexOf(before, end, StringComparison.Ordinal) + before.Length;
        return text[begin..end];
    }

    private async Task<(SchoolId School, string Admin)> SchoolWithAdminAsync()
    {
        var admin = MemberVisitor.NewMember(site);
        var school = await AccessSchools.NewSchoolAsync(site, SchoolStatus.Approved);
        await AccessSchools.JoinAsync(site, school, admin.Key, SchoolRole.Admin);
        return (school, admin.Username);
    }

    private async Task<School> ReadAsync(SchoolId school)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WijschoolDbContext>().Set<School>().AsNoTracking().SingleAsync(s => s.Id == school);
    }

    private async Task ApproveAsync(string code)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var parsed = VestigingCode.Parse(code).Value!;
        var school = await scope.ServiceProvider.GetRequiredService<WijschoolDbContext>().Set<School>().Where(s => s.Code == parsed).Select(s => s.Id).SingleAsync();
        Result<Done> approved = await scope.ServiceProvider.GetRequiredService<ApproveSchool>().ExecuteAsync(school, new CoordinatorKey(Guid.NewGuid()), CancellationToken.None);
        Assert.True(approved.IsOk, approved.Error?.Code);
    }
}
