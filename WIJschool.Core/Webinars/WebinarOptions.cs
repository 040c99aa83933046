using System.ComponentModel.DataAnnotations;

namespace WIJschool.Core.Webinars;

public sealed class WebinarOptions
{
    /// <summary>How long after a webinar it can be evaluated, in days. Only then are averages shown.</summary>
    [Range(1, 90)] public int EvaluationDays { get; init; } = 14;

    /// <summary>How long after a webinar it is kept who signed up, in days.</summary>
    [Range(30, 3650)] public int KeepSignUpsDays { get; init; } = 180;
}
