using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>What becomes of rounds. That somebody answered is not logged: a line has a moment.</summary>
internal static partial class RoundLog
{
    [LoggerMessage(LogLevel.Information, "Scan round {RoundId} of school {SchoolId} was opened by member {Member}.")]
    public static partial void RoundOpened(this ILogger logger, Guid roundId, Guid schoolId, Guid member);

    [LoggerMessage(LogLevel.Information, "Scan round {RoundId} was closed.")]
    public static partial void RoundClosed(this ILogger logger, Guid roundId);

    [LoggerMessage(LogLevel.Information, "Scan round {RoundId} was thrown away by member {Member}, with its answers.")]
    public static partial void RoundDiscarded(this ILogger logger, Guid roundId, Guid member);

    [LoggerMessage(LogLevel.Information, "{Count} mails went to people who are asked to answer scan round {RoundId}.")]
    public static partial void RespondentsMailed(this ILogger logger, int count, Guid roundId);

    [LoggerMessage(LogLevel.Information, "{Count} benchmarks were made of the scans of term {Term} of {SchoolYear}.")]
    public static partial void BenchmarksMade(this ILogger logger, int count, int term, int schoolYear);

    [LoggerMessage(LogLevel.Information, "The scan rounds of {Count} schools that closed were deleted.")]
    public static partial void SchoolsForgotten(this ILogger logger, int count);
}
