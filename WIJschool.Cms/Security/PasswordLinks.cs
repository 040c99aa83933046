using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <param name="Result">The rules that the password breaks stand in its error.</param>
public sealed record PasswordChosen(UserOperationStatus Status, PasswordChangedModel? Result = null);

/// <summary>
/// Choosing a password by the link of a mail: that of an invitation, or of a forgotten password. A link is good for one password, because a
/// new one changes the security stamp that the link was made with.
/// </summary>
public sealed class PasswordLinks(IUserService users, IUserPasswordConfiguration rules) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1); // two who bring the same link at once must not both get through

    /// <summary>Whether an invitation may be accepted: its token holds, and nobody has accepted it yet.</summary>
    public async Task<UserOperationStatus> VerifyInviteAsync(Guid user, string token)
    {
        if (await users.GetAsync(user) is not { } invited) return UserOperationStatus.UserNotFound;
        return invited.UserState == UserState.Invited ? (await users.VerifyInviteAsync(user, token)).Result : UserOperationStatus.InvalidInviteToken;
    }

    /// <summary>Accepts an invitation. Core lets the user in before it looks at the password, so the password is looked at first.</summary>
    public Task<PasswordChosen> AcceptInviteAsync(Guid user, string token, string password) => InTurnAsync(async () =>
    {
        if (await VerifyInviteAsync(user, token) is not UserOperationStatus.Success and var refused) return new PasswordChosen(refused);
        if (Broken(password) is { } broken) return broken;

        var chosen = await users.CreateInitialPasswordAsync(user, token, password);
        return new PasswordChosen(chosen.Status, chosen.Result);
    });

    /// <summary>Whether a forgotten password may be replaced by this token.</summary>
    public async Task<UserOperationStatus> VerifyResetAsync(Guid user, string token) => (await users.VerifyPasswordResetAsync(user, token)).Result;

    /// <summary>Replaces a forgotten password. A user who was locked out by guesses is let in again, one who was disabled is not.</summary>
    public Task<PasswordChosen> ResetAsync(Guid user, string token, string password) => InTurnAsync(async () =>
    {
        if (await VerifyResetAsync(user, token) is not UserOperationStatus.Success and var refused) return new PasswordChosen(refused);
        if (Broken(password) is { } broken) return broken;

        var reset = await users.ResetPasswordAsync(user, token, password);
        return new PasswordChosen(reset.Status, reset.Result);
    });

    public void Dispose() => turn.Dispose();

    private async Task<PasswordChosen> InTurnAsync(Func<Task<PasswordChosen>> choose)
    {
        await turn.WaitAsync();
        try
        {
            return await choose();
        }
        finally
        {
            turn.Release();
        }
    }

    private PasswordChosen? Broken(string password) => rules.Broken(password) is { Count: > 0 } broken
        ? new PasswordChosen(UserOperationStatus.UnknownFailure, new PasswordChangedModel { Error = new ValidationResult(string.Join(", ", broken), ["password"]) })
        : null;
}
