using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>Core's statuses of publishing and unpublishing as the API tells them.</summary>
internal static class PublishingProblems
{
    /// <summary>The document is not valid: the aliases of the properties that are not.</summary>
    public static Problem Invalid(IEnumerable<string> properties) => Of(ContentPublishingOperationStatus.ContentInvalid) with
    {
        More = new(StringComparer.Ordinal) { ["invalidProperties"] = properties.ToList() },
    };

    /// <summary>Not all of a branch could be published: which documents, and why not.</summary>
    public static Problem FailedBranch(IEnumerable<ContentPublishingBranchItemResult> failed) => Of(ContentPublishingOperationStatus.FailedBranch) with
    {
        More = new(StringComparer.Ordinal) { ["failedBranchItems"] = failed.Select(item => new FailedItem(item.Key, item.OperationStatus)).ToList() },
    };

    public static Problem Of(ContentPublishingOperationStatus status) => Timing(status) ?? Cultures(status) ?? status switch
    {
        ContentPublishingOperationStatus.ContentNotFound => Problem.Missing(status, "The requested document could not be found"),
        ContentPublishingOperationStatus.TaskResultNotFound => Problem.Missing(status, "The result of the submitted task could not be found"),
        ContentPublishingOperationStatus.CancelledByEvent => Problem.Refused(status, "Publish cancelled by event", "The publish operation was cancelled by an event."),
        ContentPublishingOperationStatus.ContentInvalid => Problem.Refused(status, "Invalid document", "The specified document had an invalid configuration."),
        ContentPublishingOperationStatus.NothingToPublish => Problem.Refused(status, "Nothing to publish", "None of the specified cultures needed publishing."),
        ContentPublishingOperationStatus.InTrash => Problem.Refused(
            status, "Document in the recycle bin", "Could not publish the document because it was in the recycle bin."),
        ContentPublishingOperationStatus.PathNotPublished => Problem.Refused(
            status, "Parent not published", "Could not publish the document because its parent was not published."),
        ContentPublishingOperationStatus.ConcurrencyViolation => Problem.Refused(
            status, "Concurrency violation detected", "An attempt was made to publish a version older than the latest version."),
        ContentPublishingOperationStatus.UnsavedChanges => Problem.Refused(
            status, "Unsaved changes", "Could not publish the document because it had unsaved changes. Make sure to save all changes before attempting a publish."),
        ContentPublishingOperationStatus.CannotUnpublishWhenReferenced => Problem.Refused(
            status, "Cannot unpublish document when it's referenced somewhere else.",
            "Cannot unpublish a referenced document, while the setting ContentSettings.DisableUnpublishWhenReferenced is enabled."),
        ContentPublishingOperationStatus.FailedBranch => Problem.Refused(
            status, "Failed branch operation", "One or more items in the branch could not complete the operation."),
        ContentPublishingOperationStatus.Failed => Problem.Refused(
            status, "Publish or unpublish failed", "An unspecified error occurred while (un)publishing. Please check the logs for additional information."),
        _ => Problem.Other(status, "document publishing"),
    };

    private static Problem? Timing(ContentPublishingOperationStatus status) => status switch
    {
        ContentPublishingOperationStatus.HasExpired => Problem.Refused(status, "Document expired", "Could not publish the document because it was expired."),
        ContentPublishingOperationStatus.CultureHasExpired => Problem.Refused(
            status, "Document culture expired", "Could not publish the document because some of the specified cultures were expired."),
        ContentPublishingOperationStatus.AwaitingRelease => Problem.Refused(
            status, "Document awaiting release", "Could not publish the document because it was awaiting release."),
        ContentPublishingOperationStatus.CultureAwaitingRelease => Problem.Refused(
            status, "Document culture awaiting release", "Could not publish the document because some of the specified cultures were awaiting release."),
        ContentPublishingOperationStatus.UnpublishTimeNeedsToBeAfterPublishTime => Problem.Refused(
            status, "Unpublish time needs to be after the publish time", "Cannot handle an unpublish time that is not after the specified publish time."),
        ContentPublishingOperationStatus.PublishTimeNeedsToBeInFuture => Problem.Refused(
            status, "Publish time needs to be higher than the current time", "Cannot handle a publish time that is not after the current server time."),
        ContentPublishingOperationStatus.UpublishTimeNeedsToBeInFuture => Problem.Refused(
            status, "Unpublish time needs to be higher than the current time", "Cannot handle an unpublish time that is not after the current server time."),
        _ => null,
    };

    private static Problem? Cultures(ContentPublishingOperationStatus status) => status switch
    {
        ContentPublishingOperationStatus.MandatoryCultureMissing => Problem.Refused(
            status, "Mandatory culture missing", "Must include all mandatory cultures when publishing."),
        ContentPublishingOperationStatus.InvalidCulture => Problem.Refused(
            status, "Invalid cultures specified", "A specified culture is not valid for the operation."),
        ContentPublishingOperationStatus.CultureMissing => Problem.Refused(status, "Culture missing", "A culture needs to be specified to execute the operation."),
        ContentPublishingOperationStatus.CannotPublishInvariantWhenVariant => Problem.Refused(
            status, "Cannot publish invariant when variant", "Cannot publish invariant culture when the document varies by culture."),
        ContentPublishingOperationStatus.CannotPublishVariantWhenNotVariant => Problem.Refused(
            status, "Cannot publish variant when not variant.", "Cannot publish a given culture when the document is invariant."),
        _ => null,
    };

    private sealed record FailedItem(Guid Id, ContentPublishingOperationStatus OperationStatus);
}
