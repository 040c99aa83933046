using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Sync.Kinds;

/// <summary>What document, media and member types have in common as files.</summary>
internal abstract class TypeKind<T>(IContentTypeBaseService<T> types, IDataTypeService dataTypes, IShortStringHelper strings, SyncContainers containers) : ISyncKind
    where T : class, IContentTypeComposition
{
    public abstract string Folder { get; }

    public abstract string Element { get; }

    protected IShortStringHelper Strings => strings;

    /// <summary>Media types' properties have no element Variations in uSync's files.</summary>
    protected abstract bool WritesPropertyVariations { get; }

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct)
    {
        var written = new List<XElement>();
        foreach (var type in types.GetAll().OrderBy(t => t.Alias, StringComparer.Ordinal)) written.Add(await WriteAsync(type));
        return written;
    }

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct) => types.Get(file.Key) is { } type ? await WriteAsync(type) : null;

    /// <summary>A composition comes before the types composed with it.</summary>
    public IEnumerable<SyncFile> Ordered(IEnumerable<SyncFile> files)
    {
        var left = files.OrderBy(f => f.Level).ThenBy(f => f.Path, StringComparer.Ordinal).ToList();
        var waiting = left.Select(f => f.Key).ToHashSet();
        while (left.Count > 0)
        {
            var next = left.Find(f => Compositions(f).All(c => c.Key == f.Key || !waiting.Contains(c.Key)))
                ?? throw left[0].Wrong("the compositions of this type lead back to itself");
            left.Remove(next);
            waiting.Remove(next.Key);
            yield return next;
        }
    }

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var existing = types.Get(file.Key);
        var type = existing ?? Create(file);
        await ReadInfoAsync(type, file);
        ReadCompositions(type, file);
        ReadGroups(type, file);
        await ReadPropertiesAsync(type, file);
        await ReadOwnAsync(type, file);
        await SaveAsync(type, existing is null, file);
    }

    /// <summary>Which types may be made below this one: known when all types exist.</summary>
    public async Task FinishAsync(SyncFile file, CancellationToken ct)
    {
        var wanted = (file.Root.Element("Structure")?.Elements() ?? []).Select((element, order) =>
        {
            var allowed = types.Get(element.RequiredKey(file)) ?? types.Get(element.Value) ?? throw file.Wrong($"the allowed type '{element.Value}' does not exist", element);
            var sort = int.TryParse(element.Attribute("SortOrder")?.Value, out var given) ? given : order;
            return new ContentTypeSort(allowed.Key, sort, allowed.Alias);
        }).ToList();
        var type = types.Get(file.Key)!;
        if (wanted.Select(a => (a.Key, a.SortOrder)).SequenceEqual((type.AllowedContentTypes ?? []).OrderBy(a => a.SortOrder).Select(a => (a.Key, a.SortOrder)))) return;
        type.AllowedContentTypes = wanted;
        await SaveAsync(type, isNew: false, file);
    }

    protected abstract T Create(SyncFile file);

    protected virtual Task ReadOwnAsync(T type, SyncFile file) => Task.CompletedTask;

    protected virtual void ReadOwnOfProperty(T type, IPropertyType property, XElement element, SyncFile file)
    {
    }

    protected virtual void WriteOwn(T type, XElement info)
    {
    }

    protected virtual void WriteOwnOfProperty(T type, IPropertyType property, XElement element)
    {
    }

    private static IEnumerable<(XElement Element, Guid Key)> Compositions(SyncFile file) =>
        (file.Root.Element("Info")?.Element("Compositions")?.Elements() ?? []).Select(c => (c, c.RequiredKey(file)));

    private async Task SaveAsync(T type, bool isNew, SyncFile file)
    {
        var saved = isNew
            ? await types.CreateAsync(type, Constants.Security.SuperUserKey)
            : await types.UpdateAsync(type, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the type was refused: {saved.Result}");
    }

    private async Task ReadInfoAsync(T type, SyncFile file)
    {
        var info = file.RequiredInfo();
        type.Alias = file.Alias;
        type.Name = info.Text("Name");
        type.Icon = info.Text("Icon");
        type.Thumbnail = info.Text("Thumbnail");
        type.Description = info.Text("Description") is { Length: > 0 } description ? description : null;
        type.AllowedAsRoot = info.Flag("AllowAtRoot", file);
        type.ListView = Guid.TryParse(info.Text("ListView"), out var view) && view != Guid.Empty ? view : null;
        type.Variations = info.Choice("Variations", ContentVariation.Nothing, file);
        type.IsElement = info.Flag("IsElement", file);
        if (info.Element("Folder") is { } folder) type.ParentId = await containers.EnsureAsync<T>(folder);
    }

    private void ReadCompositions(T type, SyncFile file)
    {
        var wanted = Compositions(file).ToList();
        foreach (var gone in type.ContentTypeComposition.Where(c => wanted.TrueForAll(w => w.Key != c.Key)).ToList()) type.RemoveContentType(gone.Alias);
        foreach (var (element, key) in wanted.Where(w => type.ContentTypeComposition.All(c => c.Key != w.Key)))
            type.AddContentType(types.Get(key) ?? throw file.Wrong($"the composition '{element.Value}' does not exist", element));
    }

    private static void ReadGroups(T type, SyncFile file)
    {
        var wanted = (file.Root.Element("Tabs")?.Elements("Tab") ?? []).ToList();
        foreach (var gone in type.PropertyGroups.Where(g => wanted.TrueForAll(w => w.Text("Alias") != g.Alias)).ToList()) type.PropertyGroups.Remove(gone);
        foreach (var element in wanted)
        {
            var alias = element.Text("Alias");
            var group = type.PropertyGroups.FirstOrDefault(g => g.Alias == alias);
            if (group is null) type.PropertyGroups.Add(group = new PropertyGroup(isPublishing: type is IContentType) { Alias = alias });
            if (Guid.TryParse(element.Text("Key"), out var key)) group.Key = key;
            group.Name = element.Text("Caption");
            group.Type = element.Choice("Type", PropertyGroupType.Group, file);
            group.SortOrder = element.Number("SortOrder", file);
        }
    }

    private async Task ReadPropertiesAsync(T type, SyncFile file)
    {
        var wanted = (file.Root.Element("GenericProperties")?.Elements("GenericProperty") ?? []).ToList();
        foreach (var gone in type.PropertyTypes.Where(p => wanted.TrueForAll(w => !Same(w.Text("Alias"), p.Alias))).ToList()) type.RemovePropertyType(gone.Alias);
        foreach (var element in wanted) await ReadPropertyAsync(type, element, file);
    }

    private async Task ReadPropertyAsync(T type, XElement element, SyncFile file)
    {
        var alias = element.Text("Alias");
        var dataType = await FindDataTypeAsync(element, file);
        var existing = type.PropertyTypes.FirstOrDefault(p => Same(p.Alias, alias));
        var property = existing ?? new PropertyType(strings, dataType, alias);
        property.Alias = alias;
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.ValueStorageType = dataType.DatabaseType;
        if (Guid.TryParse(element.Text("Key"), out var key)) property.Key = key;
        property.Name = element.Text("Name");
        property.Description = element.Text("Description") is { Length: > 0 } description ? description : null;
        property.Mandatory = element.Flag("Mandatory", file);
        property.MandatoryMessage = element.Text("MandatoryMessage");
        property.ValidationRegExp = element.Text("Validation");
        property.ValidationRegExpMessage = element.Text("ValidationRegExpMessage");
        property.LabelOnTop = element.Flag("LabelOnTop", file);
        property.SortOrder = element.Number("SortOrder", file);
        property.Variations = element.Choice("Variations", ContentVariation.Nothing, file);

        var group = element.Element("Tab")?.Attribute("Alias")?.Value ?? "";
        if (existing is null && group.Length == 0) type.AddPropertyType(property);
        else if (existing is null) type.AddPropertyType(property, group, element.Text("Tab"));
        else if (GroupOf(type, property)?.Alias != (group.Length == 0 ? null : group)) type.MovePropertyType(alias, group.Length == 0 ? null : group);
        ReadOwnOfProperty(type, property, element, file);
    }

    private async Task<IDataType> FindDataTypeAsync(XElement element, SyncFile file) =>
        Guid.TryParse(element.Text("Definition"), out var key) && await dataTypes.GetAsync(key) is { } dataType
            ? dataType
            : throw file.Wrong($"the data type '{element.Text("Definition")}' of property '{element.Text("Alias")}' does not exist", element.Element("Definition") ?? element);

    private async Task<XElement> WriteAsync(T type)
    {
        var info = new XElement(
            "Info",
            new XElement("Name", type.Name),
            new XElement("Icon", type.Icon),
            new XElement("Thumbnail", type.Thumbnail),
            new XElement("Description", type.Description ?? ""),
            new XElement("AllowAtRoot", Capital(type.AllowedAsRoot)),
            new XElement("ListView", type.ListView ?? Guid.Empty),
            new XElement("Variations", type.Variations),
            new XElement("IsElement", type.IsElement));
        if (await containers.WriteAsync(type) is { } folder) info.Add(folder);
        WriteOwn(type, info);
        var properties = new XElement("GenericProperties", type.PropertyTypes.OrderBy(p => p.Alias, StringComparer.OrdinalIgnoreCase).Select(p => WriteProperty(type, p)));
        var element = new XElement(Element, new XAttribute("Key", type.Key), new XAttribute("Alias", type.Alias), new XAttribute("Level", type.Level), info);
        element.Add(WrittenOrder(WriteStructure(type), properties));
        element.Add(WriteGroups(type));
        return element;
    }

    /// <summary>uSync writes the structure of document types before their properties and that of others after.</summary>
    protected virtual XElement[] WrittenOrder(XElement structure, XElement properties) => [properties, structure];

    protected static XElement WriteCompositions(T type) => new(
        "Compositions",
        type.ContentTypeComposition.OrderBy(c => c.Alias, StringComparer.OrdinalIgnoreCase)
            .Select(c => new XElement("Composition", new XAttribute("Key", c.Key), c.Alias)));

    protected static string Capital(bool value) => value ? "True" : "False";

    private XElement WriteStructure(T type) => new(
        "Structure",
        (type.AllowedContentTypes ?? []).OrderBy(a => a.SortOrder)
            .Select(a => new XElement(Element, new XAttribute("Key", a.Key), new XAttribute("SortOrder", a.SortOrder), a.Alias)));

    private static XElement WriteGroups(T type) => new(
        "Tabs",
        type.PropertyGroups.OrderBy(g => g.SortOrder).ThenBy(g => g.Alias, StringComparer.Ordinal).Select(g => new XElement(
            "Tab",
            new XElement("Key", g.Key),
            new XElement("Caption", g.Name),
            new XElement("Alias", g.Alias),
            new XElement("Type", g.Type),
            new XElement("SortOrder", g.SortOrder))));

    private XElement WriteProperty(T type, IPropertyType property)
    {
        var group = GroupOf(type, property);
        var element = new XElement(
            "GenericProperty",
            new XElement("Key", property.Key),
            new XElement("Name", property.Name),
            new XElement("Alias", property.Alias),
            new XElement("Definition", property.DataTypeKey),
            new XElement("Type", property.PropertyEditorAlias),
            new XElement("Mandatory", property.Mandatory),
            new XElement("Validation", property.ValidationRegExp ?? ""),
            new XElement("Description", new XCData(property.Description ?? "")),
            new XElement("SortOrder", property.SortOrder),
            group is null ? new XElement("Tab", "") : new XElement("Tab", new XAttribute("Alias", group.Alias), group.Name));
        WriteOwnOfProperty(type, property, element);
        if (WritesPropertyVariations) element.Add(new XElement("Variations", property.Variations));
        element.Add(
            new XElement("MandatoryMessage", property.MandatoryMessage ?? ""),
            new XElement("ValidationRegExpMessage", property.ValidationRegExpMessage ?? ""),
            new XElement("LabelOnTop", property.LabelOnTop));
        return element;
    }

    private static PropertyGroup? GroupOf(T type, IPropertyType property) =>
        type.PropertyGroups.FirstOrDefault(g => g.PropertyTypes?.Any(p => Same(p.Alias, property.Alias)) == true);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
