using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Pages;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Advice;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>The instruments that editors published, as they are now.</summary>
public interface IInstruments
{
    /// <returns>Those that can be answered, in the order of the tree.</returns>
    Task<IReadOnlyList<FrozenInstrument>> AllAsync();

    /// <returns>The instrument, <see cref="ScanErrors.InstrumentNotFound"/>, or what is wrong with it.</returns>
    Task<Result<FrozenInstrument>> FindAsync(string code);
}

/// <summary>Reads them from the content, in every language in which each is published.</summary>
public sealed class PublishedInstruments(
    IDocumentNavigationQueryService navigation, IPublishedContentCache content, IUmbracoContextFactory contexts, IPublishedUrlProvider urls,
    ILanguageService languages) : IInstruments
{
    public async Task<IReadOnlyList<FrozenInstrument>> AllAsync() => [.. (await ReadAsync()).Where(read => read.Instrument.IsOk).Select(read => read.Instrument.Value!)];

    public async Task<Result<FrozenInstrument>> FindAsync(string code)
    {
        var found = (await ReadAsync()).FirstOrDefault(read => read.Code == code);
        return found.Instrument ?? ScanErrors.InstrumentNotFound.About(code);
    }

    private async Task<IReadOnlyList<(string Code, Result<FrozenInstrument> Instrument)>> ReadAsync()
    {
        var culture = await languages.GetDefaultIsoCodeAsync();
        using var context = contexts.EnsureUmbracoContext();
        return [.. Documents().Select(page => (In(culture).Of(page).Text("code"), Freeze(page, culture)))];
    }

    private IEnumerable<IPublishedContent> Documents()
    {
        if (!navigation.TryGetRootKeysOfType(AdviceRules.Alias, out var roots)) return [];
        return roots.SelectMany(root => navigation.TryGetDescendantsKeysOfType(root, PublishedInstrument.Alias, out var keys) ? keys : [])
            .Select(key => content.GetById(key)).OfType<IPublishedContent>();
    }

    private Result<FrozenInstrument> Freeze(IPublishedContent page, string defaultCulture)
    {
        var published = new Dictionary<string, PublishedInstrument>(StringComparer.Ordinal);
        foreach (var culture in page.Cultures.Keys.Append(defaultCulture).Distinct(StringComparer.Ordinal))
        {
            var read = InstrumentMapper.Map(page, In(defaultCulture) with { Culture = culture });
            if (!read.IsOk) return read.Error;
            published[culture] = read.Value;
        }
        return FrozenInstrument.Of(defaultCulture, published);
    }

    private Reading In(string culture) => new(culture, culture, urls, ReaderRights.Unlimited);
}
