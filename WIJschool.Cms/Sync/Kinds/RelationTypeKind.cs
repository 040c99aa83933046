using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class RelationTypeKind(IRelationService relations) : ISyncKind
{
    public string Folder => "RelationTypes";

    public string Element => "RelationType";

    public Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<XElement>>(
        [.. relations.GetAllRelationTypes().OrderBy(t => t.Alias, StringComparer.Ordinal).Select(Write)]);

    public Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct)
    {
        if (Find(file) is not { } type) return Task.FromResult<XElement?>(null);
        var written = Write(type);
        written.SetAttributeValue("Key", file.Root.Attribute("Key")?.Value); // known by alias: Umbraco's own types differ in key between versions
        return Task.FromResult<XElement?>(written);
    }

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var info = file.RequiredInfo();
        var existing = Find(file);
        var type = existing ?? new RelationType(file.Alias, info.Text("Name")) { Key = file.Key };
        type.Name = info.Text("Name");
        type.IsBidirectional = info.Flag("Bidirectional", file);
        type.ParentObjectType = ObjectType(info, "ParentType", file);
        type.ChildObjectType = ObjectType(info, "ChildType", file);
        if (type is IRelationTypeWithIsDependency dependent) dependent.IsDependency = info.Flag("IsDependency", file);
        var saved = existing is null
            ? await relations.CreateAsync(type, Constants.Security.SuperUserKey)
            : await relations.UpdateAsync(type, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the relation type was refused: {saved.Status}");
    }

    private IRelationType? Find(SyncFile file) => relations.GetRelationTypeByAlias(file.Alias);

    private static Guid? ObjectType(XElement info, string name, SyncFile file)
    {
        var text = info.Text(name);
        if (text.Length == 0) return null;
        return Guid.TryParse(text, out var type) ? type : throw file.Wrong($"{name} is '{text}', not a GUID", info.Element(name));
    }

    private static XElement Write(IRelationType type) => new(
        "RelationType",
        new XAttribute("Key", type.Key),
        new XAttribute("Alias", type.Alias),
        new XAttribute("Level", 0),
        new XElement(
            "Info",
            new XElement("Name", type.Name),
            new XElement("ParentType", type.ParentObjectType),
            new XElement("ChildType", type.ChildObjectType),
            new XElement("Bidirectional", type.IsBidirectional),
            new XElement("IsDependency", type is IRelationTypeWithIsDependency { IsDependency: true })));
}
