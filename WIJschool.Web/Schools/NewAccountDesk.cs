using Microsoft.AspNetCore.Identity;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>Whoever follows the link of a mail and has no account yet chooses a name and a password here, and is signed in by them.</summary>
public sealed class NewAccountDesk(MemberManager members, MemberSignInManager signIn, MemberRush rush, MemberDesk desk)
{
    private const int LongestName = 120;

    /// <summary>Reads what was typed.</summary>
    /// <param name="school">Its name: everybody guesses that first.</param>
    /// <param name="agrees">Whether the terms were agreed to; null where they are not asked for.</param>
    /// <returns>The account, or what is wrong with the fields Name, Password and Agree.</returns>
    public async Task<(NewAccount? Account, IReadOnlyList<FormProblem> Problems)> ReadAsync(string? name, string? password, EmailAddress mail, string school, bool? agrees)
    {
        var site = desk.Site;
        var account = new MemberAccount { Name = name?.Trim() ?? "", UserName = mail.Value, Email = mail.Value };
        var problems = ProblemsOf(account.Name);
        if (string.IsNullOrEmpty(password)) problems.Add(new FormProblem("Password", site["NewAccount.PasswordMissing"]));
        else if (await WeakAsync(account, password, school) is { } weak) problems.Add(new FormProblem("Password", weak));
        if (agrees == false) problems.Add(new FormProblem("Agree", site["NewAccount.AgreeMissing"]));
        if (problems.Count > 0) return (null, problems);

        var hash = await rush.ThroughAsync(() => Task.FromResult(members.PasswordHasher.HashPassword(account, password!)), CancellationToken.None);
        return (new NewAccount(account.Name, hash) { AgreedIn = agrees is null ? null : site.Culture }, []);
    }

    /// <summary>Reads what was typed by who signs in elsewhere and needs no password.</summary>
    /// <returns>The account, or what is wrong with the fields Name and Agree.</returns>
    public (NewAccount? Account, IReadOnlyList<FormProblem> Problems) ReadWithoutPassword(string? name, bool agrees)
    {
        var typed = name?.Trim() ?? "";
        var problems = ProblemsOf(typed);
        if (!agrees) problems.Add(new FormProblem("Agree", desk.Site["NewAccount.AgreeMissing"]));
        return problems.Count > 0 ? (null, problems) : (NewAccount.WithoutPassword(typed) with { AgreedIn = desk.Site.Culture }, []);
    }

    /// <summary>Signs in whoever has just chosen a password.</summary>
    /// <returns>Where to go on: the page, or the sign-in when a second step is needed first.</returns>
    public async Task<string> EnterAsync(EmailAddress mail, string password, string page)
    {
        var result = await signIn.PasswordSignInAsync(mail.Value, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? desk.To(page) : MemberAddresses.SignInFor(desk.Site.Culture, desk.To(page));
    }

    private List<FormProblem> ProblemsOf(string name) => name.Length is 0 or > LongestName ? [new FormProblem("Name", desk.Site["NewAccount.NameMissing"])] : [];

    private async Task<string?> WeakAsync(MemberAccount account, string password, string school)
    {
        foreach (var rule in members.PasswordValidators)
        {
            if (PasswordTexts.ProblemOf(await rule.ValidateAsync(members, account, password), desk.Site) is { } broken) return broken;
        }
        return PasswordStrength.Problem(password, [account.Name, account.Email, school]) is { } advice
            ? PasswordTexts.ProblemOf(IdentityResult.Failed(new IdentityError { Code = advice.ToString() }), desk.Site) : null;
    }
}
