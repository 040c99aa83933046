using System.Security.Principal;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>Makes users, their passwords and the tokens they get by mail, for Core's user service.</summary>
internal sealed class BackOfficeUserManager(
    IBackOfficeUserStore store, PasswordHashing hashing, UserTokens tokens, IExternalLoginWithKeyService externalLogins,
    IUserPasswordConfiguration passwordRules, IOptionsMonitor<SecuritySettings> security, IOptionsMonitor<GlobalSettings> settings,
    IEventAggregator events, IIpResolver ip, TimeProvider clock) : ICoreBackOfficeUserManager
{
    public string GeneratePassword() => new PasswordGenerator(passwordRules).GeneratePassword();

    /// <returns>The new user's first password, which is told once.</returns>
    public Task<IdentityCreationResult> CreateAsync(UserCreateModel createModel)
    {
        // an API user signs in with a client id and has no password
        var password = createModel.Kind == UserKind.Api ? null : GeneratePassword();
        return CreateAsync(createModel, password, invited: false);
    }

    public Task<IdentityCreationResult> CreateForInvite(UserCreateModel createModel) => CreateAsync(createModel, password: null, invited: true);

    public Task<Attempt<string, UserOperationStatus>> GenerateEmailConfirmationTokenAsync(IUser user) =>
        Task.FromResult(Attempt.SucceedWithStatus(UserOperationStatus.Success, tokens.Invite(user, security.CurrentValue.UserInviteEmailExpiry)));

    public Task<Attempt<string, UserOperationStatus>> GeneratePasswordResetTokenAsync(IUser user) =>
        Task.FromResult(Attempt.SucceedWithStatus(UserOperationStatus.Success, tokens.Reset(user, security.CurrentValue.PasswordResetEmailExpiry)));

    public Task<bool> IsEmailConfirmationTokenValidAsync(IUser user, string token) => Task.FromResult(tokens.IsInvite(user, token));

    public Task<bool> IsResetPasswordTokenValidAsync(IUser user, string token) => Task.FromResult(tokens.IsReset(user, token));

    public async Task<Attempt<UserUnlockResult, UserOperationStatus>> UnlockUser(IUser user)
    {
        user.IsLockedOut = false;
        user.FailedPasswordAttempts = 0;
        var status = await store.SaveAsync(user);
        if (status != UserOperationStatus.Success) return Attempt.FailWithStatus(status, new UserUnlockResult());
        await events.PublishAsync(new UserUnlockedNotification(ip.GetCurrentRequestIpAddress(), user.Key.ToString(), user.Key.ToString()));
        return Attempt.SucceedWithStatus(UserOperationStatus.Success, new UserUnlockResult());
    }

    public Task<Attempt<ICollection<IIdentityUserLogin>, UserOperationStatus>> GetLoginsAsync(IUser user)
    {
        ICollection<IIdentityUserLogin> logins = [.. externalLogins.GetExternalLogins(user.Key)];
        return Task.FromResult(Attempt.SucceedWithStatus(UserOperationStatus.Success, logins));
    }

    /// <param name="user">Who asked: nobody, since whoever forgot a password is not signed in.</param>
    /// <param name="toString">Id or key of the user whose password it is.</param>
    public void NotifyForgotPasswordRequested(IPrincipal user, string toString) => events.Publish(
        new UserForgotPasswordRequestedNotification(ip.GetCurrentRequestIpAddress(), toString, Constants.Security.SuperUserKey.ToString()));

    private async Task<IdentityCreationResult> CreateAsync(UserCreateModel model, string? password, bool invited)
    {
        var allowed = security.CurrentValue.AllowedUserNameCharacters;
        if (model.UserName.FirstOrDefault(c => !allowed.Contains(c)) is not '\0' and var wrong)
            return IdentityCreationResult.Fail($"InvalidUserName: '{wrong}' is not allowed in a user name.");
        var status = await store.SaveAsync(NewUser(model, password, invited));
        return status switch
        {
            UserOperationStatus.Success => new IdentityCreationResult { Succeded = true, InitialPassword = password },
            UserOperationStatus.CancelledByNotification => IdentityCreationResult.Cancel(),
            _ => IdentityCreationResult.Fail(status.ToString()),
        };
    }

    private User NewUser(UserCreateModel model, string? password, bool invited)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var user = new User(settings.CurrentValue)
        {
            Name = model.Name,
            Email = model.Email,
            Username = model.UserName,
            Kind = model.Kind,
            IsApproved = false, // the service approves
            SecurityStamp = Guid.NewGuid().ToString(),
            InvitedDate = invited ? now : null,
            RawPasswordValue = password is null ? "" : hashing.HashPassword(password),
            LastPasswordChangeDate = password is null ? null : now,
            PasswordConfiguration = PasswordHashing.Config,
        };
        if (model.Id is { } key) user.Key = key;
        return user;
    }
}
