using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Schools;

/// <summary>Who gets into "Mijn school", and at which school somebody is at work there.</summary>
public sealed class MySchoolTests(ImportedSite site) : IClassFixture<ImportedSite>
{
    private static int made;

    [Fact]
    public async Task Who_belongs_to_a_school_begins_there_and_who_waits_for_approval_is_told_so()
    {
        var (staff, waiting) = (MemberVisitor.NewMember(site), MemberVisitor.NewMember(site));
        await JoinAsync(staff.Key, SchoolRole.Staff, SchoolStatus.Approved, "De Brug");
        await JoinAsync(waiting.Key, SchoolRole.Admin, SchoolStatus.Waiting, "De Sluis");
        using MemberVisitor one = new(site), two = new(site);
        await one.SignInAsync(staff.Username);
        await two.SignInAsync(waiting.Username);

        Assert.Equal("/mijn-school", (await one.GetAsync("/mijn")).Answer.Headers.Location?.OriginalString);
        var (_, approved) = await one.GetAsync("/mijn-school");
        var (_, english) = await two.GetAsync("/en/mijn-school");

        Assert.Contains("<h1>De Brug</h1>", approved, StringComparison.Ordinal);
        Assert.Contains("Je school doet mee.", approved, StringComparison.Ordinal);
        Assert.Contains("<h1>De Sluis</h1>", english, StringComparison.Ordinal);
        Assert.Contains("Your school is waiting for approval.", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_belongs_to_no_school_is_told_what_to_do_and_who_is_not_signed_in_is_sent_to_sign_in()
    {
        using MemberVisitor visitor = new(site), member = new(site);
        await member.SignInAsync(MemberVisitor.NewMember(site).Username);

        Assert.Equal("/inloggen?returnUrl=%2Fmijn-school", (await visitor.GetAsync("/mijn-school")).Answer.Headers.Location?.OriginalString);
        Assert.Equal("/mijn/account", (await member.GetAsync("/mijn")).Answer.Headers.Location?.OriginalString);
        var (sent, _) = await member.GetAsync("/mijn-school");
        Assert.Equal("/mijn-school/geen-toegang", sent.Headers.Location?.OriginalString);
        var (told, text) = await member.GetAsync("/mijn-school/geen-toegang");
        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Contains("Je hoort nog bij geen school.", text, StringComparison.Ordinal);
    }

    private async Task JoinAsync(Guid member, SchoolRole role, SchoolStatus status, string name)
    {
        var (clock, now) = (TimeProvider.System, TimeProvider.System.GetUtcNow());
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijschoolDbContext>();
        var profile = new SchoolProfile(name, VestigingCode.Parse($"77MS{Interlocked.Increment(ref made):00}").Value!, Sector.Primary, "Utrecht", 200);
        var school = new School(EntityId.New<SchoolId>(clock), profile, new SchoolContact("Lotte", EmailAddress.Parse("lotte@school.nl").Value!, "nl"), now);
        school.Verify(now);
        if (status != SchoolStatus.Waiting) Assert.Null(school.Decide(status, new CoordinatorKey(Guid.NewGuid()), now));
        db.AddRange(school, new SchoolMembership(school.Id, new MemberKey(member), role, now));
        await db.SaveChangesAsync();
    }
}
