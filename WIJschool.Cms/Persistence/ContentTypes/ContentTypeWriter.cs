using System.Data;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.DataTypes;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>Stores a type: its node, its own row and all that hangs from it. What is no longer in the type is deleted.</summary>
internal sealed class ContentTypeWriter(IScopedDatabase database, NodeStore nodes, DataTypeRepository dataTypes, PropertyWriter properties)
{
    private CmsDbContext Db => database.Db;

    public void Insert(IContentTypeComposition type, Guid objectType)
    {
        Validate(type, objectType);
        nodes.Add(type, objectType);
        var row = new ContentTypeRow { NodeId = type.Id };
        Fill(row, type);
        Db.Add(row);
        Db.SaveChanges();
        SaveParts(type);
    }

    public void Update(IContentTypeComposition type, Guid objectType)
    {
        foreach (var property in type.PropertyTypes) property.Variations &= type.Variations; // a property varies no more than its type
        Validate(type, objectType);
        nodes.Update(type);
        var row = Db.ContentTypes.Single(r => r.NodeId == type.Id);
        Fill(row, type);
        Db.Update(row);
        Db.SaveChanges();
        SaveParts(type);
    }

    /// <summary>Deletes a type of which no content is left.</summary>
    public void Remove(int id)
    {
        properties.Remove(Db.PropertyTypes.Where(p => p.ContentTypeId == id).Select(p => p.Id).ToList());
        Db.PropertyTypeGroups.Where(r => r.ContentTypeNodeId == id).ExecuteDelete();
        Db.AllowedContentTypes.Where(r => r.Id == id || r.AllowedId == id).ExecuteDelete();
        Db.ContentTypeInheritance.Where(r => r.ParentContentTypeId == id || r.ChildContentTypeId == id).ExecuteDelete();
        Db.DocumentTypeTemplates.Where(r => r.ContentTypeNodeId == id).ExecuteDelete();
        Db.ContentVersionCleanupPolicies.Where(r => r.ContentTypeId == id).ExecuteDelete();
        Db.MemberTypeProperties.Where(r => r.NodeId == id).ExecuteDelete();
        Db.ContentTypes.Where(r => r.NodeId == id).ExecuteDelete();
        nodes.Remove([id]);
    }

    private void SaveParts(IContentTypeComposition type)
    {
        SaveCompositions(type);
        SaveAllowedTypes(type);
        foreach (var property in type.PropertyTypes) AssignDataType(property);
        properties.Save(type);
        if (type is IContentType document) SaveDocumentParts(document);
        if (type is IMemberType member) SaveAccess(member);
    }

    private void Validate(IContentTypeComposition type, Guid objectType)
    {
        if (string.IsNullOrWhiteSpace(type.Alias)) throw new InvalidOperationException($"The type {type.Name} needs an alias.");
        var taken = from row in Db.ContentTypes
                    join node in Db.Nodes on row.NodeId equals node.Id
                    where row.Alias == type.Alias && node.NodeObjectType == objectType && node.Id != type.Id
                    select node.Id;
        if (taken.Any()) throw new DuplicateNameException($"There already is a type with alias {type.Alias}.");

        foreach (var property in type.PropertyTypes)
        {
            if (string.IsNullOrWhiteSpace(property.Alias))
                throw new InvalidOperationException($"The property {property.Name} of {type.Alias} needs an alias.");
            if (!type.Variations.HasFlag(property.Variations))
                throw new InvalidOperationException($"The property {property.Alias} cannot vary by {property.Variations}: {type.Alias} does not.");
        }
    }

    private void SaveCompositions(IContentTypeComposition type)
    {
        Db.ContentTypeInheritance.Where(r => r.ChildContentTypeId == type.Id).ExecuteDelete();
        Db.AddRange(type.ContentTypeComposition.Select(c => c.Id).Where(id => id != type.Id).Distinct()
            .Select(id => new ContentTypeInheritanceRow { ParentContentTypeId = id, ChildContentTypeId = type.Id }));
        Db.SaveChanges();
    }

    private void SaveAllowedTypes(IContentTypeComposition type)
    {
        var allowed = (type.AllowedContentTypes ?? []).DistinctBy(a => a.Key).ToDictionary(a => a.Key, a => a.SortOrder);
        Db.AllowedContentTypes.Where(r => r.Id == type.Id).ExecuteDelete();
        var ids = Db.Nodes.Where(n => allowed.Keys.Contains(n.UniqueId)).Select(n => new { n.Id, n.UniqueId }).ToList();
        Db.AddRange(ids.Select(n => new AllowedContentTypeRow { Id = type.Id, AllowedId = n.Id, SortOrder = allowed[n.UniqueId] }));
        Db.SaveChanges();
    }

    private void SaveDocumentParts(IContentType type)
    {
        Db.DocumentTypeTemplates.Where(r => r.ContentTypeNodeId == type.Id).ExecuteDelete();
        Db.AddRange((type.AllowedTemplates ?? []).DistinctBy(t => t.Id).Select(t => new DocumentTypeTemplateRow
        {
            ContentTypeNodeId = type.Id,
            TemplateNodeId = t.Id,
            IsDefault = t.Id == type.DefaultTemplateId,
        }));
        Db.ContentVersionCleanupPolicies.Where(r => r.ContentTypeId == type.Id).ExecuteDelete();
        if (type.HistoryCleanup is { } policy)
        {
            Db.Add(new ContentVersionCleanupPolicyRow
            {
                ContentTypeId = type.Id,
                PreventCleanup = policy.PreventCleanup,
                KeepAllVersionsNewerThanDays = policy.KeepAllVersionsNewerThanDays,
                KeepLatestVersionPerDayForDays = policy.KeepLatestVersionPerDayForDays,
                Updated = DateTime.UtcNow,
            });
        }
        Db.SaveChanges();
    }

    private void SaveAccess(IMemberType type)
    {
        Db.MemberTypeProperties.Where(r => r.NodeId == type.Id).ExecuteDelete();
        Db.AddRange(type.PropertyTypes.Select(property => new MemberTypePropertyRow
        {
            NodeId = type.Id,
            PropertyTypeId = property.Id,
            MemberCanEdit = type.MemberCanEditProperty(property.Alias),
            ViewOnProfile = type.MemberCanViewProperty(property.Alias),
            IsSensitive = type.IsSensitiveProperty(property.Alias),
        }));
        Db.SaveChanges();
    }

    // Core's callers give the data type by id, by key or, in old code, only by the alias of its editor
    private void AssignDataType(IPropertyType property)
    {
        var known = dataTypes.Shared;
        var dataType = known.Find(property.DataTypeId)
            ?? known.Find(property.DataTypeKey)
            ?? known.All.FirstOrDefault(d => string.Equals(d.EditorAlias, property.PropertyEditorAlias, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"There is no data type for the property {property.Alias}.");
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.ValueStorageType = dataType.DatabaseType;
    }

    private static void Fill(ContentTypeRow row, IContentTypeComposition type)
    {
        row.Alias = type.Alias;
        row.Icon = type.Icon;
        row.Thumbnail = type.Thumbnail ?? "";
        row.Description = type.Description;
        row.ListView = type.ListView;
        row.IsElement = type.IsElement;
        row.AllowAtRoot = type.AllowedAsRoot;
        row.Variations = (int)type.Variations;
    }
}
