using System.Text;
using WIJschool.Core.Navigation;

namespace WIJschool.Web.Site;

/// <summary>What the layout draws around a page.</summary>
/// <param name="Title">Of the page, without the name of the site.</param>
/// <param name="Canonical">The absolute address under which search engines should know it.</param>
/// <param name="Alternates">The same page in the other cultures.</param>
/// <param name="StructuredData">JSON-LD documents, already encoded for a script element.</param>
public sealed record SiteFrame(
    string Title, string Description, string Canonical, IReadOnlyList<Alternate> Alternates, IReadOnlyList<MenuItem> Menu,
    IReadOnlyList<MenuItem> Breadcrumbs, string? ShareImage, bool IsHidden, IReadOnlyList<string> StructuredData)
{
    /// <summary>The language of the words on the page, which may differ from the reader's.</summary>
    public required string ContentCulture { get; init; }

    /// <summary>What kind of thing Open Graph should take it for.</summary>
    public string OpenGraphType { get; init; } = "website";

    /// <summary>Whether this is the first page, which has no room for its name before that of the site.</summary>
    public bool IsHome { get; init; }

    /// <summary>Which items of the menu are marked as current, in few enough words to keep each menu that comes of it.</summary>
    public string MenuState
    {
        get
        {
            var state = new StringBuilder();
            foreach (var item in Menu)
            {
                state.Append(CurrentOf(item)?[0] ?? '-');
                foreach (var child in item.Children) state.Append(CurrentOf(child)?[0] ?? '-');
            }
            return state.ToString();
        }
    }

    /// <summary>What aria-current says of an item of the menu: it is this page, this page lies under it, or nothing.</summary>
    public string? CurrentOf(MenuItem item)
    {
        for (var index = 0; index < Breadcrumbs.Count; index++)
        {
            if (Breadcrumbs[index].Key == item.Key) return index == Breadcrumbs.Count - 1 ? "page" : "true";
        }
        return null;
    }
}

/// <param name="Url">Absolute.</param>
/// <param name="Path">From the root of the site on.</param>
public sealed record Alternate(string Culture, string Url, string Path);

/// <summary>A page ready to be shown: its frame and, in <see cref="PageModel{T}"/>, its content.</summary>
public abstract record PageModel(SiteFrame Frame);

public sealed record PageModel<T>(SiteFrame Frame, T Content) : PageModel(Frame);
