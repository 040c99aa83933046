using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>Core's statuses of the dictionary, and those of its import, as the API tells them.</summary>
internal static class DictionaryProblems
{
    public static Problem NotFound => Of(DictionaryItemOperationStatus.ItemNotFound);

    public static Problem Of(DictionaryItemOperationStatus status) => status switch
    {
        DictionaryItemOperationStatus.ItemNotFound => Problem.Missing(status, "The dictionary item could not be found"),
        DictionaryItemOperationStatus.ParentNotFound => Problem.Missing(status, "The dictionary item parent could not be found"),
        DictionaryItemOperationStatus.DuplicateItemKey => Problem.Taken(
            status, "Duplicate dictionary item name detected", "Another dictionary item exists with the same name. Dictionary item names must be unique."),
        DictionaryItemOperationStatus.DuplicateKey => Problem.Taken(status, "Duplicate id", "Another dictionary item exists with the same id."),
        DictionaryItemOperationStatus.InvalidParent => Problem.Refused(
            status, "Invalid parent", "The targeted parent dictionary item is not valid for this dictionary item operation."),
        DictionaryItemOperationStatus.CancelledByNotification => Problem.Cancelled(status, "dictionary item"),
        _ => Problem.Other(status, "dictionary item"),
    };

    public static Problem Of(DictionaryImportOperationStatus status) => status switch
    {
        DictionaryImportOperationStatus.ParentNotFound => Problem.Missing(status, "The parent dictionary item could not be found."),
        DictionaryImportOperationStatus.TemporaryFileNotFound => Problem.Missing(status, "The temporary file with specified id could not be found."),
        DictionaryImportOperationStatus.InvalidFileType => Problem.Refused(status, "Invalid file type", "The dictionary import only supports UDT files."),
        DictionaryImportOperationStatus.InvalidFileContent => Problem.Refused(
            status, "Invalid file content", "The uploaded file could not be read as a valid UDT file."),
        DictionaryImportOperationStatus.MissingLanguageAccess => Problem.Refused(
            status, "No access to a language", "The uploaded file has texts in a language that you have no access to."),
        _ => Problem.Other(status, "dictionary import"),
    };
}
