using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>Core's statuses of editing content as the API tells them, for documents, blueprints, media and members.</summary>
internal static class ContentProblems
{
    /// <summary>A refusal of a request with values: those that are not valid are named by their JSON path.</summary>
    public static Problem Of(ContentEditingOperationStatus status, ContentRequest request, ContentValidationResult result) =>
        status is ContentEditingOperationStatus.PropertyValidationError
            ? Problem.Refused(status, "Validation failed", "One or more properties did not pass validation") with { Errors = Errors(request, result) }
            : Of(status);

    public static Problem Of(ContentEditingOperationStatus status) => Lacking(status) ?? Varying(status) ?? Placing(status) ?? status switch
    {
        ContentEditingOperationStatus.CancelledByNotification => Problem.Cancelled(status, "content"),
        ContentEditingOperationStatus.InvalidCulture => Problem.Refused(
            status, "Invalid culture", "One or more of the supplied culture codes did not match the configured languages."),
        ContentEditingOperationStatus.DuplicateKey => Problem.Refused(status, "Invalid Id", "The supplied id is already in use."),
        ContentEditingOperationStatus.InvalidKey => Problem.Refused(status, "Invalid Id", "The supplied id cannot be used."),
        ContentEditingOperationStatus.DuplicateName => Problem.Refused(status, "Duplicate name", "The supplied name is already in use for the same content type."),
        ContentEditingOperationStatus.InvalidName => Problem.Refused(status, "Invalid name", "One or more of the supplied names cannot be used; they may be too long."),
        ContentEditingOperationStatus.ConcurrencyViolation => Problem.Refused(
            status, "Concurrency violation detected", "The content was changed by someone else in the meantime."),
        _ => Problem.Other(status, "content"),
    };

    private static Problem? Lacking(ContentEditingOperationStatus status) => status switch
    {
        ContentEditingOperationStatus.NotFound => Problem.Missing(status, "The content could not be found"),
        ContentEditingOperationStatus.ParentNotFound => Problem.Missing(status, "The targeted content parent could not be found"),
        ContentEditingOperationStatus.ContentTypeNotFound => Problem.Missing(status, "The requested content type could not be found"),
        ContentEditingOperationStatus.PropertyTypeNotFound => Problem.Missing(status, "One or more property types could not be found"),
        ContentEditingOperationStatus.TemplateNotFound => Problem.Missing(status, "The template could not be found"),
        ContentEditingOperationStatus.TemplateNotAllowed => Problem.Refused(status, "Template not allowed", "The selected template was not allowed for the operation."),
        _ => null,
    };

    private static Problem? Varying(ContentEditingOperationStatus status) => status switch
    {
        ContentEditingOperationStatus.ContentTypeCultureVarianceMismatch => Problem.Refused(
            status, "Content type culture variance mismatch", "The content type variance did not match that of the passed content data."),
        ContentEditingOperationStatus.ContentTypeSegmentVarianceMismatch => Problem.Refused(
            status, "Content type segment variance mismatch", "The content type variance did not match that of the passed content data."),
        ContentEditingOperationStatus.PropertyTypeCultureVarianceMismatch => Problem.Refused(
            status, "Property type culture variance mismatch", "One or more values have a culture where their property has none, or none where it has one."),
        ContentEditingOperationStatus.PropertyTypeSegmentVarianceMismatch => Problem.Refused(
            status, "Property type segment variance mismatch", "One or more values have a segment where their property has none."),
        _ => null,
    };

    private static Problem? Placing(ContentEditingOperationStatus status) => status switch
    {
        ContentEditingOperationStatus.ParentInvalid => Problem.Refused(status, "Invalid parent", "The targeted parent was not valid for the operation."),
        ContentEditingOperationStatus.NotAllowed => Problem.Refused(
            status, "Operation not permitted",
            "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation."),
        ContentEditingOperationStatus.InTrash => Problem.Refused(
            status, "Content is in the recycle bin", "Could not perform the operation because the targeted content was in the recycle bin."),
        ContentEditingOperationStatus.NotInTrash => Problem.Refused(
            status, "Content is not in the recycle bin", "The attempted operation requires the targeted content to be in the recycle bin."),
        ContentEditingOperationStatus.SortingInvalid => Problem.Refused(
            status, "Invalid sorting options", "The supplied sorting operations were invalid. Additional details can be found in the log."),
        ContentEditingOperationStatus.CannotDeleteWhenReferenced => Problem.Refused(
            status, "Cannot delete a referenced content item",
            "Cannot delete a referenced content item, while the setting ContentSettings.DisableDeleteWhenReferenced is enabled."),
        ContentEditingOperationStatus.CannotMoveToRecycleBinWhenReferenced => Problem.Refused(
            status, "Cannot move a referenced content item to the recycle bin",
            "Cannot move a referenced content item to the recycle bin, while the setting ContentSettings.DisableDeleteWhenReferenced is enabled."),
        _ => null,
    };

    /// <summary>Messages by JSON path. A value that was not sent has no index, and is found by what it would be.</summary>
    private static SortedDictionary<string, string[]> Errors(ContentRequest request, ContentValidationResult result) => new(
        result.ValidationErrors.GroupBy(error => Path(request, error), StringComparer.Ordinal)
            .ToDictionary(path => path.Key, path => path.SelectMany(error => error.ErrorMessages).ToArray(), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string Path(ContentRequest request, PropertyValidationError error)
    {
        var sent = request.Values.Index().Where(value => (value.Item.Alias, value.Item.Culture, value.Item.Segment) == (error.Alias, error.Culture, error.Segment))
            .Select(value => (int?)value.Index).FirstOrDefault();
        return sent is { } index
            ? $"$.values[{index}].value{error.JsonPath}"
            : $"$.values[{JsonPathExpression.MissingPropertyValue(error.Alias, error.Culture, error.Segment)}].Value"; // the capital is Umbraco's
    }
}
