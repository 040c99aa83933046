using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Dictionary;

internal sealed class DictionaryRepository : WholeSetRepository<IDictionaryItem>, IDictionaryRepository
{
    private readonly LanguageRepository languages;

    public DictionaryRepository(IScopedDatabase database, AppCaches caches, LanguageRepository languages) : base(database, caches)
    {
        this.languages = languages;
        languages.WhenChanged(Cache.Changed); // a translation carries its language's code
    }

    public IDictionaryItem? Get(Guid uniqueId) => Cache.Get(uniqueId);

    public IDictionaryItem? Get(string key) => Cache.First(item => SameKey(item.ItemKey, key));

    public IEnumerable<IDictionaryItem> GetMany(params Guid[] uniqueIds) => Cache.GetMany(uniqueIds);

    public IEnumerable<IDictionaryItem> GetManyByKeys(params string[] keys)
    {
        var asked = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Cache.Where(item => asked.Contains(item.ItemKey));
    }

    /// <summary>The items below <paramref name="parentId"/>, parents before children; all items when it is null.</summary>
    /// <param name="parentId">Key of the item whose descendants are asked.</param>
    /// <param name="filter">Keeps items whose key starts with this or one of whose translations contains it.</param>
    public IEnumerable<IDictionaryItem> GetDictionaryItemDescendants(Guid? parentId, string? filter = null)
    {
        var children = Cache.Shared.All.ToLookup(item => item.ParentId ?? Guid.Empty);
        return RepositoryCache<IDictionaryItem>.Copies(Below(parentId ?? Guid.Empty).Where(item => Fits(item, filter)));

        IEnumerable<IDictionaryItem> Below(Guid parent)
        {
            var level = children[parent].ToList();
            while (level.Count > 0)
            {
                foreach (var item in level.OrderBy(i => i.ItemKey, StringComparer.OrdinalIgnoreCase)) yield return item;
                level = level.SelectMany(item => children[item.Key]).ToList();
            }
        }
    }

    public Dictionary<string, Guid> GetDictionaryItemKeyMap() =>
        Cache.Shared.All.ToDictionary(item => item.ItemKey, item => item.Key, StringComparer.OrdinalIgnoreCase);

    protected override IReadOnlyList<IDictionaryItem> ReadAll()
    {
        var known = languages.GetMany(null).ToDictionary(l => l.Id);
        var texts = Db.DictionaryTexts.OrderBy(t => t.Pk).ToLookup(t => t.UniqueId);
        return Db.DictionaryItems.OrderBy(r => r.Pk).AsEnumerable().Select(row => Build(row, texts[row.Id], known)).ToList();
    }

    protected override void Insert(IDictionaryItem item)
    {
        EnsureKeyIsFree(item);
        var row = new DictionaryItemRow { Id = item.Key, Key = item.ItemKey, Parent = item.ParentId };
        Db.Add(row);
        Db.SaveChanges();
        item.Id = row.Pk;
        SaveTexts(item);
    }

    protected override void Update(IDictionaryItem item)
    {
        EnsureKeyIsFree(item);
        Db.DictionaryItems.Where(r => r.Pk == item.Id).ExecuteUpdate(set => set
            .SetProperty(r => r.Id, item.Key).SetProperty(r => r.Key, item.ItemKey).SetProperty(r => r.Parent, item.ParentId));
        SaveTexts(item);
    }

    protected override void Remove(IDictionaryItem item)
    {
        var keys = GetDictionaryItemDescendants(item.Key).Select(i => i.Key).Prepend(item.Key).ToList();
        Db.DictionaryTexts.Where(t => keys.Contains(t.UniqueId)).ExecuteDelete();
        keys.Reverse(); // children go before the parents they point to
        foreach (var key in keys) Db.DictionaryItems.Where(r => r.Id == key).ExecuteDelete();
    }

    private void SaveTexts(IDictionaryItem item)
    {
        var stored = Db.DictionaryTexts.Where(t => t.UniqueId == item.Key).ToDictionary(t => t.LanguageId);
        foreach (var translation in item.Translations)
        {
            if (languages.GetIdByIsoCode(translation.LanguageIsoCode, throwOnNotFound: false) is not { } language) continue;
            stored.Remove(language, out var row);
            row ??= new DictionaryTextRow { LanguageId = language, UniqueId = item.Key };
            row.Value = translation.Value;
            Db.Update(row); // a row without a key yet is added
        }
        Db.RemoveRange(stored.Values);
        Db.SaveChanges();
    }

    private void EnsureKeyIsFree(IDictionaryItem item)
    {
        if (Db.DictionaryItems.Any(r => r.Key == item.ItemKey && r.Pk != item.Id))
            throw new InvalidOperationException($"There already is a dictionary item {item.ItemKey}.");
    }

    private static DictionaryItem Build(DictionaryItemRow row, IEnumerable<DictionaryTextRow> texts, Dictionary<int, ILanguage> languages)
    {
        var item = new DictionaryItem(row.Parent, row.Key);
        item.DisableChangeTracking();
        item.Id = row.Pk;
        item.Key = row.Id;
        item.Translations = texts.Where(t => languages.ContainsKey(t.LanguageId))
            .Select(t => new DictionaryTranslation(languages[t.LanguageId], t.Value) { Id = t.Pk }).ToList<IDictionaryTranslation>();
        item.ResetDirtyProperties(false);
        item.EnableChangeTracking();
        return item;
    }

    private static bool Fits(IDictionaryItem item, string? filter) => string.IsNullOrWhiteSpace(filter)
        || item.ItemKey.StartsWith(filter, StringComparison.OrdinalIgnoreCase)
        || item.Translations.Any(t => t.Value.Contains(filter, StringComparison.OrdinalIgnoreCase));

    private static bool SameKey(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
