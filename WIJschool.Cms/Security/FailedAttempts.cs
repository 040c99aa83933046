using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Security;

/// <summary>Counts what a user gets wrong, passwords and codes together, and locks out who keeps failing.</summary>
public sealed class FailedAttempts(
    IBackOfficeUserStore store, IUserPasswordConfiguration rules, IOptionsMonitor<SecuritySettings> settings, IEventAggregator events,
    IIpResolver ip, TimeProvider clock) : IDisposable
{
    private readonly OneAtATime turns = new(); // of users alone: members have their own

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc cref="OneAtATime.InTurnAsync{T}"/>
    public Task<T> InTurnAsync<T>(string userName, Func<Task<T>> attempt, CancellationToken ct) => turns.InTurnAsync(userName, attempt, ct);

    /// <summary>Whether the user is locked out. One whose time is over is not any more, which is saved with the next save.</summary>
    public bool IsLocked(IUser user)
    {
        if (!user.IsLockedOut) return false;
        if (user.LastLockoutDate is not { } since || since.AddMinutes(settings.CurrentValue.UserDefaultLockoutTimeInMinutes) > Now) return true;
        user.IsLockedOut = false;
        user.FailedPasswordAttempts = 0;
        return false;
    }

    /// <returns>Whether the user is locked out by this failure.</returns>
    public async Task<bool> CountAsync(IUser user)
    {
        user.FailedPasswordAttempts++;
        var isLocked = user.FailedPasswordAttempts >= rules.MaxFailedAccessAttemptsBeforeLockout;
        if (isLocked)
        {
            user.IsLockedOut = true;
            user.LastLockoutDate = Now;
        }
        await store.SaveAsync(user);
        if (!isLocked) return false;

        await events.PublishAsync(new UserLockedNotification(ip.GetCurrentRequestIpAddress(), user.Key.ToString(), Constants.Security.SuperUserKey.ToString()));
        return true;
    }

    public void Dispose() => turns.Dispose();
}
