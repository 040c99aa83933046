using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Between schedules as an editor sends them and as Core takes them.</summary>
internal static class DocumentSchedules
{
    /// <summary>Whether an entry is of a culture; that of a document without cultures is stored empty or as <c>*</c>.</summary>
    public static bool IsOf(ContentSchedule entry, string? culture) => culture is null
        ? string.IsNullOrEmpty(entry.Culture) || entry.Culture == Constants.System.InvariantCulture
        : entry.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase);

    /// <summary>What Core is asked to publish and schedule.</summary>
    /// <returns>The cultures, or the status of the first time that cannot be.</returns>
    public static Attempt<List<CulturePublishScheduleModel>, ContentPublishingOperationStatus> Read(PublishDocumentRequest request, DateTimeOffset now)
    {
        List<CulturePublishScheduleModel> cultures = [];
        foreach (var (culture, times) in request.PublishSchedules)
        {
            if (times is not null && Wrong(times, now) is { } status) return Attempt.FailWithStatus(status, cultures);

            cultures.Add(new CulturePublishScheduleModel
            {
                Culture = culture ?? Constants.System.InvariantCulture,
                Schedule = times is null ? null : new ContentScheduleModel { PublishDate = times.PublishTime, UnpublishDate = times.UnpublishTime },
            });
        }

        return Attempt.SucceedWithStatus(ContentPublishingOperationStatus.Success, cultures);
    }

    private static ContentPublishingOperationStatus? Wrong(PublishDocumentRequest.Times times, DateTimeOffset now)
    {
        if (times.PublishTime <= now) return ContentPublishingOperationStatus.PublishTimeNeedsToBeInFuture;
        if (times.UnpublishTime <= now) return ContentPublishingOperationStatus.UpublishTimeNeedsToBeInFuture;

        return times.UnpublishTime <= times.PublishTime ? ContentPublishingOperationStatus.UnpublishTimeNeedsToBeAfterPublishTime : null;
    }
}
