using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>
/// Stores the groups, tabs and properties of a type. A property that was taken out of it takes its values with it; one that
/// is missing because somebody else has just added it stays, which is why the type itself must say that it was changed.
/// </summary>
internal sealed class PropertyWriter(IScopedDatabase database)
{
    private CmsDbContext Db => database.Db;

    public void Save(IContentTypeComposition type)
    {
        var groupsChanged = type.IsPropertyDirty(nameof(type.PropertyGroups)); // saving sets ids, which are changes too
        if (groupsChanged || PropertiesChanged(type)) RemoveOthers(type);

        SaveGroups(type);
        SaveProperties(type);
        if (groupsChanged) RemoveGroups(type);
    }

    private static bool PropertiesChanged(IContentTypeComposition type) =>
        type.IsPropertyDirty(nameof(type.PropertyTypes)) || type.IsPropertyDirty(nameof(type.NoGroupPropertyTypes))
        || type.PropertyGroups.Any(group => group.IsPropertyDirty(nameof(group.PropertyTypes)));

    private void RemoveOthers(IContentTypeComposition type)
    {
        var kept = type.PropertyTypes.Where(p => p.HasIdentity).Select(p => p.Id).ToHashSet();
        var stored = Db.PropertyTypes.Where(p => p.ContentTypeId == type.Id).Select(p => p.Id).ToList();
        Remove(stored.Where(id => !kept.Contains(id)).ToList());
    }

    public void Remove(IReadOnlyCollection<int> ids)
    {
        if (ids.Count == 0) return;
        Db.TagRelationships.Where(r => ids.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.PropertyData.Where(r => ids.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.MemberTypeProperties.Where(r => ids.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.PropertyTypes.Where(r => ids.Contains(r.Id)).ExecuteDelete();
    }

    private void SaveGroups(IContentTypeComposition type)
    {
        var rows = type.PropertyGroups.Select(group => (Group: group, Row: new PropertyTypeGroupRow
        {
            Id = group.Id,
            UniqueId = group.Key,
            ContentTypeNodeId = type.Id,
            Type = (int)group.Type,
            Text = group.Name ?? "",
            Alias = group.Alias,
            SortOrder = group.SortOrder,
        })).ToList();
        Db.UpdateRange(rows.Select(r => r.Row)); // a row without an id is added
        Db.SaveChanges();

        foreach (var (group, row) in rows)
        {
            group.Id = row.Id;
            foreach (var property in group.PropertyTypes ?? Enumerable.Empty<IPropertyType>())
                property.PropertyGroupId = new Lazy<int>(() => row.Id); // new properties come without one
        }
    }

    private void SaveProperties(IContentTypeComposition type)
    {
        var grouped = type.PropertyGroups
            .SelectMany(g => (g.PropertyTypes ?? Enumerable.Empty<IPropertyType>()).Select(p => (p.Alias, g.Id)))
            .ToDictionary(p => p.Alias, p => (int?)p.Id, StringComparer.OrdinalIgnoreCase);
        var rows = type.PropertyTypes
            .Select(p => (Property: p, Row: BuildRow(p, type.Id, grouped.GetValueOrDefault(p.Alias)))).ToList();
        Db.UpdateRange(rows.Select(r => r.Row));
        Db.SaveChanges();
        foreach (var (property, row) in rows) property.Id = row.Id;
    }

    private void RemoveGroups(IContentTypeComposition type)
    {
        var kept = type.PropertyGroups.Select(g => g.Id).ToList();
        Db.PropertyTypeGroups.Where(r => r.ContentTypeNodeId == type.Id && !kept.Contains(r.Id)).ExecuteDelete();
    }

    private static PropertyTypeRow BuildRow(IPropertyType property, int typeId, int? groupId) => new()
    {
        Id = property.Id,
        UniqueId = property.Key,
        ContentTypeId = typeId,
        DataTypeId = property.DataTypeId,
        PropertyTypeGroupId = groupId,
        Alias = property.Alias,
        Name = property.Name,
        Description = property.Description,
        SortOrder = property.SortOrder,
        Mandatory = property.Mandatory,
        MandatoryMessage = property.MandatoryMessage,
        ValidationRegExp = property.ValidationRegExp,
        ValidationRegExpMessage = property.ValidationRegExpMessage,
        LabelOnTop = property.LabelOnTop,
        Variations = (int)property.Variations,
    };
}
