using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;

namespace WIJschool.Cms.Security;

/// <summary>Whether a password was right, and whether it should be hashed anew because its hash is of an older kind.</summary>
public enum PasswordVerdict
{
    Wrong,
    Right,
    RightButOldHash,
}

/// <summary>Passwords of users and members as Umbraco 17 hashes them: PBKDF2 in ASP.NET Core Identity's third format.</summary>
public sealed class PasswordHashing(IJsonSerializer json) : Umbraco.Cms.Core.Security.IPasswordHasher
{
    private static readonly object Anyone = new(); // the hasher asks for a user and does not look at it

    private readonly PasswordHasher<object> hasher = new();
    private readonly LegacyPasswordSecurity legacy = new();

    /// <summary>What <c>passwordConfig</c> says beside a hash made here.</summary>
    public const string Config = $$"""{"hashAlgorithm":"{{Constants.Security.AspNetCoreV3PasswordHashAlgorithmName}}"}""";

    public string HashPassword(string password) => hasher.HashPassword(Anyone, password);

    /// <param name="stored">The hash as it lies in the database; may be missing or Umbraco's mark for "no password".</param>
    /// <param name="config">The JSON beside it, which names the algorithm; missing in rows of old versions.</param>
    /// <param name="password">What somebody typed.</param>
    public PasswordVerdict Verify(string? stored, string? config, string password)
    {
        if (string.IsNullOrEmpty(stored) || stored.StartsWith(Constants.Security.EmptyPasswordPrefix, StringComparison.Ordinal))
            return PasswordVerdict.Wrong;
        var algorithm = Algorithm(config);
        if (algorithm is not null && legacy.SupportHashAlgorithm(algorithm)) return VerifyLegacy(algorithm, stored, password);
        try
        {
            return hasher.VerifyHashedPassword(Anyone, stored, password) switch
            {
                PasswordVerificationResult.Success => PasswordVerdict.Right,
                PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOldHash,
                _ => PasswordVerdict.Wrong,
            };
        }
        catch (FormatException)
        {
            return PasswordVerdict.Wrong; // no hash at all, such as the seed row's "default"
        }
    }

    private PasswordVerdict VerifyLegacy(string algorithm, string stored, string password) =>
        legacy.VerifyPassword(algorithm, password, stored) ? PasswordVerdict.RightButOldHash : PasswordVerdict.Wrong;

    private string? Algorithm(string? config) =>
        config is { Length: > 0 } && config[0] == '{' ? json.Deserialize<PersistedPasswordSettings>(config)?.HashAlgorithm : null;
}
