using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Mailing;

/// <summary>Ids and kinds, never addresses.</summary>
internal static partial class MailLog
{
    [LoggerMessage(LogLevel.Information, "Mail {Id} of kind {Kind} was sent at attempt {Attempt}.")]
    public static partial void MailSent(this ILogger logger, Guid id, string kind, int attempt);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} of kind {Kind} was not sent at attempt {Attempt} and is tried again: {Error}.")]
    public static partial void MailFailed(this ILogger logger, Guid id, string kind, int attempt, string error);

    [LoggerMessage(LogLevel.Error, "Mail {Id} of kind {Kind} was given up after {Attempts} attempts: {Error}.")]
    public static partial void MailGivenUp(this ILogger logger, Guid id, string kind, int attempts, string error);

    [LoggerMessage(LogLevel.Information, "{Count} mails that were settled long ago were forgotten.")]
    public static partial void MailForgotten(this ILogger logger, int count);
}
