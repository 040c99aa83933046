using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>Core's statuses of data types as the API tells them.</summary>
internal static class DataTypeProblems
{
    public static Problem NotFound => Of(DataTypeOperationStatus.NotFound);

    public static Problem Of(DataTypeOperationStatus status) => status switch
    {
        DataTypeOperationStatus.NotFound => Problem.Missing(status, "The data type could not be found"),
        DataTypeOperationStatus.PropertyEditorNotFound => Problem.Missing(status, "The targeted property editor was not found."),
        DataTypeOperationStatus.ParentNotFound => Problem.Missing(status, "The targeted parent for the data type operation was not found."),
        DataTypeOperationStatus.ParentNotContainer => Problem.Refused(status, "parent id is not a container", "The parent id does not represent a container."),
        DataTypeOperationStatus.InvalidConfiguration => Problem.Refused(
            status, "Invalid data type configuration", "The supplied data type configuration was not valid. Please see the log for more details."),
        DataTypeOperationStatus.InvalidName => Problem.Refused(
            status, "Invalid data type name", "The data type name must be non-empty and no longer than 255 characters."),
        DataTypeOperationStatus.DuplicateKey => Problem.Refused(status, "The id is already used", "The data type id must be unique."),
        DataTypeOperationStatus.NonDeletable => Problem.Refused(
            status, "The data type is non-deletable", "The specified data type is required by the system and cannot be deleted."),
        DataTypeOperationStatus.CancelledByNotification => Problem.Cancelled(status, "data type"),
        _ => Problem.Other(status, "data type"),
    };
}
