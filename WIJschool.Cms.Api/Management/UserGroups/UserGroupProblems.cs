using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>Core's statuses of user groups as the API tells them. What the request names and is not there is a 400: the group itself is there.</summary>
internal static class UserGroupProblems
{
    public static Problem NotFound => Of(UserGroupOperationStatus.NotFound);

    public static Problem Of(UserGroupOperationStatus status) => status switch
    {
        UserGroupOperationStatus.NotFound => Problem.Missing(status, "The user group could not be found"),
        UserGroupOperationStatus.UserNotFound => Problem.Missing(status, "User key not found", "The provided user key do not exist."),
        UserGroupOperationStatus.AlreadyExists => Problem.Refused(status, "User group already exists", "The user group exists already."),
        UserGroupOperationStatus.DuplicateAlias => Problem.Refused(status, "Duplicate alias", "A user group already exists with the attempted alias."),
        UserGroupOperationStatus.CanNotDeleteIsSystemUserGroup => Problem.Refused(
            status, "System user group", "The operation is not allowed on a system user group."),
        UserGroupOperationStatus.CanNotUpdateAliasIsSystemUserGroup => Problem.Refused(
            status, "System user group", "Changing the alias is not allowed on a system user group."),
        UserGroupOperationStatus.DocumentStartNodeKeyNotFound => Problem.Refused(
            status, "Document start node key not found", "The assigned document start node does not exists."),
        UserGroupOperationStatus.MediaStartNodeKeyNotFound => Problem.Refused(
            status, "Media start node key not found", "The assigned media start node does not exists."),
        UserGroupOperationStatus.DocumentPermissionKeyNotFound => Problem.Refused(
            status, "Document permission key not found", "An assigned document permission does not reference an existing document."),
        UserGroupOperationStatus.DocumentTypePermissionKeyNotFound => Problem.Refused(
            status, "Document type permission key not found", "An assigned permission does not reference an existing document type."),
        UserGroupOperationStatus.LanguageNotFound => Problem.Refused(status, "Language not found", "The specified language cannot be found."),
        UserGroupOperationStatus.NameTooLong => Problem.Refused(status, "Name too long", "User Group name is too long."),
        UserGroupOperationStatus.AliasTooLong => Problem.Refused(status, "Alias too long", "The user group alias is too long."),
        UserGroupOperationStatus.MissingName => Problem.Refused(
            status, "Missing user group name.", "The user group name is required, and cannot be an empty string."),
        UserGroupOperationStatus.AdminGroupCannotBeEmpty => Problem.Refused(status, "Admin group cannot be empty", "The admin group cannot be empty."),
        UserGroupOperationStatus.UserNotInGroup => Problem.Refused(status, "User not in group", "The user is not in the group."),
        UserGroupOperationStatus.CancelledByNotification => Problem.Cancelled(status, "user group"),
        _ => Problem.Other(status, "user group"),
    };
}
