namespace WIJschool.Web.Pages;

/// <summary>
/// The tagline as two bands that overlap: it is cut before the word that joins its halves, "samen leren" and "én leven". A
/// tagline without such a word stays whole.
/// </summary>
public static class Lockup
{
    private static readonly string[] Joints = [" én ", " en ", " and "];

    public static (string First, string? Second) Split(string tagline)
    {
        foreach (var joint in Joints)
        {
            var at = tagline.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                return (tagline[..at], tagline[(at + 1)..]);
        }
        return (tagline, null);
    }
}
