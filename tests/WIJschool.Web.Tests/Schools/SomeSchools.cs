using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Schools;

/// <summary>Schools with people, made as people make them.</summary>
internal sealed partial class SomeSchools(DomainSite site)
{
    private static int number;

    public static CoordinatorKey Coordinator { get; } = new(Guid.NewGuid());

    public static EmailAddress Mail() => EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Value!;

    public static VestigingCode NextCode()
    {
        var n = Interlocked.Increment(ref number);
        return VestigingCode.Parse($"Z{(n / 100) + 100}{n % 100:00}").Value!;
    }

    public async Task<SchoolId> RegisteredAsync(EmailAddress contact, VestigingCode? code = null, Sector sector = Sector.Primary)
    {
        var registered = await RegisterAsync(contact, code ?? NextCode(), sector);
        Assert.True(registered.IsOk, registered.Error?.Code);
        return registered.Value;
    }

    public Task<Result<SchoolId>> RegisterAsync(EmailAddress contact, VestigingCode code, Sector sector) => site.DoAsync<RegisterSchool, Result<SchoolId>>(register => register.ExecuteAsync(
        new SchoolProfile("De Brug", code, sector, "Utrecht", 200), new SchoolContact("Lotte", contact, "nl") { Agreed = true }, CancellationToken.None));

    public async Task<MemberKey> VerifiedAsync(EmailAddress contact, string name = "Lotte")
    {
        var code = await CodeAsync(contact);
        Assert.True((await site.DoAsync<VerifyMail, Result<SchoolId>>(verify => verify.ExecuteAsync(code, new NewAccount(name, "hash"), CancellationToken.None))).IsOk);
        return KeyOf(contact);
    }

    public async Task<(SchoolId School, MemberKey Admin, EmailAddress Mail)> ApprovedAsync()
    {
        var mail = Mail();
        var school = await RegisteredAsync(mail);
        var admin = await VerifiedAsync(mail);
        Assert.True((await site.DoAsync<ApproveSchool, Result<Done>>(approve => approve.ExecuteAsync(school, Coordinator, CancellationToken.None))).IsOk);
        return (school, admin, mail);
    }

    public async Task<(MemberKey Key, EmailAddress Mail)> ColleagueAsync(SchoolId school, MemberKey admin, SchoolRole role = SchoolRole.Staff)
    {
        var mail = Mail();
        await InvitedAsync(school, admin, mail, role);
        var code = await CodeAsync(mail);
        var account = new NewAccount("Jan", "hash") { AgreedIn = "nl" };
        Assert.True((await site.DoAsync<AcceptInvitation, Result<SchoolId>>(accept => accept.ExecuteAsync(code, account, CancellationToken.None))).IsOk);
        return (KeyOf(mail), mail);
    }

    public async Task<InvitationId> InvitedAsync(SchoolId school, MemberKey admin, EmailAddress mail, SchoolRole role = SchoolRole.Staff)
    {
        var invited = await site.DoAsync<InviteColleague, Result<InvitationId>>(invite => invite.ExecuteAsync(school, admin, mail, role, "nl", CancellationToken.None));
        Assert.True(invited.IsOk, invited.Error?.Code);
        return invited.Value;
    }

    public MemberKey KeyOf(EmailAddress mail) => new(site.Get<IMemberService>().GetByEmail(mail.Value)!.Key);

    /// <summary>The code in the last mail to somebody.</summary>
    public async Task<OneTimeCode> CodeAsync(EmailAddress to) => new(CodeInLink().Match((await MailsAsync(to))[^1].Text).Groups[1].Value);

    /// <summary>The mails to somebody, the last one last.</summary>
    public Task<List<OutboxMail>> MailsAsync(EmailAddress to) =>
        site.ReadAsync(db => db.Set<OutboxMail>().Where(mail => mail.Recipient == to).OrderBy(mail => mail.WrittenAt).ToListAsync());

    public async Task<Dictionary<MemberKey, SchoolRole>> PeopleAsync(SchoolId school) =>
        await site.ReadAsync(db => db.Set<SchoolMembership>().Where(place => place.SchoolId == school).ToDictionaryAsync(place => place.Member, place => place.Role));

    public Task<School> ReadAsync(SchoolId school) => site.ReadAsync(db => db.Set<School>().SingleAsync(s => s.Id == school));

    [GeneratedRegex(@"\?code=([\w-]+)", RegexOptions.None, 1000)]
    private static partial Regex CodeInLink();
}
