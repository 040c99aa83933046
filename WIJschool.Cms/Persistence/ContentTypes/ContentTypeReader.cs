using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;
using WIJschool.Cms.Persistence.Templates;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>Reads all document, media and member types at once: they refer to each other, so none can be built alone.</summary>
internal sealed class ContentTypeReader(IScopedDatabase database, TemplateRepository templates, IShortStringHelper shortStrings)
{
    private CmsDbContext Db => database.Db;

    public IReadOnlyList<IContentTypeComposition> ReadAll()
    {
        var rows = (from type in Db.ContentTypes
                    join node in Db.Nodes on type.NodeId equals node.Id
                    orderby node.Id
                    select new { Type = type, Node = node }).ToList();
        var types = rows.ToDictionary(r => r.Node.Id, r => Create(r.Type, r.Node));

        AddProperties(types);
        AddCompositions(types);
        AddAllowedTypes(types);
        AddTemplates(types);
        AddCleanUp(types);
        foreach (var type in types.Values)
        {
            type.ResetDirtyProperties(false);
            (type as ContentTypeCompositionBase)?.EnableChangeTracking();
        }
        return types.Values.ToList();
    }

    private IContentTypeComposition Create(ContentTypeRow row, NodeRow node)
    {
        ContentTypeCompositionBase type = node.NodeObjectType switch
        {
            var t when t == Constants.ObjectTypes.DocumentType => new ContentType(shortStrings, node.ParentId),
            var t when t == Constants.ObjectTypes.MediaType => new MediaType(shortStrings, node.ParentId),
            var t when t == Constants.ObjectTypes.MemberType => new MemberType(shortStrings, node.ParentId),
            _ => throw new NotSupportedException($"Content type {node.Id} is of an unknown kind, {node.NodeObjectType}."),
        };
        type.DisableChangeTracking();
        type.Alias = row.Alias ?? ""; // before the id: a system media type that has one keeps its alias
        type.Id = node.Id;
        type.Key = node.UniqueId;
        type.Name = node.Text;
        type.Path = node.Path;
        type.Level = node.Level;
        type.SortOrder = node.SortOrder;
        type.Trashed = node.Trashed;
        type.CreatorId = node.NodeUser ?? NodeStore.SuperUser;
        type.CreateDate = type.UpdateDate = node.CreateDate;
        type.Icon = row.Icon;
        type.Thumbnail = row.Thumbnail;
        type.Description = row.Description;
        type.ListView = row.ListView;
        type.IsElement = row.IsElement;
        type.AllowedAsRoot = row.AllowAtRoot;
        type.Variations = (ContentVariation)row.Variations;
        return type;
    }

    private void AddProperties(Dictionary<int, IContentTypeComposition> types)
    {
        var groups = Db.PropertyTypeGroups.OrderBy(g => g.SortOrder).ThenBy(g => g.Id).AsEnumerable().ToLookup(g => g.ContentTypeNodeId);
        var rows = (from property in Db.PropertyTypes
                    join dataType in Db.DataTypes on property.DataTypeId equals dataType.NodeId
                    join node in Db.Nodes on dataType.NodeId equals node.Id
                    orderby property.SortOrder, property.Id
                    select new PropertyWithDataType(property, dataType.PropertyEditorAlias, dataType.DbType, node.UniqueId)).ToList();
        var properties = rows.ToLookup(p => (p.Row.ContentTypeId, p.Row.PropertyTypeGroupId));
        var access = Db.MemberTypeProperties.OrderBy(r => r.Pk).AsEnumerable().ToLookup(r => r.PropertyTypeId);

        foreach (var type in types.Values)
        {
            var publishing = type is IContentType;
            type.PropertyGroups = new PropertyGroupCollection(groups[type.Id].Select(group =>
                BuildGroup(group, publishing, properties[(type.Id, group.Id)])));
            type.NoGroupPropertyTypes = new PropertyTypeCollection(publishing, properties[(type.Id, null)].Select(BuildProperty));
            if (type is IMemberType member)
                foreach (var property in member.PropertyTypes)
                    foreach (var row in access[property.Id]) SetAccess(member, property.Alias, row);
        }
    }

    private static void SetAccess(IMemberType type, string alias, MemberTypePropertyRow row)
    {
        type.SetMemberCanEditProperty(alias, row.MemberCanEdit);
        type.SetMemberCanViewProperty(alias, row.ViewOnProfile);
        type.SetIsSensitiveProperty(alias, row.IsSensitive);
    }

