using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class DataTypeKind(
    IDataTypeService dataTypes, PropertyEditorCollection editors, IDataValueEditorFactory valueEditors, IConfigurationEditorJsonSerializer serializer, SyncContainers containers) : ISyncKind
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Folder => "DataTypes";

    public string Element => "DataType";

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct)
    {
        var written = new List<XElement>();
        foreach (var type in (await dataTypes.GetAllAsync()).OrderBy(t => t.Name, StringComparer.Ordinal)) written.Add(await WriteAsync(type));
        return written;
    }

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct) =>
        await dataTypes.GetAsync(file.Key) is { } type ? await WriteAsync(type) : null;

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var info = file.RequiredInfo();
        var alias = info.Text("EditorAlias");
        if (alias.Length == 0) throw file.Wrong("the element EditorAlias is missing", info);
        // as Umbraco itself keeps a data type of an editor that is no longer installed
        var editor = editors.TryGet(alias, out var installed) ? installed : new MissingPropertyEditor(alias, valueEditors);

        var existing = await dataTypes.GetAsync(file.Key);
        var type = existing ?? new DataType(editor, serializer) { Key = file.Key };
        type.Name = info.Text("Name");
        type.Editor = editor;
        type.EditorUiAlias = info.Text("EditorUIAlias");
        type.DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType);
        type.ParentId = await containers.DataTypeFolderAsync(info.Element("Folder"));
        type.ConfigurationData = ReadConfig(file);

        var saved = existing is null
            ? await dataTypes.CreateAsync(type, Constants.Security.SuperUserKey)
            : await dataTypes.UpdateAsync(type, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the data type was refused: {saved.Status}");
    }

    private IDictionary<string, object> ReadConfig(SyncFile file)
    {
        if (file.Root.Element("Config") is not { } config || config.Value.Length == 0) return new Dictionary<string, object>();
        try
        {
            return serializer.Deserialize<Dictionary<string, object>>(config.Value) ?? [];
        }
        catch (JsonException broken)
        {
            throw file.Wrong($"Config is not valid JSON: {broken.Message}", config);
        }
    }

    private async Task<XElement> WriteAsync(IDataType type)
    {
        var info = new XElement(
            "Info",
            new XElement("Name", type.Name),
            new XElement("EditorAlias", type.EditorAlias),
            new XElement("EditorUIAlias", type.EditorUiAlias));
        if (await containers.DataTypeFolderOfAsync(type) is { } folder) info.Add(folder);
        return new XElement(
            "DataType",
            new XAttribute("Key", type.Key),
            new XAttribute("Alias", type.Name ?? ""),
            new XAttribute("Level", type.Level),
            info,
            new XElement("Config", new XCData(WriteConfig(type))));
    }

    // by name, so that the file does not change with the order in which an editor saved the settings
    private string WriteConfig(IDataType type)
    {
        var sorted = new JsonObject();
        foreach (var (name, value) in type.ConfigurationData.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            sorted[name] = JsonNode.Parse(serializer.Serialize(value));
        return sorted.ToJsonString(Indented);
    }
}
