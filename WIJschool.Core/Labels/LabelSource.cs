using System.Collections.Concurrent;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Core.Labels;

/// <summary>
/// The labels of each culture, read from the dictionary once and again after it changed. What a culture lacks is taken from
/// the default culture.
/// </summary>
public sealed class LabelSource(IDictionaryItemService dictionary, ILanguageService languages)
{
    /// <summary>Replaced as a whole when a text changes, so that what is being read meanwhile lands in the old one.</summary>
    private volatile ConcurrentDictionary<string, LabelSet> sets = New();

    public async Task<LabelSet> ForAsync(string culture)
    {
        var current = sets;
        if (current.TryGetValue(culture, out var known))
            return known;
        var defaultCulture = await languages.GetDefaultIsoCodeAsync();
        var items = await dictionary.GetDescendantsAsync(parentId: null);
        var set = new LabelSet(culture, Texts(items, culture, defaultCulture));
        return current.GetOrAdd(culture, set);
    }

    /// <summary>Reads everything anew at the next question.</summary>
    public void Forget() => sets = New();

    private static ConcurrentDictionary<string, LabelSet> New() => new(StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Texts(IEnumerable<IDictionaryItem> items, string culture, string defaultCulture)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            var text = TextIn(item, culture) ?? TextIn(item, defaultCulture);
            if (text is not null)
                texts[item.ItemKey] = text;
        }
        return texts;
    }

    private static string? TextIn(IDictionaryItem item, string culture) => item.Translations
        .FirstOrDefault(translation => string.Equals(translation.LanguageIsoCode, culture, StringComparison.OrdinalIgnoreCase))
        ?.Value is { Length: > 0 } text ? text : null;
}

/// <summary>Makes the labels follow what editors change, on every node.</summary>
public sealed class LabelChanges(LabelSource labels)
    : INotificationHandler<DictionaryCacheRefresherNotification>, INotificationHandler<LanguageCacheRefresherNotification>
{
    public void Handle(DictionaryCacheRefresherNotification notification) => labels.Forget();

    public void Handle(LanguageCacheRefresherNotification notification) => labels.Forget();
}