    private PropertyGroup BuildGroup(PropertyTypeGroupRow row, bool publishing, IEnumerable<PropertyWithDataType> properties) =>
        new(new PropertyTypeCollection(publishing, properties.Select(BuildProperty)))
        {
            Id = row.Id,
            Key = row.UniqueId,
            Type = (PropertyGroupType)row.Type,
            Name = row.Text,
            Alias = row.Alias,
            SortOrder = row.SortOrder,
        };

    private IPropertyType BuildProperty(PropertyWithDataType source)
    {
        var row = source.Row;
        return new PropertyType(shortStrings, source.EditorAlias, Enum.Parse<ValueStorageType>(source.DbType, ignoreCase: true), row.Alias)
        {
            Id = row.Id,
            Key = row.UniqueId,
            Name = row.Name ?? "",
            Description = row.Description,
            DataTypeId = row.DataTypeId,
            DataTypeKey = source.DataTypeKey,
            PropertyGroupId = row.PropertyTypeGroupId is { } group ? new Lazy<int>(() => group) : null,
            SortOrder = row.SortOrder,
            Mandatory = row.Mandatory,
            MandatoryMessage = row.MandatoryMessage,
            ValidationRegExp = row.ValidationRegExp,
            ValidationRegExpMessage = row.ValidationRegExpMessage,
            LabelOnTop = row.LabelOnTop,
            Variations = (ContentVariation)row.Variations,
        };
    }

    private void AddCompositions(Dictionary<int, IContentTypeComposition> types)
    {
        foreach (var child in Db.ContentTypeInheritance.OrderBy(r => r.ParentContentTypeId).AsEnumerable().GroupBy(r => r.ChildContentTypeId))
        {
            if (!types.TryGetValue(child.Key, out var type)) continue;
            type.ContentTypeComposition = child.Select(r => types.GetValueOrDefault(r.ParentContentTypeId)).OfType<IContentTypeComposition>();
        }
    }

    private void AddAllowedTypes(Dictionary<int, IContentTypeComposition> types)
    {
        var allowed = Db.AllowedContentTypes.OrderBy(r => r.SortOrder).ThenBy(r => r.AllowedId).AsEnumerable().ToLookup(r => r.Id);
        foreach (var type in types.Values)
        {
            type.AllowedContentTypes = allowed[type.Id]
                .Where(r => types.ContainsKey(r.AllowedId))
                .Select(r => new ContentTypeSort(types[r.AllowedId].Key, r.SortOrder, types[r.AllowedId].Alias))
                .ToList();
        }
    }

    private void AddTemplates(Dictionary<int, IContentTypeComposition> types)
    {
        var known = templates.GetMany((int[]?)null).ToDictionary(t => t.Id);
        var rows = Db.DocumentTypeTemplates.OrderBy(r => r.TemplateNodeId).AsEnumerable().ToLookup(r => r.ContentTypeNodeId);
        foreach (var type in types.Values.OfType<IContentType>())
        {
            type.AllowedTemplates = rows[type.Id].Where(r => known.ContainsKey(r.TemplateNodeId)).Select(r => known[r.TemplateNodeId]).ToList();
            type.DefaultTemplateId = rows[type.Id].FirstOrDefault(r => r.IsDefault)?.TemplateNodeId ?? 0;
        }
    }

    private void AddCleanUp(Dictionary<int, IContentTypeComposition> types)
    {
        var policies = Db.ContentVersionCleanupPolicies.ToDictionary(r => r.ContentTypeId);
        foreach (var type in types.Values.OfType<ContentType>())
        {
            var policy = policies.GetValueOrDefault(type.Id);
            type.HistoryCleanup = new HistoryCleanup
            {
                PreventCleanup = policy?.PreventCleanup ?? false,
                KeepAllVersionsNewerThanDays = policy?.KeepAllVersionsNewerThanDays,
                KeepLatestVersionPerDayForDays = policy?.KeepLatestVersionPerDayForDays,
            };
            type.HistoryCleanup.ResetDirtyProperties(false);
        }
    }

    private sealed record PropertyWithDataType(PropertyTypeRow Row, string EditorAlias, string DbType, Guid DataTypeKey);
}
