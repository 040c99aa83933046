using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security.Members;

/// <summary>Writes into the audit trail which member signed in and out, who failed to, and what changed about an account, as for users.</summary>
internal sealed class MemberAudit(IAuditEntryService audit, MemberAccounts accounts, IIpResolver ip, TimeProvider clock) :
    INotificationAsyncHandler<MemberLoginSuccessNotification>, INotificationAsyncHandler<MemberLoginFailedNotification>,
    INotificationAsyncHandler<MemberLogoutSuccessNotification>, INotificationAsyncHandler<MemberSecurityNotification>
{
    public Task HandleAsync(MemberLoginSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification.MemberKey, "sign-in/login", "login success", cancellationToken);

    public Task HandleAsync(MemberLoginFailedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification.MemberKey, "sign-in/failed", "login failed", cancellationToken);

    public Task HandleAsync(MemberLogoutSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification.MemberKey, "sign-in/logout", "logout success", cancellationToken);

    public Task HandleAsync(MemberSecurityNotification notification, CancellationToken cancellationToken)
    {
        var (kind, words) = notification.Change switch
        {
            MemberSecurityChange.LockedOut => ("locked", "locked out"),
            MemberSecurityChange.PasswordChanged => ("password/change", "password change"),
            MemberSecurityChange.PasswordReset => ("password/reset", "password reset"),
            MemberSecurityChange.SecondStepOn => ("two-factor/enable", $"two-factor {AuthenticatorApp.Name} enabled"),
            MemberSecurityChange.SecondStepOff => ("two-factor/disable", $"two-factor {AuthenticatorApp.Name} disabled"),
            MemberSecurityChange.RecoveryCodesMade => ("two-factor/codes", "recovery codes made"),
            MemberSecurityChange.RecoveryCodeUsed => ("two-factor/code-used", "recovery code used"),
            MemberSecurityChange.PasskeyAdded => ("passkey/add", "passkey added"),
            MemberSecurityChange.PasskeyRemoved => ("passkey/remove", "passkey removed"),
            MemberSecurityChange.Linked => ("external-login/add", "external login added"),
            MemberSecurityChange.Unlinked => ("external-login/remove", "external login removed"),
            _ => ("sign-in/logout-everywhere", "other sessions ended"),
        };
        return WriteAsync(notification.Member, kind, words, cancellationToken);
    }

    private async Task WriteAsync(Guid? key, string kind, string words, CancellationToken ct)
    {
        // somebody who does not exist is looked for too, so that a failure takes as long
        var member = await accounts.FindAsync(key ?? Guid.Empty, ct);
        var who = member is null ? $"Member \"{Constants.Security.UnknownUserName}\"" : $"Member {member.Id} \"{member.Name}\" <{member.Email}>";
        await audit.WriteAsync(
            performingUserKey: null, who, ip.GetCurrentRequestIpAddress(), clock.GetUtcNow().UtcDateTime, affectedUserKey: null, who, $"umbraco/member/{kind}", words);
    }
}
