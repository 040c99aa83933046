using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Webinars;

/// <summary>Ids, never names or addresses.</summary>
internal static partial class WebinarLog
{
    [LoggerMessage(LogLevel.Information, "Webinar request {RequestId} came in.")]
    public static partial void WebinarAsked(this ILogger logger, Guid requestId);

    [LoggerMessage(LogLevel.Information, "Webinar request {RequestId} is {Status} now.")]
    public static partial void WebinarRequestChanged(this ILogger logger, Guid requestId, WebinarRequestStatus status);

    [LoggerMessage(LogLevel.Information, "Webinar {WebinarId} was planned for {StartsAt}.")]
    public static partial void WebinarPlanned(this ILogger logger, Guid webinarId, DateTimeOffset startsAt);

    [LoggerMessage(LogLevel.Information, "Webinar {WebinarId} was moved to {StartsAt}.")]
    public static partial void WebinarMoved(this ILogger logger, Guid webinarId, DateTimeOffset startsAt);

    [LoggerMessage(LogLevel.Information, "Webinar {WebinarId} was cancelled.")]
    public static partial void WebinarCancelled(this ILogger logger, Guid webinarId);

    [LoggerMessage(LogLevel.Information, "Sign-up {SignUpId} for webinar {WebinarId} is {State} now.")]
    public static partial void SignUpChanged(this ILogger logger, Guid signUpId, Guid webinarId, SignUpState state);

    [LoggerMessage(LogLevel.Information, "{Count} people were reminded of webinar {WebinarId}.")]
    public static partial void Reminded(this ILogger logger, Guid webinarId, int count);

    [LoggerMessage(LogLevel.Information, "{Count} people were asked what they think of webinar {WebinarId}.")]
    public static partial void EvaluationAsked(this ILogger logger, Guid webinarId, int count);

    [LoggerMessage(LogLevel.Information, "{Count} sign-ups for webinars of long ago were forgotten.")]
    public static partial void SignUpsForgotten(this ILogger logger, int count);
}
