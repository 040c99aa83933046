using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Labels;
using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;

namespace WIJschool.Web.Site;

/// <summary>
/// What every view of one request needs: the culture, its labels, and the frame around the page. Prepare it before a view is
/// rendered; <see cref="PageModelFilter"/> and the site's own controllers do.
/// </summary>
public sealed class SiteContext(
    ILanguageService languages, IVariationContextAccessor variation, IPublishedUrlProvider urls, IUmbracoContextFactory contexts,
    LabelSource labels, SiteTree tree) : IDisposable
{
    /// <summary>Umbraco makes addresses only within a context of its own; this one lasts as long as the request.</summary>
    private UmbracoContextReference? umbraco;
    private Reading? reading;
    private LabelSet? labelSet;
    private HomePage? home;

    public Reading Reading => reading ?? throw new InvalidOperationException("Prepare the site context first.");

    public LabelSet Labels => labelSet ?? throw new InvalidOperationException("Prepare the site context first.");

    public string Culture => Reading.Culture;

    /// <summary>The cultures of the site, the default one first.</summary>
    public IReadOnlyList<string> Cultures { get; private set; } = [];

    /// <summary>The home page; null before content was imported.</summary>
    public HomePage? Home => home ??= tree.Home(Reading) is { } content ? HomePage.From(content, Reading) : null;

    public SiteTree Tree => tree;

    /// <summary>The label with this key.</summary>
    public string this[string key] => Labels[key];

    /// <summary>A day as it is written in the reader's language: 3 maart 2027.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Culture));

    /// <summary>What to write in a lang attribute: the culture of the words where it is not the reader's, otherwise nothing.</summary>
    public string? LangOf(string culture) => culture == Culture ? null : culture;

    /// <summary>Finds out the reader's culture: the one of the routed page, or else the first segment of the path.</summary>
    public async Task PrepareAsync(HttpContext http)
    {
        if (reading is not null)
            return;
        umbraco = contexts.EnsureUmbracoContext();
        var all = (await languages.GetAllAsync()).OrderByDescending(language => language.IsDefault).ToArray();
        Cultures = [.. all.Select(language => language.IsoCode)];
        var defaultCulture = all.Length > 0 ? all[0].IsoCode : "nl";
        var culture = CultureOf(http, defaultCulture);
        reading = new Reading(culture, defaultCulture, urls);
        labelSet = await labels.ForAsync(culture);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    /// <summary>The address of the one page of a document type under home; the home page's where there is none.</summary>
    public string UrlOf(string alias) => tree.One(alias, Reading) is { } page ? Reading.UrlOf(page) : "/";

    /// <summary>The layers of the pyramid, from the bottom up.</summary>
    /// <remarks>They lie under the one page about the pyramid: looking there does not grow with the site.</remarks>
    public IReadOnlyList<PyramidLayer> Layers() => tree.One("philosophyPage", Reading) is { } philosophy
        ? [.. tree.Children(philosophy.Key, Reading).Where(page => page.ContentType.Alias == PyramidLayer.Alias)
            .Select(page => PyramidLayer.From(page, Reading)).OrderBy(layer => layer.Number)]
        : [];

    public void Dispose() => umbraco?.Dispose();

    private string CultureOf(HttpContext http, string defaultCulture)
    {
        var segment = http.Request.Path.Value?.Split('/', 3) is [_, var first, ..] ? first : "";
        var byPath = Cultures.FirstOrDefault(culture => string.Equals(culture, segment, StringComparison.OrdinalIgnoreCase));
        if (byPath is not null)
            return byPath;
        return variation.VariationContext?.Culture is { Length: > 0 } routed && Cultures.Contains(routed) ? routed : defaultCulture;
    }
}
