using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;
using Issue = Umbraco.Cms.Core.Models.ContentDataIntegrityReport.IssueType;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Looks for nodes whose path and level contradict their parent, and mends them from the top down when asked to.</summary>
internal sealed class TreeIntegrity(IScopedDatabase database)
{
    private static readonly int[] Roots = [Constants.System.Root, Constants.System.RecycleBinContent, Constants.System.RecycleBinMedia];

    public ContentDataIntegrityReport Check(Guid objectType, bool fix)
    {
        var nodes = database.Db.Nodes.AsTracking()
            .Where(n => n.NodeObjectType == objectType || n.Id == Constants.System.Root
                || n.Id == Constants.System.RecycleBinContent || n.Id == Constants.System.RecycleBinMedia)
            .ToDictionary(n => n.Id);
        var entries = new Dictionary<int, ContentDataIntegrityReportEntry>();
        foreach (var node in nodes.Values.Where(n => !Roots.Contains(n.Id)))
        {
            if (Judge(node, nodes) is { } issue) entries[node.Id] = new ContentDataIntegrityReportEntry(issue);
        }
        if (fix && entries.Count > 0) Mend(nodes, entries);
        database.Db.ChangeTracker.Clear();
        return new ContentDataIntegrityReport(entries);
    }

    private static Issue? Judge(NodeRow node, Dictionary<int, NodeRow> nodes)
    {
        var parts = node.Path.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Where(p => !Roots.Contains(p)).ToList();
        if (!nodes.TryGetValue(node.ParentId, out var parent)) return Issue.InvalidPathAndLevelByParentId;
        if (parts.Count == 0) return Issue.InvalidPathEmpty;
        if (parts.Count != node.Level) return Issue.InvalidPathLevelMismatch;
        if (parts[^1] != node.Id) return Issue.InvalidPathById;
        return !Roots.Contains(parent.Id) && parts[^2] != parent.Id ? Issue.InvalidPathByParentId : null;
    }

    private void Mend(Dictionary<int, NodeRow> nodes, Dictionary<int, ContentDataIntegrityReportEntry> entries)
    {
        var children = nodes.Values.Where(n => n.Id != n.ParentId).ToLookup(n => n.ParentId);
        var waiting = new Queue<NodeRow>(nodes.Values.Where(n => Roots.Contains(n.Id)));
        while (waiting.TryDequeue(out var parent))
        {
            foreach (var child in children[parent.Id])
            {
                if (!Roots.Contains(child.Id))
                {
                    child.Path = string.Create(CultureInfo.InvariantCulture, $"{parent.Path},{child.Id}");
                    child.Level = Roots.Contains(parent.Id) ? 1 : parent.Level + 1;
                    if (entries.TryGetValue(child.Id, out var entry)) entry.Fixed = true;
                }
                waiting.Enqueue(child);
            }
        }
        database.Db.SaveChanges();
    }
}
