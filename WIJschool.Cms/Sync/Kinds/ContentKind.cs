using System.Globalization;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.Sync.Kinds;

/// <summary>What documents, blueprints and media have in common as files.</summary>
internal abstract class ContentKind<T>(IEntityService entities, IShortStringHelper strings) : ISyncKind
    where T : class, IContentBase
{
    private const int TrashedLevels = 100; // uSync's way to have items in the bin come last

    public abstract string Folder { get; }

    public abstract string Element { get; }

    protected abstract int RecycleBin { get; }

    /// <summary>Properties that the site fills in by itself and that files of others therefore leave out.</summary>
    protected virtual IReadOnlyList<string> FilledIn => [];

    public Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<XElement>>(
        [.. All().OrderBy(item => item.Level).ThenBy(item => item.Path, StringComparer.Ordinal).Select(Write)]);

    public Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct)
    {
        if (Find(file.Key) is not { } item) return Task.FromResult<XElement?>(null);
        var written = Write(item);
        // the path is there for people to read and follows from the names of other items
        if (written.Element("Info")?.Element("Path") is { } path && file.Root.Element("Info")?.Element("Path") is { } given) path.Value = given.Value;
        foreach (var filled in FilledIn.Where(alias => file.Root.Element("Properties")?.Element(alias) is null)) written.Element("Properties")?.Element(filled)?.Remove();
        return Task.FromResult<XElement?>(written);
    }

    public IEnumerable<SyncFile> Ordered(IEnumerable<SyncFile> files)
    {
        var all = files.ToList();
        var byKey = all.ToDictionary(f => f.Key);
        return all.OrderBy(f => IsTrashed(f) ? TrashedLevels : 0).ThenBy(f => Depth(f, byKey)).ThenBy(f => SortOrder(f)).ThenBy(f => f.Path, StringComparer.Ordinal);
    }

    public abstract Task ApplyAsync(SyncFile file, CancellationToken ct);

    protected abstract IEnumerable<T> All();

    protected abstract T? Find(Guid key);

    protected virtual void WriteOwn(T item, XElement info)
    {
    }

    protected static bool IsTrashed(SyncFile file) => file.Root.Element("Info").Flag("Trashed", file);

    protected static string NameOf(SyncFile file) => file.RequiredInfo().Element("NodeName")?.Attribute("Default")?.Value is { Length: > 0 } name ? name : file.Alias;

    protected static string TypeOf(SyncFile file) => file.RequiredInfo().Text("ContentType") is { Length: > 0 } alias ? alias : throw file.Wrong("the element ContentType is missing");

    /// <summary>The item that this one lies below; null for the root.</summary>
    protected T? ParentOf(SyncFile file)
    {
        var parent = file.RequiredInfo().Element("Parent");
        if (!Guid.TryParse(parent?.Attribute("Key")?.Value, out var key) || key == Guid.Empty) return null;
        return Find(key) ?? throw file.Wrong($"the parent '{parent!.Value}' ({key}) does not exist", parent);
    }

    protected void ReadNamesAndValues(T item, SyncFile file)
    {
        var info = file.RequiredInfo();
        item.Name = NameOf(file);
        foreach (var name in info.Element("NodeName")?.Elements("Name") ?? [])
            item.SetCultureName(name.Value, name.Attribute("Culture")?.Value ?? throw file.Wrong("a name has no Culture", name));
        if (info.Moment("CreateDate", file) is { } created) item.CreateDate = created;
        foreach (var element in file.Root.Element("Properties")?.Elements() ?? []) ReadProperty(item, element, file);
    }

    protected static int SortOrder(SyncFile file) => file.Root.Element("Info").Number("SortOrder", file);

    private static void ReadProperty(T item, XElement element, SyncFile file)
    {
        var property = item.Properties.FirstOrDefault(p => string.Equals(p.Alias, element.Name.LocalName, StringComparison.OrdinalIgnoreCase))
            ?? throw file.Wrong($"the type '{item.ContentType.Alias}' has no property '{element.Name.LocalName}'", element);
        foreach (var value in element.Elements("Value"))
        {
            var (culture, segment) = (value.Attribute("Culture")?.Value, value.Attribute("Segment")?.Value);
            if (!property.PropertyType.SupportsVariation(culture, segment))
                throw file.Wrong($"the property '{property.Alias}' does not vary as this value says", value);
            var stored = Stored(value, property.PropertyType.ValueStorageType, file);
            if (!Equals(property.GetValue(culture, segment), stored)) property.SetValue(stored, culture, segment);
        }
    }

    private static object? Stored(XElement value, ValueStorageType storage, SyncFile file)
    {
        var text = value.Value;
        if (text.Length == 0) return null;
        return storage switch
        {
            ValueStorageType.Integer => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
                ? whole : throw file.Wrong($"'{text}' is not a whole number", value),
            ValueStorageType.Decimal => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number : throw file.Wrong($"'{text}' is not a number", value),
            ValueStorageType.Date => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
                ? moment : throw file.Wrong($"'{text}' is not a date", value),
            _ => SyncXml.Compact(text),
        };
    }

    private XElement Write(T item)
    {
        var info = new XElement(
            "Info",
            ParentElement(item),
            new XElement("Path", PathOf(item)),
            new XElement("Trashed", item.Trashed),
            new XElement("ContentType", item.ContentType.Alias),
            new XElement("CreateDate", item.CreateDate.Sortable()),
            new XElement("NodeName", new XAttribute("Default", item.Name ?? ""), Cultures(item).Select(c => new XElement("Name", new XAttribute("Culture", c), item.GetCultureName(c)))),
            new XElement("SortOrder", item.SortOrder));
        WriteOwn(item, info);
        return new XElement(
            Element,
            new XAttribute("Key", item.Key),
            new XAttribute("Alias", item.Name ?? ""),
            new XAttribute("Level", item.Trashed ? TrashedLevels + item.Level : item.Level),
            info,
            new XElement("Properties", item.Properties.OrderBy(p => p.Alias, StringComparer.OrdinalIgnoreCase).Select(p => WriteProperty(item, p))));
    }

    protected static IEnumerable<string> Cultures(T item) => item.AvailableCultures.OrderBy(c => c, StringComparer.OrdinalIgnoreCase);

    private XElement ParentElement(T item)
    {
        if (item.ParentId == Constants.System.Root || item.ParentId == RecycleBin || entities.Get(item.ParentId) is not { } parent)
            return new XElement("Parent", new XAttribute("Key", Guid.Empty), "");
        return new XElement("Parent", new XAttribute("Key", parent.Key), parent.Name);
    }

    private string PathOf(T item)
    {
        var names = new List<string> { item.Name ?? "" };
        for (var id = item.ParentId; id > 0 && entities.Get(id) is IEntitySlim parent; id = parent.ParentId) names.Insert(0, parent.Name ?? "");
        return string.Concat(names.Select(name => "/" + name.ToSafeAlias(strings)));
    }

    private static XElement WriteProperty(T item, IProperty property)
    {
        var values = property.Values.Select(v => (Culture: v.Culture ?? "", Segment: v.Segment ?? "", Text: Written(v.EditedValue))).ToList();
        if (property.PropertyType.VariesByCulture())
            values.AddRange(Cultures(item).Where(c => values.TrueForAll(v => !v.Culture.Equals(c, StringComparison.OrdinalIgnoreCase))).Select(c => (c, "", "")));
        else if (values.Count == 0)
            values.Add(("", "", ""));

        return new XElement(property.Alias, values.OrderBy(v => v.Culture, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Segment, StringComparer.OrdinalIgnoreCase).Select(v => new XElement(
            "Value",
            v.Culture.Length == 0 ? null : new XAttribute("Culture", v.Culture),
            v.Segment.Length == 0 ? null : new XAttribute("Segment", v.Segment),
            new XCData(v.Text))));
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        DateTime moment => moment.Sortable(),
        string text => SyncXml.Expanded(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static int Depth(SyncFile file, Dictionary<Guid, SyncFile> byKey)
    {
        var depth = 0;
        for (var at = file; depth <= byKey.Count && Guid.TryParse(at.Root.Element("Info")?.Element("Parent")?.Attribute("Key")?.Value, out var key)
            && byKey.TryGetValue(key, out var parent); at = parent) depth++;
        return depth;
    }
}
