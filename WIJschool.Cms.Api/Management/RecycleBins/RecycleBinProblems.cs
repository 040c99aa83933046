using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace WIJschool.Cms.Api.Management.RecycleBins;

/// <summary>Core's statuses of recycle bins as the API tells them.</summary>
internal static class RecycleBinProblems
{
    /// <param name="status">Core's status.</param>
    /// <param name="what">What was thrown away, as in "document".</param>
    public static Problem Of(RecycleBinQueryResultType status, string what) => status switch
    {
        RecycleBinQueryResultType.NotFound => Problem.Missing(status, $"The {what} could not be found"),
        RecycleBinQueryResultType.NotTrashed => Problem.Refused(
            status, $"The {what} is not trashed", $"The {what} needs to be trashed for the parent-before-recycled relation to be created."),
        RecycleBinQueryResultType.NoParentRecycleRelation => Problem.Missing(
            status, "The parent relation could not be found",
            $"The relation between the parent and the {what} that should have been created when the {what} was deleted could not be found."),
        RecycleBinQueryResultType.ParentNotFound => Problem.Missing(status, $"The original {what} parent could not be found"),
        RecycleBinQueryResultType.ParentIsTrashed => Problem.Missing(status, $"The original {what} parent is in the recycle bin"),
        _ => Problem.Other(status, $"{what} recycle bin"),
    };

    /// <summary>A bin that was not emptied.</summary>
    public static Problem Of(OperationResultType result) => result is OperationResultType.FailedCancelledByEvent
        ? Problem.Refused(result, "Cancelled by notification", "A notification handler prevented the operation.")
        : Problem.Other(result, "recycle bin");
}

/// <summary>Where what is restored comes.</summary>
/// <param name="Target">What it comes below; null for the root.</param>
internal sealed record RestoreRequest(Reference? Target);
