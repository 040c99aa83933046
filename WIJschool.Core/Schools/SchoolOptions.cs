using System.ComponentModel.DataAnnotations;

namespace WIJschool.Core.Schools;

public sealed class SchoolOptions
{
    /// <summary>How long the link to verify a registration is good, in days.</summary>
    [Range(1, 60)] public int VerificationDays { get; init; } = 7;

    /// <summary>How long an invitation is good, in days.</summary>
    [Range(1, 60)] public int InvitationDays { get; init; } = 14;
}
