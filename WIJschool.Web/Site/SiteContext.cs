using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Routing;
using WIJschool.Core.Labels;
using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Web.Rendering;

namespace WIJschool.Web.Site;

/// <summary>
/// What every view of one request needs: the culture, its labels, and the frame around the page. Prepare it before a view is
/// rendered; <see cref="PageModelFilter"/> and the site's own controllers do.
/// </summary>
public sealed class SiteContext(
    ILanguageService languages, IVariationContextAccessor variation, IPublishedUrlProvider urls, IUmbracoContextFactory contexts,
    LabelSource labels, SiteTree tree, SiteShellMaker shells, ContentMemory memory, AskedHost host, VisitorRights rights) : IDisposable
{
    /// <summary>Umbraco makes addresses only within a context of its own; this one lasts as long as the request.</summary>
    private UmbracoContextReference? umbraco;
    private Reading? reading;
    private LabelSet? labelSet;
    private CultureInfo? cultureInfo;
    private SiteShell? shell;

    public Reading Reading => reading ?? throw new InvalidOperationException("Prepare the site context first.");

    public LabelSet Labels => labelSet ?? throw new InvalidOperationException("Prepare the site context first.");

    public string Culture => Reading.Culture;

    /// <summary>The cultures of the site, the default one first.</summary>
    public IReadOnlyList<string> Cultures { get; private set; } = [];

    /// <summary>The home page; null before content was imported.</summary>
    public HomePage? Home => Shell.Home;

    public IReadOnlyList<MenuItem> Menu => Shell.Menu;

    /// <summary>The layers of the pyramid, from the bottom up.</summary>
    public IReadOnlyList<PyramidLayer> Layers => Shell.Layers;

    /// <summary>The home page in another language, for a page that is not there in it; null where there is only one language.</summary>
    public MenuItem? OtherHome => Shell.OtherHome;

    public SiteTree Tree => tree;

    private SiteShell Shell => shell ??= Keep("shell", shells.Make);

    /// <summary>The label with this key.</summary>
    public string this[string key] => Labels[key];

    /// <summary>A day as it is written in the reader's language: 3 maart 2027.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", cultureInfo ??= CultureInfo.GetCultureInfo(Culture));

    /// <summary>What to write in a lang attribute: the culture of the words where it is not the reader's, otherwise nothing.</summary>
    public string? LangOf(string culture) => culture == Culture ? null : culture;

    /// <summary>The address of the one page of a document type under home; the home page's where there is none.</summary>
    public string UrlOf(string alias) => Shell.Addresses.GetValueOrDefault(alias, "/");

    /// <summary>What a page was made of, kept for all readers of this culture with the same rights until content changes; a preview makes it anew.</summary>
    /// <param name="key">Names what is made, with what it is made from; it must not grow with what visitors type.</param>
    public T Keep<TKey, T>(TKey key, Func<Reading, T> make)
        where TKey : notnull =>
        host.Current() is { } asked ? memory.Keep((key, Culture, asked, Reading.Rights.Key), _ => make(Reading)) : make(Reading);

    /// <inheritdoc cref="Keep{TKey,T}(TKey, Func{Reading, T})"/>
    public async ValueTask<T> KeepAsync<TKey, T>(TKey key, Func<Task<T>> make)
        where TKey : notnull =>
        host.Current() is { } asked ? await memory.KeepAsync((key, Culture, asked, Reading.Rights.Key), _ => make()) : await make();

    /// <summary>Finds out the reader's culture: the first segment of the path, or else the one of the routed page or of the domain.</summary>
    public async Task PrepareAsync(HttpContext http)
    {
        if (reading is not null)
            return;
        umbraco = contexts.EnsureUmbracoContext();
        Cultures = await memory.KeepAsync("cultures", async _ => await CulturesAsync());
        var culture = CultureOf(http, Cultures[0]);
        reading = new Reading(culture, Cultures[0], urls, rights.Of(http.User));
        labelSet = await labels.ForAsync(culture);
    }

    public void Dispose() => umbraco?.Dispose();

    private async Task<IReadOnlyList<string>> CulturesAsync() =>
        [.. (await languages.GetAllAsync()).OrderByDescending(language => language.IsDefault).Select(language => language.IsoCode)];

    private string CultureOf(HttpContext http, string defaultCulture)
    {
        var segment = http.Request.Path.Value?.Split('/', 3) is [_, var first, ..] ? first : "";
        var byPath = Cultures.FirstOrDefault(culture => string.Equals(culture, segment, StringComparison.OrdinalIgnoreCase));
        if (byPath is not null)
            return byPath;
        var known = umbraco!.UmbracoContext.PublishedRequest is null ? host.Culture() : variation.VariationContext?.Culture;
        return Cultures.FirstOrDefault(culture => culture == known, defaultCulture);
    }
}
