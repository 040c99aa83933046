using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.LogViewer;

/// <summary>Refusals of the log viewer.</summary>
internal static class LogViewerProblems
{
    public static Problem SearchNotFound => Of(LogViewerOperationStatus.NotFoundLogSearch);

    public static Problem Of(LogViewerOperationStatus status) => status switch
    {
        LogViewerOperationStatus.NotFoundLogSearch => Problem.Missing(status, "The log search could not be found"),
        LogViewerOperationStatus.DuplicateLogSearch => Problem.Refused(status, "Duplicate log search name", "Another log search has this name already."),
        LogViewerOperationStatus.CancelledByLogsSizeValidation => Problem.Refused(
            status, "Cancelled due to log file size", "The log files of this period are too large to be shown; choose a shorter one."),
        _ => Problem.Other(status, "log viewer"),
    };
}
