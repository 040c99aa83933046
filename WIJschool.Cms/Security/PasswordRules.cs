using Umbraco.Cms.Core.Configuration;

namespace WIJschool.Cms.Security;

/// <summary>What a password must have by Umbraco's settings (<c>Umbraco:CMS:Security:UserPassword</c>, <c>MemberPassword</c>).</summary>
public static class PasswordRules
{
    /// <returns>Codes of the rules that the password breaks, in Umbraco's words, or nothing.</returns>
    public static IReadOnlyList<string> Broken(this IPasswordConfiguration rules, string password)
    {
        List<string> broken = [];
        if (string.IsNullOrWhiteSpace(password) || password.Length < rules.RequiredLength) broken.Add("PasswordTooShort");
        if (rules.RequireNonLetterOrDigit && password.All(char.IsLetterOrDigit)) broken.Add("PasswordRequiresNonAlphanumeric");
        if (rules.RequireDigit && !password.Any(char.IsAsciiDigit)) broken.Add("PasswordRequiresDigit");
        if (rules.RequireLowercase && !password.Any(char.IsAsciiLetterLower)) broken.Add("PasswordRequiresLower");
        if (rules.RequireUppercase && !password.Any(char.IsAsciiLetterUpper)) broken.Add("PasswordRequiresUpper");
        return broken;
    }
}
