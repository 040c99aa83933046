using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>Gives a user another password. Who may do that to whom, and that a reset token holds, Core has seen to.</summary>
internal sealed class BackOfficePasswordChanger(
    IBackOfficeUserStore store, PasswordHashing hashing, IUserPasswordConfiguration rules,
    IEventAggregator events, IIpResolver ip, TimeProvider clock) : IBackOfficePasswordChanger
{
    public async Task<Attempt<PasswordChangedModel?>> ChangeBackOfficePassword(ChangeBackOfficeUserPasswordModel model, IUser? performingUser)
    {
        var user = model.User;
        if (!string.IsNullOrEmpty(model.OldPassword)
            && hashing.Verify(user.RawPasswordValue, user.PasswordConfiguration, model.OldPassword) == PasswordVerdict.Wrong)
            return Refused("PasswordMismatch", "oldPassword");
        if (rules.Broken(model.NewPassword) is { Count: > 0 } broken) return Refused(string.Join(", ", broken), "password");

        user.RawPasswordValue = hashing.HashPassword(model.NewPassword);
        user.PasswordConfiguration = PasswordHashing.Config;
        user.LastPasswordChangeDate = clock.GetUtcNow().UtcDateTime;
        user.FailedPasswordAttempts = 0;
        if (model.ResetPasswordToken is not null) user.IsLockedOut = false; // whoever reads the user's mail is the user
        var status = await store.SaveAsync(user);
        if (status != UserOperationStatus.Success) return Refused(status.ToString(), "password");

        await TellAsync(user, performingUser ?? user, isReset: model.ResetPasswordToken is not null);
        return Attempt.Succeed<PasswordChangedModel?>(new PasswordChangedModel());
    }

    private async Task TellAsync(IUser user, IUser performing, bool isReset)
    {
        var address = ip.GetCurrentRequestIpAddress();
        if (isReset) await events.PublishAsync(new UserPasswordResetNotification(address, user.Key.ToString(), performing.Key.ToString()));
        else await events.PublishAsync(new UserPasswordChangedNotification(address, user.Key.ToString(), performing.Key.ToString()));
    }

    private static Attempt<PasswordChangedModel?> Refused(string code, string field) =>
        Attempt.Fail<PasswordChangedModel?>(new PasswordChangedModel { Error = new ValidationResult(code, [field]) });
}
