using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.DataTypes;

internal sealed class DataTypeUsageRepository(IScopedDatabase database) : IDataTypeUsageRepository
{
    public Task<bool> HasSavedValuesAsync(Guid dataTypeKey)
    {
        var db = database.Db;
        return (from value in db.PropertyData
                join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                join node in db.Nodes on property.DataTypeId equals node.Id
                where node.UniqueId == dataTypeKey
                select value.Id).AnyAsync();
    }
}

internal sealed class PropertyTypeUsageRepository(IScopedDatabase database) : IPropertyTypeUsageRepository
{
    public Task<bool> HasSavedPropertyValuesAsync(Guid contentTypeKey, string propertyAlias)
    {
        var db = database.Db;
        return (from value in db.PropertyData
                join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                join node in db.Nodes on property.ContentTypeId equals node.Id
                where node.UniqueId == contentTypeKey && property.Alias == propertyAlias
                select value.Id).AnyAsync();
    }

    public Task<bool> ContentTypeExistAsync(Guid contentTypeKey)
    {
        var db = database.Db;
        return (from type in db.ContentTypes
                join node in db.Nodes on type.NodeId equals node.Id
                where node.UniqueId == contentTypeKey
                select node.Id).AnyAsync();
    }
}
