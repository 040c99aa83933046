using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Search.Entities;

/// <summary>What is searched for.</summary>
/// <param name="ContentTypes">The types to find; empty for all.</param>
/// <param name="Trashed">Only in the bin, only outside it, or both.</param>
/// <param name="Within">Each has nodes, of which one must be on the path; null for everywhere.</param>
internal sealed record EntityQuestion(UmbracoObjectTypes Type, string Text, Guid[] ContentTypes, bool? Trashed, int[][]? Within);

/// <summary>Finds documents, media and members by their names, in every language, or by their keys.</summary>
internal sealed class NamedEntities(IScopedDatabase database)
{
    private CmsDbContext Db => database.Db;

    /// <summary>Those whose name has the text at the beginning of a word: first those that begin with it, each in the order of the names.</summary>
    public List<Guid> Find(EntityQuestion asked)
    {
        if (Guid.TryParse(asked.Text, out var key)) return [.. Keep(asked, [key])];

        var nodes = Asked(asked);
        var invariant = nodes.Where(TextMatch.AnyContains<NodeRow>(asked.Text, node => node.Text))
            .Select(node => new Named { Key = node.UniqueId, Path = node.Path, Name = node.Text });
        var translated =
            from node in nodes
            join version in Db.ContentVersions.Where(version => version.Current) on node.Id equals version.NodeId
            join variation in Db.ContentVersionCultureVariations.Where(TextMatch.AnyContains<ContentVersionCultureVariationRow>(asked.Text, row => row.Name))
                on version.Id equals variation.VersionId
            select new Named { Key = node.UniqueId, Path = node.Path, Name = variation.Name };
        var rows = asked.Type == UmbracoObjectTypes.Document ? [.. invariant, .. translated] : invariant.ToList();
        return [.. rows.Where(row => IsWithin(row.Path, asked.Within) && IsWord(row.Name!, asked.Text))
            .OrderByDescending(row => row.Name!.StartsWith(asked.Text, StringComparison.OrdinalIgnoreCase))
            .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .Select(row => row.Key).Distinct()];
    }

    /// <summary>Those of the keys that are asked for, in their own order.</summary>
    public IEnumerable<Guid> Keep(EntityQuestion asked, IEnumerable<Guid> keys)
    {
        var order = keys.ToArray();
        var kept = Asked(asked).Where(node => ((IEnumerable<Guid>)order).Contains(node.UniqueId)).Select(node => new { node.UniqueId, node.Path }).ToList()
            .Where(node => IsWithin(node.Path, asked.Within)).Select(node => node.UniqueId).ToHashSet();
        return order.Where(kept.Contains);
    }

    private IQueryable<NodeRow> Asked(EntityQuestion asked)
    {
        var type = asked.Type.GetGuid();
        var nodes = Db.Nodes.Where(node => node.NodeObjectType == type);
        if (asked.Trashed is { } trashed) nodes = nodes.Where(node => node.Trashed == trashed);
        if (asked.ContentTypes.Length == 0) return nodes;

        IEnumerable<Guid> kinds = asked.ContentTypes;
        var ofKind = from content in Db.Contents join kind in Db.Nodes on content.ContentTypeId equals kind.Id where kinds.Contains(kind.UniqueId) select content.NodeId;
        return nodes.Where(node => ofKind.Contains(node.Id));
    }

    private static bool IsWithin(string path, int[][]? within) =>
        within is null || path.GetIdsFromPathReversed() is var ids && within.All(nodes => nodes.Any(ids.Contains));

    private static bool IsWord(string name, string text)
    {
        for (var at = name.IndexOf(text, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1])) return true;
        }

        return false;
    }

    private sealed class Named
    {
        public Guid Key { get; init; }

        public string Path { get; init; } = "";

        public string? Name { get; init; }
    }
}
