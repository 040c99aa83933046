using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <summary>Core's statuses of the second step as the API tells them.</summary>
internal static class TwoFactorProblems
{
    public static Problem Of(TwoFactorOperationStatus status) => status switch
    {
        TwoFactorOperationStatus.ProviderNameNotFound => Problem.Missing(status, "Missing 2FA provider", "The specified 2fa provider was not found."),
        TwoFactorOperationStatus.ProviderAlreadySetup => Problem.Refused(
            status, "2FA provider already configured", "The current user already have the provider configured."),
        TwoFactorOperationStatus.InvalidCode => Problem.Refused(
            status, "Invalid code", "The specified 2fa code was invalid in combination with the provider."),
        TwoFactorOperationStatus.UserNotFound => Problem.Missing(status, "User not found", "The specified user id was not found."),
        _ => Problem.Other(status, "two factor"),
    };
}
