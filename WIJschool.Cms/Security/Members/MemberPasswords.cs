using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Zxcvbn;
using Zxcvbn.Matcher;

namespace WIJschool.Cms.Security.Members;

/// <summary>Hashes passwords of members as Umbraco does. A member without a password costs a guesser as much time as one with.</summary>
internal sealed class MemberPasswordHasher(PasswordHashing hashing) : IPasswordHasher<MemberAccount>
{
    private readonly string nobodysHash = hashing.HashPassword(Guid.NewGuid().ToString());

    public string HashPassword(MemberAccount user, string password) => hashing.HashPassword(password);

    public PasswordVerificationResult VerifyHashedPassword(MemberAccount user, string hashedPassword, string providedPassword)
    {
        if (hashedPassword.Length == 0 || hashedPassword.StartsWith(Constants.Security.EmptyPasswordPrefix, StringComparison.Ordinal))
        {
            VerifyNobodys(providedPassword);
            return PasswordVerificationResult.Failed;
        }
        return hashing.Verify(hashedPassword, user.PasswordConfig, providedPassword) switch
        {
            PasswordVerdict.Right => PasswordVerificationResult.Success,
            PasswordVerdict.RightButOldHash => PasswordVerificationResult.SuccessRehashNeeded,
            _ => PasswordVerificationResult.Failed,
        };
    }

    /// <summary>Takes as long as to look at the password of a member who exists.</summary>
    public void VerifyNobodys(string password) => hashing.Verify(nobodysHash, PasswordHashing.Config, password);
}

/// <summary>What an easily guessed password is made of. The text for it is looked up by name.</summary>
public enum PasswordAdvice
{
    TooShort,
    OwnWords,
    CommonWord,
    Keyboard,
    Repeats,
    Sequence,
    Date,
    Longer,
}

/// <summary>Whether a password can be guessed: by how many guesses it takes (zxcvbn), not by which signs stand in it.</summary>
public static class PasswordStrength
{
    /// <summary>At least this of the four that zxcvbn gives: safe against a guesser who has the hash, slowly made.</summary>
    public const int Enough = 3;

    private const int Looked = 100; // it takes the longer the longer the password; what comes after this makes none weaker

    private static readonly Zxcvbn.Zxcvbn guesser = new();
    private static readonly string[] OwnWords = ["wijschool", "wij school", "school", "welkom", "wachtwoord", "inclusiepiramide", "leraar", "docent", "juf", "meester"];

    /// <param name="own">What everybody knows of who chooses it: the name, the address, the school.</param>
    /// <returns>What to do better, or null when it is good enough.</returns>
    public static PasswordAdvice? Problem(string password, IEnumerable<string> own)
    {
        var words = own.SelectMany(Parts).Concat(OwnWords).Where(word => word.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase);
        var result = Evaluate(password.Length > Looked ? password[..Looked] : password, [.. words]);
        if (result.Score >= Enough) return null;
        var longest = result.MatchSequence.OrderByDescending(match => match.Token.Length).FirstOrDefault();
        return longest switch
        {
            DictionaryMatch { DictionaryName: "user_inputs" } => PasswordAdvice.OwnWords,
            DictionaryMatch => PasswordAdvice.CommonWord,
            SpatialMatch => PasswordAdvice.Keyboard,
            RepeatMatch => PasswordAdvice.Repeats,
            SequenceMatch => PasswordAdvice.Sequence,
            DateMatch or { Pattern: "year" } => PasswordAdvice.Date,
            _ => PasswordAdvice.Longer,
        };
    }

    // one for all: it reads its dictionaries when it is made, and does not say that two may use it at once
    private static Result Evaluate(string password, string[] own)
    {
        lock (guesser) return guesser.EvaluatePassword(password, own);
    }

    private static IEnumerable<string> Parts(string text) => text.Split([' ', '@', '.', '-', '_', '\''], StringSplitOptions.RemoveEmptyEntries).Append(text);
}

/// <summary>The rules for a member's password: those of Umbraco's settings, and that it is hard to guess. An error's code is one of <see cref="PasswordAdvice"/>.</summary>
internal sealed class MemberPasswordValidator(IMemberPasswordConfiguration rules) : IPasswordValidator<MemberAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<MemberAccount> manager, MemberAccount user, string? password)
    {
        var problem = rules.Broken(password ?? "").Count > 0 ? PasswordAdvice.TooShort : PasswordStrength.Problem(password!, [user.Name, user.UserName, user.Email]);
        return Task.FromResult(problem is { } advice
            ? IdentityResult.Failed(new IdentityError { Code = advice.ToString(), Description = "The password can be guessed." }) : IdentityResult.Success);
    }
}
