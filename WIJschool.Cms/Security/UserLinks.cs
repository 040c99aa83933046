using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace WIJschool.Cms.Security;

/// <summary>Addresses of the back office's own pages for accepting an invitation and for choosing a new password.</summary>
internal sealed class UserLinks(ICoreBackOfficeUserManager users, IHostingEnvironment hosting, IOptionsMonitor<SecuritySettings> security)
    : IInviteUriProvider, IForgotPasswordUriProvider
{
    public async Task<Attempt<Uri, UserOperationStatus>> CreateInviteUriAsync(IUser invitee) =>
        Link(await users.GenerateEmailConfirmationTokenAsync(invitee), invitee, "invite-user", "inviteCode");

    public async Task<Attempt<Uri, UserOperationStatus>> CreateForgotPasswordUriAsync(IUser user) =>
        Link(await users.GeneratePasswordResetTokenAsync(user), user, "reset-password", "resetCode");

    public Task<Attempt<UserOperationStatus>> CanCreateForgotPasswordUriAsync() => Task.FromResult(
        Host() is null ? Attempt.Fail(UserOperationStatus.ApplicationUrlNotConfigured) : Attempt.Succeed(UserOperationStatus.Success));

    private Attempt<Uri, UserOperationStatus> Link(Attempt<string, UserOperationStatus> token, IUser user, string flow, string codeName)
    {
        if (!token.Success) return Attempt.FailWithStatus<Uri, UserOperationStatus>(token.Status, default!);
        if (Host() is not { } host) return Attempt.FailWithStatus<Uri, UserOperationStatus>(UserOperationStatus.ApplicationUrlNotConfigured, default!);
        var query = $"flow={flow}&userId={user.Key}&{codeName}={Uri.EscapeDataString(token.Result!.ToUrlBase64()!)}";
        return Attempt.SucceedWithStatus(UserOperationStatus.Success, new Uri(host, $"/umbraco/login?{query}"));
    }

    private Uri? Host() => security.CurrentValue.BackOfficeHost ?? hosting.ApplicationMainUrl;
}
