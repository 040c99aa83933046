using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>Core's statuses of files and folders, which have the same names for each kind, as the API tells them.</summary>
internal static class FileProblems
{
    /// <param name="status">The status by its name.</param>
    /// <param name="noun">What the file is, as in "partial view".</param>
    public static Problem OfFile(string status, string noun) => status switch
    {
        nameof(PartialViewOperationStatus.AlreadyExists) => Refused(status, $"{Capital(noun)} already exists", $"A {noun} with the same path already exists."),
        nameof(PartialViewOperationStatus.CancelledByNotification) => Refused(
            status, "Cancelled by notification", $"A notification handler prevented the {noun} operation."),
        nameof(PartialViewOperationStatus.InvalidFileExtension) => Refused(status, "Invalid file extension", $"The file extension is not valid for a {noun}."),
        nameof(PartialViewOperationStatus.ParentNotFound) => Missing(status, "Parent not found", "The parent folder was not found."),
        nameof(PartialViewOperationStatus.PathTooLong) => Refused(status, "Path too long", "The file path is too long."),
        nameof(PartialViewOperationStatus.NotFound) => Missing(status, $"{Capital(noun)} not found", $"The {noun} was not found."),
        nameof(PartialViewOperationStatus.InvalidName) => Refused(status, "Invalid name", $"The {noun} name is invalid."),
        nameof(PartialViewOperationStatus.NotAllowedInProductionMode) => Refused(
            status, "Not allowed in production mode", $"This site compiles each {noun} when it is built: change it there."),
        _ => Refused(status, $"The {noun} operation was refused", null),
    };

    /// <param name="status">The status by its name.</param>
    public static Problem OfFolder(string status) => status switch
    {
        nameof(ScriptFolderOperationStatus.AlreadyExists) => Refused(status, "Folder already exists", "A folder with the same path already exists."),
        nameof(ScriptFolderOperationStatus.NotEmpty) => Refused(status, "Not empty", "The folder is not empty and can therefore not be deleted."),
        nameof(ScriptFolderOperationStatus.NotFound) => Missing(status, "Not found", "The specified folder was not found."),
        nameof(ScriptFolderOperationStatus.ParentNotFound) => Missing(status, "Parent not found", "The parent folder was not found."),
        nameof(ScriptFolderOperationStatus.InvalidName) => Refused(status, "Invalid name", "The specified name is not a valid name."),
        _ => Refused(status, "The folder operation was refused", null),
    };

    private static Problem Refused(string status, string title, string? detail) =>
        new("Error", title, StatusCodes.Status400BadRequest) { Detail = detail, OperationStatus = status };

    private static Problem Missing(string status, string title, string detail) =>
        new("Error", title, StatusCodes.Status404NotFound) { Detail = detail, OperationStatus = status };

    private static string Capital(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}
