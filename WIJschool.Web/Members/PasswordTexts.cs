using Microsoft.AspNetCore.Identity;
using WIJschool.Cms.Security.Members;
using WIJschool.Web.Site;

namespace WIJschool.Web.Members;

/// <summary>What to say about a password that can be guessed.</summary>
internal static class PasswordTexts
{
    /// <returns>Null when something else was wrong.</returns>
    public static string? ProblemOf(IdentityResult refused, SiteContext site) =>
        refused.Errors.Select(error => Enum.TryParse<PasswordAdvice>(error.Code, out var advice) ? For(advice, site) : null).FirstOrDefault(text => text is not null);

    private static string For(PasswordAdvice advice, SiteContext site) => advice switch
    {
        PasswordAdvice.TooShort => site["Member.Advice.TooShort"],
        PasswordAdvice.OwnWords => site["Member.Advice.OwnWords"],
        PasswordAdvice.CommonWord => site["Member.Advice.CommonWord"],
        PasswordAdvice.Keyboard => site["Member.Advice.Keyboard"],
        PasswordAdvice.Repeats => site["Member.Advice.Repeats"],
        PasswordAdvice.Sequence => site["Member.Advice.Sequence"],
        PasswordAdvice.Date => site["Member.Advice.Date"],
        _ => site["Member.Advice.Longer"],
    };
}
