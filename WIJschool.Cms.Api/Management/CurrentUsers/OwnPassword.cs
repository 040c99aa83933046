using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <summary>Changes one's own password. A wrong old one counts as one at the sign-in: an open session is no place to guess it.</summary>
internal sealed class OwnPassword(IUserService users, IBackOfficeUserStore store, FailedAttempts attempts, IBackOfficeSecurityAccessor security)
{
    private const string WrongOldPassword = "PasswordMismatch";

    public Task<(UserOperationStatus Status, PasswordChangedModel? Result)> ChangeAsync(string? oldPassword, string newPassword, CancellationToken ct) =>
        attempts.InTurnAsync(security.User().Username, () => TryAsync(oldPassword, newPassword), ct);

    private async Task<(UserOperationStatus Status, PasswordChangedModel? Result)> TryAsync(string? oldPassword, string newPassword)
    {
        var key = security.UserKey();
        var changed = await users.ChangePasswordAsync(key, new ChangeUserPasswordModel { UserKey = key, OldPassword = oldPassword, NewPassword = newPassword });
        if (changed.Result?.Error?.ErrorMessage == WrongOldPassword && await store.GetAsync(key) is { } user) await attempts.CountAsync(user);
        return (changed.Status, changed.Result);
    }
}
