using System.Globalization;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using static WIJschool.Cms.Persistence.Packaging.TypeFile;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>
/// Reads a type from an .udt file over one that is here or new. Properties and groups of the file are added or changed; others stay, with the
/// values that content has of them.
/// </summary>
internal sealed class TypeFileReader(IDataTypeService dataTypes, ITemplateService templates, IShortStringHelper strings)
{
    /// <exception cref="TypeImportException">The file is no export, or something that it needs is not here.</exception>
    public async Task ReadAsync<T>(XElement element, T type, IContentTypeBaseService<T> types)
        where T : class, IContentTypeComposition
    {
        var info = element.Element("Info");
        if (Text(info, "Alias").Length == 0 || Text(info, "Name").Length == 0) throw new TypeImportException(ContentTypeOperationStatus.Unknown);

        ReadInfo(info!, type);
        ReadCompositions(info!, type, types);
        foreach (var group in element.Element("Tabs")?.Elements("Tab") ?? []) ReadGroup(group, type);
        foreach (var property in element.Element("GenericProperties")?.Elements("GenericProperty") ?? []) await ReadPropertyAsync(property, type);
        if (type is IContentType document) await ReadDocumentAsync(element, info!, document);
    }

    private static void ReadInfo(XElement info, IContentTypeComposition type)
    {
        type.Key = Guid.Parse(Text(info, "Key"));
        type.Alias = Text(info, "Alias");
        type.Name = Text(info, "Name");
        type.Icon = TextOrNull(info, "Icon");
        type.Thumbnail = TextOrNull(info, "Thumbnail");
        type.Description = TextOrNull(info, "Description");
        if (info.Element("AllowAtRoot") is not null) type.AllowedAsRoot = Flag(info, "AllowAtRoot");
        if (info.Element("IsElement") is not null) type.IsElement = Flag(info, "IsElement");
        if (info.Element("Variations") is not null) type.Variations = Choice(info, "Variations", type.Variations);
        if (Guid.TryParse(Text(info, "ListView"), out var list)) type.ListView = list;
    }

    /// <summary>Of media and member types Core writes the first composition as the parent, whatever it is; there it says no more than that.</summary>
    private static void ReadCompositions<T>(XElement info, T type, IContentTypeBaseService<T> types)
        where T : class, IContentTypeComposition
    {
        var parent = TextOrNull(info, "Master");
        if (parent is not null && type is IContentType)
            type.SetParent(types.Get(parent) ?? throw new TypeImportException(ContentTypeOperationStatus.InvalidInheritance));

        foreach (var alias in (info.Element("Compositions")?.Elements("Composition") ?? []).Select(named => named.Value.Trim()).Append(parent).OfType<string>())
            type.AddContentType(types.Get(alias) ?? throw new TypeImportException(ContentTypeOperationStatus.InvalidComposition));
    }

    private void ReadGroup(XElement element, IContentTypeComposition type)
    {
        var name = Text(element, "Caption");
        var alias = TextOrNull(element, "Alias") ?? name.ToSafeAlias(strings, camel: true);
        if (!type.PropertyGroups.Contains(alias)) type.AddPropertyGroup(alias, name);
        var group = type.PropertyGroups[alias];
        if (Guid.TryParse(Text(element, "Key"), out var key)) group.Key = key;
        group.Name = name;
        group.Type = Choice(element, "Type", group.Type);
        group.SortOrder = Number(element, "SortOrder");
    }

    private async Task ReadPropertyAsync(XElement element, IContentTypeComposition type)
    {
        var alias = Text(element, "Alias");
        var dataType = await DataTypeAsync(element);
        var existing = type.PropertyTypes.FirstOrDefault(property => string.Equals(property.Alias, alias, StringComparison.OrdinalIgnoreCase));
        var property = existing ?? new PropertyType(strings, dataType, alias);
        (property.DataTypeId, property.DataTypeKey) = (dataType.Id, dataType.Key);
        (property.PropertyEditorAlias, property.ValueStorageType) = (dataType.EditorAlias, dataType.DatabaseType);
        if (existing is null && Guid.TryParse(Text(element, "Key"), out var key)) property.Key = key;
        Describe(element, property);

        var tab = element.Element("Tab");
        var name = tab?.Value.Trim() ?? "";
        var group = (string?)tab?.Attribute("Alias") ?? (name.Length > 0 ? name.ToSafeAlias(strings, camel: true) : null);
        if (existing is not null) type.MovePropertyType(property.Alias, group);
        else if (group is null) type.AddPropertyType(property);
        else type.AddPropertyType(property, group, name);
    }

    private static void Describe(XElement element, IPropertyType property)
    {
        property.Name = Text(element, "Name");
        property.Description = TextOrNull(element, "Description");
        property.Mandatory = Flag(element, "Mandatory");
        property.MandatoryMessage = TextOrNull(element, "MandatoryMessage");
        property.ValidationRegExp = TextOrNull(element, "Validation");
        property.ValidationRegExpMessage = TextOrNull(element, "ValidationRegExpMessage");
        property.LabelOnTop = Flag(element, "LabelOnTop");
        property.SortOrder = Number(element, "SortOrder");
        property.Variations = Choice(element, "Variations", ContentVariation.Nothing);
    }

    /// <summary>The file's data type; where it is not here one with the same editor, or else a label, as Umbraco does.</summary>
    private async Task<IDataType> DataTypeAsync(XElement element)
    {
        var editor = Text(element, "Type");
        var own = Guid.TryParse(Text(element, "Definition"), out var key) ? await dataTypes.GetAsync(key) : null;
        if (own?.EditorAlias == editor) return own;

        return (await dataTypes.GetByEditorAliasAsync(editor)).FirstOrDefault() ?? own
            ?? (await dataTypes.GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.Label)).FirstOrDefault()
            ?? throw new TypeImportException(ContentTypeOperationStatus.DataTypeNotFound);
    }

    /// <summary>Templates that are not here are left out; the file does not bring them.</summary>
    private async Task ReadDocumentAsync(XElement element, XElement info, IContentType type)
    {
        var allowed = (type.AllowedTemplates ?? []).ToList();
        foreach (var alias in (info.Element("AllowedTemplates")?.Elements("Template") ?? []).Select(named => named.Value.Trim()))
        {
            if (await templates.GetAsync(alias) is { } template && allowed.TrueForAll(one => one.Id != template.Id)) allowed.Add(template);
        }

        type.AllowedTemplates = allowed;
        if (TextOrNull(info, "DefaultTemplate") is { } standard && await templates.GetAsync(standard) is { } found) type.SetDefaultTemplate(found);
        if (element.Element("HistoryCleanupPolicy") is not { } policy) return;

        type.HistoryCleanup = new HistoryCleanup
        {
            PreventCleanup = bool.TryParse((string?)policy.Attribute("preventCleanup"), out var prevented) && prevented,
            KeepAllVersionsNewerThanDays = Days(policy, "keepAllVersionsNewerThanDays"),
            KeepLatestVersionPerDayForDays = Days(policy, "keepLatestVersionPerDayForDays"),
        };
    }

    private static int? Days(XElement policy, string name) => int.TryParse((string?)policy.Attribute(name), CultureInfo.InvariantCulture, out var days) ? days : null;
}
