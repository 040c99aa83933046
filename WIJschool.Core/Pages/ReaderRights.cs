using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Core.Pages;

/// <summary>
/// Which protected pages a reader may read. A page that somebody may not read is not named to them either: not in a menu, a list,
/// a card, a feed or the sitemap. Only a link that an editor laid in a text leads to it, and so to the page to sign in on.
/// </summary>
/// <param name="key">Tells these rights from those of other readers; empty for a reader with none. What is made for one reader holds for all with this key.</param>
public sealed class ReaderRights(string key, Func<IPublishedContent, bool> mayRead)
{
    /// <summary>For where nothing is protected, and for a caller that looks after protection itself.</summary>
    public static readonly ReaderRights Unlimited = new("", _ => true);

    public string Key => key;

    public bool MayRead(IPublishedContent page) => mayRead(page);
}
