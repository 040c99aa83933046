using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Tests.Access;

/// <summary>Two schools that take part and one that waits, with their people, each in a browser of their own.</summary>
internal sealed partial class AccessSchools : IDisposable
{
    private static int made;

    private readonly ImportedSite site;
    private readonly Dictionary<string, MemberVisitor> visitors = new(StringComparer.Ordinal);

    private AccessSchools(ImportedSite site) => this.site = site;

    /// <summary>The school of staff and admin.</summary>
    public SchoolId School { get; private set; }

    public SchoolId OtherSchool { get; private set; }

    public MemberKey Staff { get; private set; }

    public MemberKey Admin { get; private set; }

    public static async Task<AccessSchools> MakeAsync(ImportedSite site)
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address); // what a row asks for may be confirmed by mail
        var schools = new AccessSchools(site) { School = await NewSchoolAsync(site, SchoolStatus.Approved), OtherSchool = await NewSchoolAsync(site, SchoolStatus.Approved) };
        var waiting = await NewSchoolAsync(site, SchoolStatus.Waiting);
        schools.visitors["visitor"] = new MemberVisitor(site);
        await schools.ComeAsync("coordinator", school: null, default);
        await schools.ComeAsync("member", school: null, default);
        await schools.ComeAsync("waiting", waiting, SchoolRole.Admin);
        schools.Staff = await schools.ComeAsync("staff", schools.School, SchoolRole.Staff);
        schools.Admin = await schools.ComeAsync("admin", schools.School, SchoolRole.Admin);
        await schools.ComeAsync("other-staff", schools.OtherSchool, SchoolRole.Staff);
        await schools.ComeAsync("other-admin", schools.OtherSchool, SchoolRole.Admin);
        return schools;
    }

    public MemberVisitor this[string visitor] => visitors[visitor];

    /// <summary>Does something as a request would: with services of its own.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task<SchoolId> NewSchoolAsync(ImportedSite site, SchoolStatus status, string name = "De Brug", string contact = "lotte@school.nl")
    {
        var (clock, now, number) = (TimeProvider.System, TimeProvider.System.GetUtcNow(), Interlocked.Increment(ref made));
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijschoolDbContext>();
        var profile = new SchoolProfile(name, VestigingCode.Parse($"88A{(char)('A' + (number / 100))}{number % 100:00}").Value!, Sector.Primary, "Utrecht", 200);
        var school = new School(EntityId.New<SchoolId>(clock), profile, new SchoolContact("Lotte", EmailAddress.Parse(contact).Value!, "nl"), now);
        school.Verify(now);
        if (status != SchoolStatus.Waiting) Assert.Null(school.Decide(status, new CoordinatorKey(Guid.NewGuid()), now));
        db.Add(school);
        await db.SaveChangesAsync();
        return school.Id;
    }

    public static async Task JoinAsync(ImportedSite site, SchoolId school, Guid member, SchoolRole role)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijschoolDbContext>();
        db.Add(new SchoolMembership(school, new MemberKey(member), role, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
    }

    private async Task<MemberKey> ComeAsync(string name, SchoolId? school, SchoolRole role)
    {
        var visitor = visitors[name] = new MemberVisitor(site);
        if (name == "coordinator")
        {
            await SignInToBackOfficeAsync(visitor);
            return default;
        }
        var member = MemberVisitor.NewMember(site);
        if (school is { } id) await JoinAsync(site, id, member.Key, role);
        await visitor.SignInAsync(member.Username);
        return new MemberKey(member.Key);
    }

    private async Task SignInToBackOfficeAsync(MemberVisitor visitor)
    {
        const string Page = "/umbraco/login";
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await site.Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Coördinator",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.AdminGroupKey },
        }, approveUser: true);
        var user = created.Result.CreatedUser!;
        (user.RawPasswordValue, user.PasswordConfiguration) = (site.Get<PasswordHashing>().HashPassword(MemberVisitor.Password), PasswordHashing.Config);
        await site.Get<IBackOfficeUserStore>().SaveAsync(user);
        var (_, form) = await visitor.GetAsync(Page);
        var token = TokenField().Match(form).Groups["token"].Value;
        var (answer, _) = await visitor.PostAsync(Page, new() { ["Name"] = address, ["Password"] = MemberVisitor.Password, ["ReturnUrl"] = "/umbraco", ["__RequestVerificationToken"] = token });
        Assert.Equal("/umbraco", answer.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
