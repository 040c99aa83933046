using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Demo;

/// <summary>Somebody who can sign in.</summary>
/// <param name="What">Who this is, for whoever starts the demonstration.</param>
internal sealed record DemoAccount(MemberKey Key, EmailAddress Mail, string Name, string Password, string What);

/// <summary>The school that is shown, and another one that reacts to it.</summary>
/// <param name="Accounts">The admin first, then the staff, and last the admin of the other school.</param>
internal sealed record DemoSchool(SchoolId Id, IReadOnlyList<DemoAccount> Accounts, SchoolId Other)
{
    public MemberKey Admin => Accounts[0].Key;

    public MemberKey Stranger => Accounts[^1].Key;

    /// <summary>One of the colleagues who is no admin; they take turns.</summary>
    public MemberKey Staff(int number) => Accounts[1 + (number % (Accounts.Count - 2))].Key;
}

/// <summary>Registers the schools of the demonstration and lets their people in, at addresses to which no mail can go.</summary>
internal sealed partial class DemoPeople(DemoDesk desk, IMemberService members, PasswordHashing hashing, TimeProvider clock)
{
    public const string SchoolName = "De Brug";

    /// <summary>The code of no school: the ministry gives none that begins with 99.</summary>
    public const string Code = "99XX00";

    private const string OtherCode = "99XX01", Domain = "@debrug.example", OtherDomain = "@desluis.example", Culture = "nl";
    private const int RegisteredDaysAgo = 250;

    private static readonly (string Name, string Mail)[] Colleagues =
        [("Jan de Wit", "jan"), ("Fatma Yildiz", "fatma"), ("Pieter Jansen", "pieter")];

    public async Task<DemoSchool> MakeAsync(CancellationToken ct)
    {
        var (id, admin) = await RegisterAsync(new SchoolProfile(SchoolName, VestigingCode.Parse(Code).Expect(), Sector.Secondary, "Zwolle", 640), "Samira Bakker", "samira" + Domain, ct);
        List<DemoAccount> accounts = [admin];
        foreach (var (name, mail) in Colleagues) accounts.Add(await InviteAsync(id, admin.Key, name, EmailAddress.Parse(mail + Domain).Expect(), ct));
        var (other, stranger) = await RegisterAsync(new SchoolProfile("De Sluis", VestigingCode.Parse(OtherCode).Expect(), Sector.Primary, "Utrecht", 210), "Noor Visser", "noor" + OtherDomain, ct);
        return new DemoSchool(id, [.. accounts, stranger], other);
    }

    /// <summary>Calls off the mail that the demonstration wrote: nobody lives at these addresses.</summary>
    public Task CallOffMailAsync(CancellationToken ct) => desk.ReadAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.State == MailState.Waiting).Select(mail => new { mail.Id, mail.Recipient }).ToListAsync(ct);
        var ours = waiting.Where(mail => mail.Recipient.Value.EndsWith(Domain, StringComparison.Ordinal) || mail.Recipient.Value.EndsWith(OtherDomain, StringComparison.Ordinal));
        var ids = ours.Select(mail => mail.Id).ToList();
        return await db.Set<OutboxMail>().Where(mail => ids.Contains(mail.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.State, MailState.Cancelled).SetProperty(mail => mail.SettledAt, (DateTimeOffset?)now), ct);
    });

    private async Task<(SchoolId School, DemoAccount Admin)> RegisterAsync(SchoolProfile profile, string name, string address, CancellationToken ct)
    {
        var mail = EmailAddress.Parse(address).Expect();
        var contact = new SchoolContact(name, mail, Culture) { Agreed = true };
        var id = await desk.DoAsync(RegisteredDaysAgo + 1, (RegisterSchool register) => register.ExecuteAsync(profile, contact, ct));
        var (account, password) = NewAccount(name);
        var code = await CodeAsync(mail, ct);
        await desk.DoAsync(RegisteredDaysAgo + 1, (VerifyMail verify) => verify.ExecuteAsync(code, account, ct));
        await desk.DoAsync(RegisteredDaysAgo, (ApproveSchool approve) => approve.ExecuteAsync(id, new CoordinatorKey(Constants.Security.SuperUserKey), ct));
        return (id, new DemoAccount(KeyOf(mail), mail, name, password, $"{name}, beheerder van {profile.Name}"));
    }

    private async Task<DemoAccount> InviteAsync(SchoolId school, MemberKey admin, string name, EmailAddress mail, CancellationToken ct)
    {
        await desk.DoAsync(RegisteredDaysAgo - 1, (InviteColleague invite) => invite.ExecuteAsync(school, admin, mail, SchoolRole.Staff, Culture, ct));
        var (account, password) = NewAccount(name);
        var code = await CodeAsync(mail, ct);
        await desk.DoAsync(RegisteredDaysAgo - 1, (AcceptInvitation accept) => accept.ExecuteAsync(code, account with { AgreedIn = Culture }, ct));
        return new DemoAccount(KeyOf(mail), mail, name, password, $"{name}, medewerker van {SchoolName}");
    }

    private (NewAccount Account, string Password) NewAccount(string name)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return (new NewAccount(name, hashing.HashPassword(password)), password);
    }

    // of the last mail: who gets one here follows its link, as people do
    private Task<OneTimeCode> CodeAsync(EmailAddress to, CancellationToken ct) => desk.ReadAsync(async db =>
    {
        var texts = await db.Set<OutboxMail>().Where(mail => mail.Recipient == to).OrderByDescending(mail => mail.WrittenAt).Select(mail => mail.Text).ToListAsync(ct);
        return new OneTimeCode(texts.Select(text => CodeInLink().Match(text)).First(match => match.Success).Groups["code"].Value);
    });

    private MemberKey KeyOf(EmailAddress mail) => new(members.GetByEmail(mail.Value)?.Key ?? throw new InvalidOperationException("An account was not made."));

    [GeneratedRegex(@"\?code=(?<code>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInLink();
}
