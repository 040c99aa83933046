using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Support;

/// <summary>Ids, never what anybody wrote.</summary>
internal static partial class SupportLog
{
    [LoggerMessage(LogLevel.Information, "Support request {RequestId} of school {SchoolId} came in.")]
    public static partial void SupportAsked(this ILogger logger, Guid requestId, Guid schoolId);

    [LoggerMessage(LogLevel.Information, "Support request {RequestId} is {Status} now.")]
    public static partial void SupportChanged(this ILogger logger, Guid requestId, SupportStatus status);

    [LoggerMessage(LogLevel.Information, "Support request {RequestId} has a message of the {Side}.")]
    public static partial void SupportTalked(this ILogger logger, Guid requestId, SupportSide side);
}
