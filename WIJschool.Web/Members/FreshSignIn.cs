using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Members;

/// <summary>
/// Asks once more who somebody is before what cannot be taken back or opens a door for good: a browser that was left open is not enough.
/// Whoever signed in just now need not type the password again; who has none, because another site signs them in, signs in anew.
/// </summary>
public sealed class FreshSignIn(MemberManager members, MemberSecurity security, MemberSessions sessions, MemberDesk desk, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public async Task<bool> IsFreshAsync(HttpContext http, MemberAccount member)
    {
        var session = MemberSessions.IdOf(http.User);
        return (await sessions.OfAsync(member.Key, http.RequestAborted)).Any(one => one.Id == session && one.Began > clock.GetUtcNow() - Fresh);
    }

    /// <summary>Checks the password where it is needed. A wrong one counts as one at the sign-in.</summary>
    /// <param name="password">As it was typed into the field <c>Password</c>; not looked at after a fresh sign-in.</param>
    /// <returns>What is wrong, or null.</returns>
    public async Task<FormProblem?> RefusesAsync(HttpContext http, MemberAccount member, string? password)
    {
        if (await IsFreshAsync(http, member)) return null;
        if (!await members.HasPasswordAsync(member)) return new FormProblem(null, desk.Site["Member.SignInAnew"]);
        if (await desk.RefusesAttemptAsync(http) is { } problem) return problem;
        if (string.IsNullOrEmpty(password)) return new FormProblem("Password", desk.Site["Member.CurrentMissing"]);
        if (!await security.KnowsPasswordAsync(member, password, http.RequestAborted)) return new FormProblem("Password", desk.Site["Member.CurrentWrong"]);
        desk.GiveBack();
        return null;
    }
}
