using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Forms;

/// <summary>Ids, never what was filled in.</summary>
internal static partial class FormLog
{
    [LoggerMessage(LogLevel.Information, "Entry {EntryId} of form {FormKey} was written; caught as spam: {IsSpam}.")]
    public static partial void EntryWritten(this ILogger logger, Guid entryId, Guid formKey, bool isSpam);

    [LoggerMessage(LogLevel.Error, "Form {FormKey} asks for the workflow {Workflow}, which this site does not have. Its entries are kept, but that part is not done.")]
    public static partial void WorkflowUnknown(this ILogger logger, Guid formKey, string workflow);

    [LoggerMessage(LogLevel.Warning, "Form {FormKey} sends mail to {Field}, a field that it does not have or that was left empty.")]
    public static partial void NobodyToMail(this ILogger logger, Guid formKey, string field);

    [LoggerMessage(LogLevel.Warning, "Form {FormKey} calls the webhook {Webhook}, which does not exist, is switched off or does not listen to form entries.")]
    public static partial void WebhookUnknown(this ILogger logger, Guid formKey, string webhook);

    [LoggerMessage(LogLevel.Information, "Entry {EntryId} was deleted by {By}.")]
    public static partial void EntryDeleted(this ILogger logger, Guid entryId, Guid by);

    [LoggerMessage(LogLevel.Information, "{Entries} entries and {Files} files of forms were kept long enough and are deleted.")]
    public static partial void EntriesForgotten(this ILogger logger, int entries, int files);
}
