using WIJschool.Core.Labels;
using WIJschool.Core.Results;

namespace WIJschool.Web.Http;

/// <summary>What an expected failure says to a visitor: a dictionary item <c>Error.</c> with its code.</summary>
internal static class ErrorTexts
{
    private const string Prefix = "Error.";

    /// <returns>The text, or the key of the item when there is none.</returns>
    public static string For(this LabelSet labels, DomainError error) => labels[Prefix + error.Code];
}
