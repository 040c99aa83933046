using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Templates;

/// <summary>Templates: alias, name and master in the database, the text in the view's file, which is only read.</summary>
internal sealed class TemplateRepository(
    IScopedDatabase database, AppCaches caches, NodeStore nodes, ViewFiles views, IShortStringHelper shortStrings)
    : WholeSetRepository<ITemplate>(database, caches), ITemplateRepository
{
    public ITemplate? Get(string? alias) => Cache.First(t => Same(t.Alias, alias));

    public ITemplate? Get(Guid id) => Cache.Get(id);

    public IEnumerable<ITemplate> GetMany(params Guid[]? ids) => Cache.GetMany(ids);

    public bool Exists(Guid id) => Cache.Shared.Find(id) is not null;

    public IEnumerable<ITemplate> GetAll(params string[] aliases) => aliases.Length == 0
        ? Cache.GetMany(Array.Empty<int>())
        : Cache.Where(t => aliases.Contains(t.Alias, StringComparer.OrdinalIgnoreCase));

    /// <summary>The templates whose master is the given one; those without a master for anything below 1.</summary>
    public IEnumerable<ITemplate> GetChildren(int masterTemplateId) => masterTemplateId > 0 && Cache.Shared.Find(masterTemplateId) is { } master
        ? Cache.Where(t => Same(t.MasterTemplateAlias, master.Alias))
        : masterTemplateId > 0 ? [] : Cache.Where(t => string.IsNullOrEmpty(t.MasterTemplateAlias));

    public IEnumerable<ITemplate> GetDescendants(int masterTemplateId)
    {
        if (masterTemplateId <= 0) return Cache.GetMany(Array.Empty<int>());
        return Cache.Shared.Find(masterTemplateId) is { } master
            ? Cache.Where(t => t.Path.StartsWith(master.Path + ",", StringComparison.Ordinal))
            : [];
    }

    public Stream GetFileContentStream(string filepath) => views.Open(filepath);

    public long GetFileSize(string filepath) => views.Size(filepath);

    public void SetFileContent(string filepath, Stream content)
    {
        using var reader = new StreamReader(content, leaveOpen: true);
        views.EnsureUnchanged(filepath, reader.ReadToEnd());
    }

    protected override IReadOnlyList<ITemplate> ReadAll()
    {
        var rows = (from template in Db.Templates
                    join node in Db.Nodes on template.NodeId equals node.Id
                    orderby node.Level, node.SortOrder, node.Id
                    select new { template.Alias, Node = node }).ToList();
        var aliases = rows.ToDictionary(r => r.Node.Id, r => r.Alias ?? "");
        var masters = rows.Select(r => r.Node.ParentId).ToHashSet();
        return rows.ConvertAll(r => (ITemplate)Build(r.Node, aliases, masters));
    }

    protected override void Insert(ITemplate template)
    {
        EnsureStorable(template);
        var row = NewNode(template);
        nodes.Add(row);
        Db.Add(new TemplateRow { NodeId = row.Id, Alias = template.Alias });
        Db.SaveChanges();
        template.Id = row.Id;
        template.Path = row.Path;
        template.VirtualPath = $"/Views/{ViewFiles.PathOf(template.Alias)}";
    }

    protected override void Update(ITemplate template)
    {
        EnsureStorable(template);
        var stored = Db.Nodes.Single(r => r.Id == template.Id);
        var place = new PlacedTemplate { Id = template.Id, Key = template.Key, Name = template.Name, ParentId = MasterId(template) };
        place.SortOrder = stored.SortOrder;
        place.CreateDate = template.CreateDate;
        place.CreatorId = stored.NodeUser ?? 0;
        nodes.Update(place);
        Db.Templates.Where(r => r.NodeId == template.Id).ExecuteUpdate(set => set.SetProperty(r => r.Alias, template.Alias));
        template.Path = place.Path;
    }

    protected override void Remove(ITemplate template)
    {
        if (Db.Nodes.Any(r => r.ParentId == template.Id))
            throw new InvalidOperationException($"Template {template.Alias} is the master of others and cannot be deleted.");
        Db.DocumentVersions.Where(r => r.TemplateId == template.Id)
            .ExecuteUpdate(set => set.SetProperty(r => r.TemplateId, (int?)null));
        Db.DocumentTypeTemplates.Where(r => r.TemplateNodeId == template.Id).ExecuteDelete();
        Db.Templates.Where(r => r.NodeId == template.Id).ExecuteDelete();
        nodes.Remove([template.Id]); // the view's file stays: it is the site's source
    }

    private void EnsureStorable(ITemplate template)
    {
        if (Db.Templates.Any(r => r.Alias == template.Alias && r.NodeId != template.Id))
            throw new InvalidOperationException($"There already is a template {template.Alias}.");
        views.EnsureUnchanged(ViewFiles.PathOf(template.Alias), template.Content);
    }

    private NodeRow NewNode(ITemplate template) => new()
    {
        UniqueId = template.Key,
        ParentId = MasterId(template),
        Text = template.Name,
        NodeObjectType = Constants.ObjectTypes.Template,
        NodeUser = NodeStore.SuperUser,
        CreateDate = template.CreateDate,
    };

    private int MasterId(ITemplate template) => string.IsNullOrEmpty(template.MasterTemplateAlias)
        ? Constants.System.Root
        : Cache.Shared.All.FirstOrDefault(t => Same(t.Alias, template.MasterTemplateAlias))?.Id ?? Constants.System.Root;

    private Template Build(NodeRow node, Dictionary<int, string> aliases, HashSet<int> masters)
    {
        var alias = aliases[node.Id];
        var template = new Template(shortStrings, node.Text, alias, _ => views.Read(ViewFiles.PathOf(alias)));
        template.DisableChangeTracking();
        template.Id = node.Id;
        template.Key = node.UniqueId;
        template.CreateDate = template.UpdateDate = node.CreateDate;
        template.Path = node.Path;
        template.VirtualPath = $"/Views/{ViewFiles.PathOf(alias)}";
        template.IsMasterTemplate = masters.Contains(node.Id);
        if (aliases.TryGetValue(node.ParentId, out var master))
        {
            template.MasterTemplateAlias = master;
            template.MasterTemplateId = new Lazy<int>(() => node.ParentId);
        }
        template.ResetDirtyProperties(false);
        template.EnableChangeTracking();
        return template;
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>A template is no tree entity to Core; its node is one.</summary>
    private sealed class PlacedTemplate : Umbraco.Cms.Core.Models.Entities.TreeEntityBase;
}
