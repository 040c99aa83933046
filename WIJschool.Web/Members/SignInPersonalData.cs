using WIJschool.Cms.Security.Members;
using WIJschool.Core.Privacy;

namespace WIJschool.Web.Members;

/// <summary>How somebody signs in: where they are signed in, their passkeys by name, and accounts elsewhere. No key or code is handed out.</summary>
public sealed class SignInPersonalData(MemberManager members, MemberSessions sessions, MemberTraces traces) : IPersonalData
{
    public string Name => "sign-in";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct)
    {
        if (await members.FindByIdAsync(person.Key.Value.ToString()) is not { } member) return null;
        return new
        {
            HasSecondStep = await members.GetTwoFactorEnabledAsync(member),
            RecoveryCodesLeft = await members.CountRecoveryCodesAsync(member),
            Sessions = (await sessions.OfAsync(member.Key, ct)).Select(session => new { session.Device.Browser, session.Device.System, session.Began, session.LastUsed }),
            Passkeys = (await members.GetPasskeysAsync(member)).Select(passkey => new { passkey.Name, passkey.CreatedAt }),
            Elsewhere = (await members.GetLoginsAsync(member)).Select(login => login.LoginProvider),
        };
    }

    public Task EraseAsync(DataSubject person, CancellationToken ct) => traces.ForgetAsync(person.Key.Value, ct);
}
