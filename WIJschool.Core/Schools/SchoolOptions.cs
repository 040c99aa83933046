using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using WIJschool.Core.Mailing;

namespace WIJschool.Core.Schools;

public sealed class SchoolOptions
{
    /// <summary>How long the link to verify a registration is good, in days.</summary>
    [Range(1, 60)] public int VerificationDays { get; init; } = 7;

    /// <summary>How long an invitation is good, in days.</summary>
    [Range(1, 60)] public int InvitationDays { get; init; } = 14;

    /// <summary>Who is mailed when a school waits for a decision. Without an address nobody is: the back office shows it anyway.</summary>
    public IReadOnlyList<string> CoordinatorMail { get; init; } = [];
}

/// <summary>An address that is none is found at start, not when a school waits.</summary>
public sealed class SchoolOptionsCheck : IValidateOptions<SchoolOptions>
{
    public ValidateOptionsResult Validate(string? name, SchoolOptions options)
    {
        var wrong = options.CoordinatorMail.Where(address => !EmailAddress.Parse(address).IsOk).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"WIJschool:Schools:CoordinatorMail holds what is no mail address, {wrong.Count} times.");
    }
}
