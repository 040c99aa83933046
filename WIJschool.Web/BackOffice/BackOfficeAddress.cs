namespace WIJschool.Web.BackOffice;

/// <summary>
/// What an address below /umbraco leads to. Only what the back office's own router knows is a page: the Management and Delivery API, the
/// sign-in pages and the event hub live below /umbraco too, and a mistake in one of their addresses must not be answered with a page.
/// </summary>
internal static class BackOfficeAddress
{
    private const string Root = "/umbraco";

    // style sheets and a drawing that the client asks for by an address of its own, without a hash
    private const string Named = "/backoffice";

    /// <summary>Where the files lie whose names hold a hash of their content.</summary>
    public const string Assets = "/umbraco/assets";

    /// <summary>The one page that is sent for all of them, from the root of the web folder.</summary>
    public const string Page = "/umbraco/index.html";

    private static readonly HashSet<string> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "section", "preview", "oauth_complete", "logout", "error", "install", "upgrade",
    };

    /// <returns>The file to send, from the root of the web folder; null when the address is not the back office's.</returns>
    public static string? FileFor(PathString asked)
    {
        if (!asked.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var below)) return null;
        if (asked.StartsWithSegments(Assets, StringComparison.Ordinal) || below.StartsWithSegments(Named, StringComparison.Ordinal)) return Root + below;

        return Pages.Contains(FirstSegment(below.Value)) ? Page : null;
    }

    private static string FirstSegment(string? path)
    {
        var words = path.AsSpan().TrimStart('/');
        var end = words.IndexOf('/');
        return (end < 0 ? words : words[..end]).ToString();
    }
}
