using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Scans.Classes;

/// <summary>Ids, never the name of a group, and nothing of a pupil: not even that somebody answered.</summary>
internal static partial class ClassLog
{
    [LoggerMessage(LogLevel.Information, "Class session {SessionId} of school {SchoolId} was started by member {Member}.")]
    public static partial void ClassStarted(this ILogger logger, Guid schoolId, Guid sessionId, Guid member);

    [LoggerMessage(LogLevel.Information, "Class session {SessionId} was closed by member {Member}.")]
    public static partial void ClassClosed(this ILogger logger, Guid sessionId, Guid member);

    [LoggerMessage(LogLevel.Information, "Class session {SessionId} was thrown away with its answers by member {Member}.")]
    public static partial void ClassDiscarded(this ILogger logger, Guid sessionId, Guid member);

    [LoggerMessage(LogLevel.Information, "{Sessions} class sessions whose time was over were closed.")]
    public static partial void ClassesExpired(this ILogger logger, int sessions);
}
