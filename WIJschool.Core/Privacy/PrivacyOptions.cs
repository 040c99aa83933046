using System.ComponentModel.DataAnnotations;

namespace WIJschool.Core.Privacy;

/// <summary>Settings below <c>WIJschool:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>How long somebody who asks for erasure can change their mind, in days.</summary>
    [Range(1, 60)] public int ErasureDays { get; init; } = 14;

    /// <summary>Which text of the terms people agree to now: change it together with that page, and the log tells who agreed to which.</summary>
    [Required, MaxLength(40)] public string TermsVersion { get; init; } = "2026-11";
}
