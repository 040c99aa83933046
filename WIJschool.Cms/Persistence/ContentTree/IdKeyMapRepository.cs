using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Ids of nodes by key and the other way round.</summary>
internal sealed class IdKeyMapRepository(IScopedDatabase database) : IIdKeyMapRepository
{
    public int? GetIdForKey(Guid key, UmbracoObjectTypes umbracoObjectType) =>
        OfType(umbracoObjectType).Where(n => n.UniqueId == key).Select(n => (int?)n.Id).FirstOrDefault();

    public Guid? GetIdForKey(int id, UmbracoObjectTypes umbracoObjectType) =>
        OfType(umbracoObjectType).Where(n => n.Id == id).Select(n => (Guid?)n.UniqueId).FirstOrDefault();

    private IQueryable<NodeRow> OfType(UmbracoObjectTypes objectType)
    {
        if (objectType == UmbracoObjectTypes.Unknown) return database.Db.Nodes;
        var type = objectType.GetGuid();
        return database.Db.Nodes.Where(n => n.NodeObjectType == type);
    }
}
