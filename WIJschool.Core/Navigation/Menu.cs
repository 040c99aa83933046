using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Navigation;

/// <summary>Makes the menu of the site and the breadcrumbs of a page.</summary>
public sealed class Menu(SiteTree tree)
{
    /// <summary>Overviews show their children in the menu; a toolbox of a hundred interventions does not.</summary>
    private static readonly string[] WithChildren = ["overviewPage"];

    /// <summary>The same on every page: which item is being read is for the page to show.</summary>
    public IReadOnlyList<MenuItem> Main(Reading reading) => tree.Home(reading) is { } home ? Items(home.Key, reading, deep: true) : [];

    /// <summary>From home to the page itself; empty on home.</summary>
    public IReadOnlyList<MenuItem> Breadcrumbs(IPublishedContent page, Reading reading)
    {
        var ancestors = tree.Ancestors(page.Key, reading);
        return ancestors.Count == 0 ? [] : [.. ancestors.Append(page).Select(step => Item(step, reading, []))];
    }

    private List<MenuItem> Items(Guid parent, Reading reading, bool deep) =>
        [.. tree.Children(parent, reading)
            .Where(page => page.TemplateId is > 0 && !reading.Of(page).Flag("umbracoNaviHide"))
            .Select(page => Item(page, reading, deep && WithChildren.Contains(page.ContentType.Alias) ? Items(page.Key, reading, deep: false) : []))];

    public static MenuItem Item(IPublishedContent page, Reading reading, IReadOnlyList<MenuItem> children)
    {
        var text = reading.Of(page).Text("navigationTitle") is { Length: > 0 } title ? title : reading.NameOf(page);
        return new MenuItem(page.Key, text, reading.UrlOf(page), reading.CultureOf(page), children);
    }
}
