using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Members;

/// <summary>Core's statuses of members as the API tells them: first what is wrong with the account, else with its properties.</summary>
internal static class MemberProblems
{
    public static Problem NotFound => Of(MemberEditingOperationStatus.MemberNotFound);

    /// <summary>A refusal of a request with values: those that are not valid are named by their JSON path.</summary>
    public static Problem Of(MemberEditingStatus status, ContentRequest request, ContentValidationResult result) =>
        IsOfContent(status) ? ContentProblems.Of(status.ContentEditingOperationStatus, request, result) : Of(status.MemberEditingOperationStatus);

    public static Problem Of(MemberEditingStatus status) =>
        IsOfContent(status) ? ContentProblems.Of(status.ContentEditingOperationStatus) : Of(status.MemberEditingOperationStatus);

    private static bool IsOfContent(MemberEditingStatus status) => status.MemberEditingOperationStatus is MemberEditingOperationStatus.Success
        || (status.MemberEditingOperationStatus is MemberEditingOperationStatus.Unknown && status.ContentEditingOperationStatus is not ContentEditingOperationStatus.Unknown);

    private static Problem Of(MemberEditingOperationStatus status) => OfAccount(status) ?? status switch
    {
        MemberEditingOperationStatus.MemberNotFound => Problem.Missing(status, "The requested member could not be found"),
        MemberEditingOperationStatus.MemberTypeNotFound => Problem.Missing(status, "The requested member type could not be found"),
        MemberEditingOperationStatus.UnlockFailed => Problem.Refused(
            status, "Could not unlock the member", "Please refer to the logs for additional information."),
        MemberEditingOperationStatus.DisableTwoFactorFailed => Problem.Refused(
            status, "Could not disable 2FA for the member", "Please refer to the logs for additional information."),
        MemberEditingOperationStatus.RoleAssignmentFailed => Problem.Refused(
            status, "Could not update role assignments for the member", "Please refer to the logs for additional information."),
        MemberEditingOperationStatus.CancelledByNotificationHandler => Problem.Cancelled(status, "member"),
        _ => Problem.Other(status, "member"),
    };

    private static Problem? OfAccount(MemberEditingOperationStatus status) => status switch
    {
        MemberEditingOperationStatus.PasswordChangeFailed => Problem.Refused(
            status, "Could not change the password",
            "This is likely because the password did not meet the complexity requirements. The logs might hold additional information."),
        MemberEditingOperationStatus.InvalidPassword => Problem.Refused(
            status, "Invalid password supplied", "The password did not meet the complexity requirements."),
        MemberEditingOperationStatus.InvalidName => Problem.Refused(status, "Invalid name supplied"),
        MemberEditingOperationStatus.InvalidUsername => Problem.Refused(status, "Invalid username supplied"),
        MemberEditingOperationStatus.InvalidEmail => Problem.Refused(status, "Invalid email supplied"),
        MemberEditingOperationStatus.DuplicateUsername => Problem.Refused(
            status, "Duplicate username detected", "The supplied username is already in use by another member."),
        MemberEditingOperationStatus.DuplicateEmail => Problem.Refused(
            status, "Duplicate email detected", "The supplied email is already in use by another member."),
        _ => null,
    };
}
