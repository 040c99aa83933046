using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WIJschool.Web.Members;

/// <summary>The account at a glance.</summary>
/// <param name="HasPassword">Not so for who signs in by a federation alone.</param>
/// <param name="Elsewhere">The federation by which the member signs in too; null when none is linked.</param>
public sealed record AccountOverview(string Name, string Email, bool HasPassword, bool HasSecondStep, int Passkeys, int Devices, string? Elsewhere) : MemberForm;

public sealed record PasswordForm(string UserName) : MemberForm;

/// <param name="Setup">What an app needs to make codes; null where the step is on.</param>
/// <param name="Sealed">The secret of the setup, which goes back with the form.</param>
/// <param name="CodesLeft">Recovery codes that were not used yet.</param>
public sealed record SecondStepForm(Cms.Security.AuthenticatorSetup? Setup, string Sealed, int CodesLeft) : MemberForm;

/// <summary>Recovery codes, which are shown once.</summary>
public sealed record CodesPage(IReadOnlyList<string> Codes) : MemberForm;

/// <param name="Id">Of the credential, in base 64 for addresses.</param>
public sealed record PasskeyRow(string Id, string Name, DateOnly Added);

/// <param name="AsksPassword">Whether the password must be typed to add or remove one.</param>
public sealed record PasskeysForm(IReadOnlyList<PasskeyRow> Passkeys, bool AsksPassword) : MemberForm
{
    /// <summary>The one that is removed once the password is typed; null when none is being removed.</summary>
    public PasskeyRow? Removing { get; init; }
}

public sealed record DeviceRow(Guid Id, string Name, DateOnly LastUsed, bool IsThis);

public sealed record DevicesForm(IReadOnlyList<DeviceRow> Devices) : MemberForm;

/// <summary>A secret that is offered and not yet stored: sealed in the form, for one member and a quarter of an hour.</summary>
public sealed class OfferedSecrets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("WIJschool.MemberSecondStep").ToTimeLimitedDataProtector();

    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(10));

    public string Seal(Guid member, string secret) => protector.Protect($"{member:N}|{secret}", Lifetime);

    /// <returns>Null when it is too old, another's, or none of ours.</returns>
    public string? Open(Guid member, string? text)
    {
        try
        {
            return protector.Unprotect(text ?? "").Split('|') is [var owner, var secret] && owner == member.ToString("N") ? secret : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
