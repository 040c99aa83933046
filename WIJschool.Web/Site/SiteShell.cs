using System.Collections.Frozen;
using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;

namespace WIJschool.Web.Site;

/// <summary>What all pages of one culture take from other pages. It is made once and kept until content changes.</summary>
/// <param name="Home">Null before content was imported.</param>
/// <param name="Addresses">Of the one page of a document type under home, by its alias.</param>
/// <param name="Layers">Of the pyramid, from the bottom up.</param>
/// <param name="OtherHome">The home page in another language; null where there is only one.</param>
public sealed record SiteShell(
    HomePage? Home, IReadOnlyList<MenuItem> Menu, FrozenDictionary<string, string> Addresses, IReadOnlyList<PyramidLayer> Layers, MenuItem? OtherHome);

/// <summary>Makes the shell from the pages directly under home and under the page about the pyramid: its cost does not grow with the site.</summary>
public sealed class SiteShellMaker(SiteTree tree, Menu menu)
{
    private static readonly SiteShell Empty = new(null, [], FrozenDictionary<string, string>.Empty, [], OtherHome: null);

    public SiteShell Make(Reading reading)
    {
        if (tree.Home(reading) is not { } home)
            return Empty;
        var pages = tree.Children(home.Key, reading);
        var philosophy = pages.FirstOrDefault(page => page.ContentType.Alias == "philosophyPage");
        return new SiteShell(
            HomePage.From(home, reading), menu.Main(reading),
            pages.DistinctBy(page => page.ContentType.Alias).ToFrozenDictionary(page => page.ContentType.Alias, page => reading.UrlOf(page)),
            philosophy is null ? [] : LayersUnder(philosophy.Key, reading), Elsewhere(home, reading));
    }

    private static MenuItem? Elsewhere(IPublishedContent home, Reading reading) =>
        home.Cultures.Keys.FirstOrDefault(culture => culture != reading.Culture) is { } other
            ? Menu.Item(home, reading with { Culture = other }, []) : null;

    private List<PyramidLayer> LayersUnder(Guid philosophy, Reading reading) =>
        [.. tree.Children(philosophy, reading).Where(page => page.ContentType.Alias == PyramidLayer.Alias)
            .Select(page => PyramidLayer.From(page, reading)).OrderBy(layer => layer.Number)];
}
