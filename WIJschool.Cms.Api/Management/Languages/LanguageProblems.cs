using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Languages;

/// <summary>Core's statuses of languages as the API tells them.</summary>
internal static class LanguageProblems
{
    public static Problem NotFound => Of(LanguageOperationStatus.NotFound);

    public static Problem Of(LanguageOperationStatus status) => status switch
    {
        LanguageOperationStatus.NotFound => Problem.Missing(status, "The language could not be found"),
        LanguageOperationStatus.InvalidFallback => Problem.Refused(
            status, "Invalid fallback language", "The fallback language could not be applied. It must be a language of the site, and languages may not fall back on each other in a circle."),
        LanguageOperationStatus.MissingDefault => Problem.Refused(
            status, "No default language", "The attempted operation would leave the site without a default language. This is not allowed."),
        LanguageOperationStatus.DuplicateIsoCode => Problem.Refused(status, "Duplicate ISO code", "Another language already exists with the attempted ISO code."),
        LanguageOperationStatus.InvalidIsoCode => Problem.Refused(status, "Invalid ISO code", "The attempted ISO code does not represent a valid culture."),
        LanguageOperationStatus.InvalidFallbackIsoCode => Problem.Refused(
            status, "Invalid Fallback ISO code", "The attempted fallback ISO code does not represent a valid culture."),
        LanguageOperationStatus.CancelledByNotification => Problem.Cancelled(status, "language"),
        _ => Problem.Other(status, "language"),
    };
}
