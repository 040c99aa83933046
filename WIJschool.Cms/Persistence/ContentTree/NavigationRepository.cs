using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>The tree of documents or media as Core's navigation keeps it: parents before children, or Core drops the children.</summary>
internal sealed class NavigationRepository(IScopedDatabase database) : INavigationRepository
{
    private CmsDbContext Db => database.Db;

    public IEnumerable<INavigationModel> GetContentNodesByObjectType(Guid objectTypeKey) =>
        Read(Db.Nodes.Where(n => n.NodeObjectType == objectTypeKey && !n.Trashed));

    public IEnumerable<INavigationModel> GetTrashedContentNodesByObjectType(Guid objectTypeKey) =>
        Read(Db.Nodes.Where(n => n.NodeObjectType == objectTypeKey && n.Trashed));

    public IEnumerable<INavigationModel> GetContentNodeWithAncestors(Guid key, Guid objectTypeKey)
    {
        var path = Db.Nodes.Where(n => n.UniqueId == key && n.NodeObjectType == objectTypeKey).Select(n => n.Path).FirstOrDefault();
        if (path is null) return [];
        IEnumerable<int> ids = path.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
        return Read(Db.Nodes.Where(n => ids.Contains(n.Id) && n.NodeObjectType == objectTypeKey));
    }

    // the level of a trashed root is not always right, the length of its path is: whatever stands above comes first
    private List<INavigationModel> Read(IQueryable<NodeRow> nodes)
    {
        var rows =
            from node in nodes
            join content in Db.Contents on node.Id equals content.NodeId
            join type in Db.Nodes on content.ContentTypeId equals type.Id
            orderby node.Level, node.SortOrder, node.Id
            select new NavigationRow
            {
                Id = node.Id,
                Key = node.UniqueId,
                ContentTypeKey = type.UniqueId,
                ParentId = node.ParentId,
                SortOrder = node.SortOrder,
                Trashed = node.Trashed,
                Depth = node.Path.Length - node.Path.Replace(",", "").Length,
            };
        return rows.ToList().OrderBy(r => r.Depth).ToList<INavigationModel>();
    }

    private sealed class NavigationRow : INavigationModel
    {
        public int Id { get; set; }
        public Guid Key { get; set; }
        public Guid ContentTypeKey { get; set; }
        public int ParentId { get; set; }
        public int SortOrder { get; set; }
        public bool Trashed { get; set; }
        public int Depth { get; set; }
    }
}
