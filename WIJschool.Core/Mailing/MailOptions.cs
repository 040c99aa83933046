using System.ComponentModel.DataAnnotations;

namespace WIJschool.Core.Mailing;

public sealed class MailOptions
{
    /// <summary>How often a mail is tried before it is given up. With the waits below 7 times is about a day.</summary>
    [Range(1, 20)] public int MaxAttempts { get; init; } = 7;

    /// <summary>How long after the first failure it is tried again, in minutes; each wait is four times the one before, at most a day.</summary>
    [Range(1, 1440)] public int FirstRetryMinutes { get; init; } = 1;

    /// <summary>How long a node that set out to send a mail has for it, in seconds: more than a mail server may take, which is 100 seconds.</summary>
    [Range(120, 3600)] public int ClaimSeconds { get; init; } = 300;

    /// <summary>How long it is kept that a mail was sent or called off, in days.</summary>
    [Range(1, 3650)] public int KeepSettledDays { get; init; } = 30;

    /// <summary>How long a mail that failed is kept, in days, so that somebody can still send it.</summary>
    [Range(1, 3650)] public int KeepFailedDays { get; init; } = 90;

    /// <summary>How long after this failure it is tried again.</summary>
    /// <param name="attempts">How often it was tried.</param>
    public TimeSpan RetryAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(FirstRetryMinutes * Math.Pow(4, attempts - 1), TimeSpan.MinutesPerDay));
}
