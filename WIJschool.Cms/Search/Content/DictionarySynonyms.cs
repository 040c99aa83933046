using System.Collections.Concurrent;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// The synonyms that editors keep in the dictionary: every item whose key begins with <see cref="Prefix"/>, a group of words a
/// line, in each language its own. See <see cref="Synonyms.Parse"/> for how a line is written.
/// </summary>
internal sealed class DictionarySynonyms(ICoreScopeProvider scopes, IDictionaryRepository dictionary) : ISynonymSource
{
    public const string Prefix = "Search.Synonyms.";

    /// <summary>Replaced as a whole when a text changes, so that what is being read meanwhile lands in the old one.</summary>
    private volatile ConcurrentDictionary<string, Synonyms> known = New();

    /// <remarks>It reads the database once after a change.</remarks>
    public Synonyms For(string culture)
    {
        var current = known;
        return current.TryGetValue(culture, out var found) ? found : current.GetOrAdd(culture, Read(culture));
    }

    /// <summary>Reads everything anew at the next question.</summary>
    public void Forget() => known = New();

    private Synonyms Read(string culture)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return Synonyms.Parse(culture, dictionary.GetDictionaryItemDescendants(parentId: null)
            .Where(item => item.ItemKey.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => item.ItemKey, StringComparer.OrdinalIgnoreCase)
            .SelectMany(item => item.Translations)
            .Where(translation => string.Equals(translation.LanguageIsoCode, culture, StringComparison.OrdinalIgnoreCase))
            .SelectMany(translation => translation.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    private static ConcurrentDictionary<string, Synonyms> New() => new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Makes the synonyms follow what editors change, on every node.</summary>
internal sealed class SynonymChanges(DictionarySynonyms synonyms)
    : INotificationHandler<DictionaryCacheRefresherNotification>, INotificationHandler<LanguageCacheRefresherNotification>
{
    public void Handle(DictionaryCacheRefresherNotification notification) => synonyms.Forget();

    public void Handle(LanguageCacheRefresherNotification notification) => synonyms.Forget();
}
