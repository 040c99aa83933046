using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>Core's statuses of users as the API tells them.</summary>
internal static class UserProblems
{
    public static Problem NotFound => Of(UserOperationStatus.UserNotFound);

    /// <param name="status">Core's status.</param>
    /// <param name="message">What Core said of an unknown failure: the rules that a password breaks.</param>
    public static Problem Of(UserOperationStatus status, ErrorMessageResult? message = null) => status switch
    {
        UserOperationStatus.UserNotFound => Problem.Missing(status, "The user was not found", "The specified user was not found."),
        UserOperationStatus.MissingUserGroup => Problem.Missing(status, "Missing User Group", "The specified user group was not found."),
        UserOperationStatus.ContentNodeNotFound => Problem.Missing(status, "Content node not found", "The specified content node was not found."),
        UserOperationStatus.MediaNodeNotFound => Problem.Missing(status, "Media node not found", "The specified media node was not found."),
        UserOperationStatus.NodeNotFound => Problem.Missing(status, "Node not found", "The specified node was not found."),
        UserOperationStatus.CancelledByNotification => Problem.Cancelled(status, "user"),
        UserOperationStatus.UnknownFailure => Problem.Refused(status, "Unknown failure", message?.Error?.ErrorMessage ?? "The error was unknown"),
        _ => AboutPassword(status) ?? AboutName(status) ?? AboutState(status) ?? Problem.Other(status, "user"),
    };

    private static Problem? AboutName(UserOperationStatus status) => status switch
    {
        UserOperationStatus.UserNameIsNotEmail => Problem.Refused(status, "Invalid Username", "The username must be the same as the email."),
        UserOperationStatus.EmailCannotBeChanged => Problem.Refused(status, "Email Cannot be changed", "Local login is disabled, so the email cannot be changed."),
        UserOperationStatus.InvalidUserName => Problem.Refused(status, "Invalid username", "The username contains one or more invalid characters."),
        UserOperationStatus.DuplicateUserName => Problem.Refused(status, "Duplicate Username", "The username is already in use."),
        UserOperationStatus.DuplicateEmail => Problem.Refused(status, "Duplicate Email", "The email is already in use."),
        UserOperationStatus.DuplicateId => Problem.Refused(status, "Duplicate ID", "The specified ID is already in use."),
        UserOperationStatus.InvalidEmail => Problem.Refused(status, "Invalid email", "The email is invalid"),
        UserOperationStatus.InvalidIsoCode => Problem.Refused(status, "Invalid ISO code", "The specified ISO code is invalid."),
        UserOperationStatus.InvalidAvatar => Problem.Refused(status, "Invalid avatar", "The selected avatar is invalid"),
        UserOperationStatus.AvatarFileNotFound => Problem.Refused(status, "Avatar file not found", "The file key did not resolve in to a file"),
        UserOperationStatus.ContentStartNodeNotFound => Problem.Refused(
            status, "Content Start Node not found", "Some of the provided content start nodes was not found."),
        UserOperationStatus.MediaStartNodeNotFound => Problem.Refused(
            status, "Media Start Node not found", "Some of the provided media start nodes was not found."),
        _ => null,
    };

    private static Problem? AboutPassword(UserOperationStatus status) => status switch
    {
        UserOperationStatus.SelfOldPasswordRequired => Problem.Refused(
            status, "Old password required", "The old password is required to change your own password."),
        UserOperationStatus.SelfPasswordResetNotAllowed => Problem.Refused(
            status, "Self password reset not allowed", "It is not allowed to reset the password for the account you are logged in to."),
        UserOperationStatus.InvalidInviteToken => Problem.Refused(status, "Invalid verification token", "The specified verification token is invalid."),
        UserOperationStatus.InvalidPasswordResetToken => Problem.Refused(
            status, "The password reset token was invalid", "The specified password reset token was either used already or wrong."),
        UserOperationStatus.InvalidUserType => Problem.Refused(status, "Invalid user type", "The target user type does not support this operation."),
        UserOperationStatus.CannotInvite => Problem.Refused(status, "Cannot send user invitation"),
        UserOperationStatus.ApplicationUrlNotConfigured => Problem.Refused(
            status, "The address of the site is not known", "A link in a mail needs the setting Umbraco:CMS:WebRouting:UmbracoApplicationUrl."),
        _ => null,
    };

    private static Problem? AboutState(UserOperationStatus status) => status switch
    {
        UserOperationStatus.AdminUserGroupMustNotBeEmpty => Problem.Refused(
            status, "Admin User Group Must Not Be Empty", "The admin user group must not be empty."),
        UserOperationStatus.NoUserGroup => Problem.Refused(status, "No User Group Specified", "A user must be assigned to at least one group"),
        UserOperationStatus.CannotDelete => Problem.Refused(status, "Cannot delete user", "The user cannot be deleted."),
        UserOperationStatus.CannotDeleteSelf => Problem.Refused(status, "Cannot delete", "A user cannot delete itself."),
        UserOperationStatus.CannotDeleteUserWithLoginHistory => Problem.Refused(
            status, "Cannot delete user with login history", "The user has signed in before and cannot be deleted. Disable it instead."),
        UserOperationStatus.CannotDisableSelf => Problem.Refused(status, "Cannot disable", "A user cannot disable itself."),
        UserOperationStatus.CannotDisableInvitedUser => Problem.Refused(status, "Cannot disable invited user", "An invited user cannot be disabled."),
        UserOperationStatus.NotInInviteState => Problem.Refused(status, "Invalid user state", "The target user is not in the invite state."),
        _ => null,
    };
}
