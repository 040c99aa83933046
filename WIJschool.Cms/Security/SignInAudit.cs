using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security;

/// <summary>Writes into the audit trail who signed in and out, who failed to, and whose password changed, in Umbraco's words.</summary>
internal sealed class SignInAudit(IAuditEntryService audit, IBackOfficeUserReader users) :
    INotificationAsyncHandler<UserLoginSuccessNotification>, INotificationAsyncHandler<UserLoginFailedNotification>,
    INotificationAsyncHandler<UserLogoutSuccessNotification>, INotificationAsyncHandler<UserLockedNotification>,
    INotificationAsyncHandler<UserUnlockedNotification>, INotificationAsyncHandler<UserPasswordChangedNotification>,
    INotificationAsyncHandler<UserPasswordResetNotification>, INotificationAsyncHandler<UserForgotPasswordRequestedNotification>
{
    public Task HandleAsync(UserLoginSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "sign-in/login", "login success");

    public Task HandleAsync(UserLoginFailedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "sign-in/failed", "login failed");

    public Task HandleAsync(UserLogoutSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "sign-in/logout", "logout success");

    public Task HandleAsync(UserLockedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "locked", "locked out");

    public Task HandleAsync(UserUnlockedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "unlocked", "unlocked");

    public Task HandleAsync(UserPasswordChangedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "password/change", "password change");

    public Task HandleAsync(UserPasswordResetNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "password/reset", "password reset");

    public Task HandleAsync(UserForgotPasswordRequestedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, "password/forgot/request", "password forgot/request");

    private Task WriteAsync(UserNotification told, string kind, string words)
    {
        var (performing, affected) = (Find(told.PerformingUserId), Find(told.AffectedUserId));
        return audit.WriteAsync(
            performing?.Key, Describe(performing), told.IpAddress, told.DateTimeUtc, affected?.Key, affected is null ? "" : Describe(affected),
            $"umbraco/user/{kind}", words);
    }

    private IUser? Find(string? id) => Guid.TryParse(id, out var key) ? users.GetByKey(key) : int.TryParse(id, out var number) ? users.GetById(number) : null;

    private static string Describe(IUser? user) =>
        user is null ? $"User \"{Constants.Security.UnknownUserName}\"" : $"User \"{user.Name}\" <{user.Email}>";
}
