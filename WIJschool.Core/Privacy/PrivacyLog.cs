using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Privacy;

/// <summary>Ids, never names or addresses.</summary>
internal static partial class PrivacyLog
{
    [LoggerMessage(LogLevel.Information, "Member {Member} asked to be erased on {Due}.")]
    public static partial void ErasureAsked(this ILogger logger, Guid member, DateTimeOffset due);

    [LoggerMessage(LogLevel.Information, "Member {Member} called the erasure off.")]
    public static partial void ErasureCalledOff(this ILogger logger, Guid member);

    [LoggerMessage(LogLevel.Information, "Member {Member} was erased.")]
    public static partial void Erased(this ILogger logger, Guid member);

    [LoggerMessage(LogLevel.Warning, "The erasure of member {Member} waits: a school would be left without an admin.")]
    public static partial void ErasureWaits(this ILogger logger, Guid member);

    [LoggerMessage(LogLevel.Error, "Member {Member} could not be erased; it is tried again.")]
    public static partial void ErasureFailed(this ILogger logger, Exception failure, Guid member);
}
