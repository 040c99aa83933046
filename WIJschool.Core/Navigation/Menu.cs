using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Navigation;

/// <summary>Makes the menu and the breadcrumbs of a page.</summary>
public sealed class Menu(SiteTree tree)
{
    /// <summary>Overviews show their children in the menu; a toolbox of a hundred interventions does not.</summary>
    private static readonly string[] WithChildren = ["overviewPage"];

    public IReadOnlyList<MenuItem> Main(Reading reading, Guid? current)
    {
        if (tree.Home(reading) is not { } home)
            return [];
        var path = current is { } key ? tree.Ancestors(key, reading).Select(page => page.Key).ToHashSet() : [];
        return Items(home.Key, reading, current, path, deep: true);
    }

    /// <summary>From home to the page itself; empty on home.</summary>
    public IReadOnlyList<MenuItem> Breadcrumbs(IPublishedContent page, Reading reading)
    {
        var ancestors = tree.Ancestors(page.Key, reading);
        return ancestors.Count == 0 ? [] : [.. ancestors.Append(page).Select(step => Item(step, reading, page.Key, [], []))];
    }

    private List<MenuItem> Items(Guid parent, Reading reading, Guid? current, HashSet<Guid> path, bool deep) =>
        [.. tree.Children(parent, reading)
            .Where(page => page.TemplateId is > 0 && !reading.Of(page).Flag("umbracoNaviHide"))
            .Select(page => Item(page, reading, current, path,
                deep && WithChildren.Contains(page.ContentType.Alias) ? Items(page.Key, reading, current, path, deep: false) : []))];

    private static MenuItem Item(
        IPublishedContent page, Reading reading, Guid? current, HashSet<Guid> path, IReadOnlyList<MenuItem> children)
    {
        var text = reading.Of(page).Text("navigationTitle") is { Length: > 0 } title ? title : reading.NameOf(page);
        return new MenuItem(text, reading.UrlOf(page), reading.CultureOf(page), page.Key == current, path.Contains(page.Key), children);
    }
}
