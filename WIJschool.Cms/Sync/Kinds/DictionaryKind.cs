using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class DictionaryKind(IDictionaryItemService dictionary, ILanguageService languages) : ISyncKind
{
    public string Folder => "Dictionary";

    public string Element => "Dictionary";

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct)
    {
        var items = (await dictionary.GetDescendantsAsync(null)).ToList();
        var byKey = items.ToDictionary(i => i.Key);
        return [.. items.OrderBy(i => i.ItemKey, StringComparer.Ordinal).Select(i => Write(i, key => byKey.GetValueOrDefault(key)))];
    }

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct)
    {
        if (await dictionary.GetAsync(file.Alias) is not { } item) return null;
        var line = new Dictionary<Guid, IDictionaryItem>();
        for (var parent = item.ParentId; parent is { } key && await dictionary.GetAsync(key) is { } found; parent = found.ParentId) line[key] = found;
        var written = Write(item, key => line.GetValueOrDefault(key));
        written.SetAttributeValue("Key", file.Root.Attribute("Key")?.Value); // uSync knows dictionary items by their name alone
        return written;
    }

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var existing = await dictionary.GetAsync(file.Alias);
        var parentName = file.Root.Element("Info").Text("Parent");
        var parent = parentName.Length == 0 ? null
            : await dictionary.GetAsync(parentName) ?? throw file.Wrong($"the parent '{parentName}' does not exist", file.Root.Element("Info"));
        var item = existing ?? new DictionaryItem(parent?.Key, file.Alias) { Key = file.Key };
        item.ParentId = parent?.Key;
        item.Translations = await TranslationsAsync(file);
        var saved = existing is null
            ? await dictionary.CreateAsync(item, Constants.Security.SuperUserKey)
            : await dictionary.UpdateAsync(item, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the dictionary item was refused: {saved.Status}");
    }

    private async Task<List<IDictionaryTranslation>> TranslationsAsync(SyncFile file)
    {
        var known = (await languages.GetAllAsync()).ToDictionary(l => l.IsoCode, StringComparer.OrdinalIgnoreCase);
        var translations = new List<IDictionaryTranslation>();
        foreach (var element in file.Root.Element("Translations")?.Elements("Translation") ?? [])
        {
            var code = element.Attribute("Language")?.Value ?? "";
            if (!known.TryGetValue(code, out var language)) throw file.Wrong($"the language '{code}' does not exist", element);
            translations.Add(new DictionaryTranslation(language, element.Value));
        }
        return translations;
    }

    private static XElement Write(IDictionaryItem item, Func<Guid, IDictionaryItem?> find)
    {
        var level = 0;
        for (var parent = item.ParentId; parent is { } key && find(key) is { } found; parent = found.ParentId) level++;
        var info = new XElement("Info");
        if (item.ParentId is { } own && find(own) is { } above) info.Add(new XElement("Parent", above.ItemKey));
        return new XElement(
            "Dictionary",
            new XAttribute("Key", item.Key),
            new XAttribute("Alias", item.ItemKey),
            new XAttribute("Level", level),
            info,
            new XElement("Translations", item.Translations
                .OrderBy(t => t.LanguageIsoCode, StringComparer.Ordinal)
                .Select(t => new XElement("Translation", new XAttribute("Language", t.LanguageIsoCode), t.Value))));
    }
}
