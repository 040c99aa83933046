using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>
/// Lets stored values follow a change of a type: values of properties that content no longer has are deleted, and values
/// move between "no language" and the default language when a property starts or stops varying by culture. The change
/// reaches all types composed of the changed one, each as far as it varies itself.
/// </summary>
internal sealed class ContentTypeDataKeeper(IScopedDatabase database, VariationData variations, EditedFlags edited)
{
    private CmsDbContext Db => database.Db;

    public void Follow(int changedId, IReadOnlyList<IContentTypeComposition> before, Func<IReadOnlyList<IContentTypeComposition>> after)
    {
        var reached = before.Where(t => t.Id == changedId || t.CompositionIds().Contains(changedId)).ToDictionary(t => t.Id);
        var withContent = Db.Contents.Where(c => reached.Keys.Contains(c.ContentTypeId)).Select(c => c.ContentTypeId).Distinct().ToList();
        if (withContent.Count == 0) return;

        var now = after().ToDictionary(t => t.Id);
        foreach (var id in withContent) Follow(reached[id], now[id]);
    }

    private void Follow(IContentTypeComposition before, IContentTypeComposition after)
    {
        var (old, now) = (Cultures(before), Cultures(after));
        RemoveValues(after.Id, old.Keys.Where(id => !now.ContainsKey(id)).ToList());

        var started = now.Where(p => p.Value && old.TryGetValue(p.Key, out var varied) && !varied).Select(p => p.Key).ToList();
        var stopped = now.Where(p => !p.Value && old.TryGetValue(p.Key, out var varied) && varied).Select(p => p.Key).ToList();
        if (Varies(before) != Varies(after)) variations.TypeChanged(after.Id, startsVarying: Varies(after));
        variations.MoveToDefaultLanguage(after.Id, started);
        variations.CopyFromDefaultLanguage(after.Id, stopped);
        if (started.Count + stopped.Count > 0)
            edited.Recalculate(after.Id, now.Where(p => p.Value).Select(p => p.Key).ToHashSet());
    }

    private void RemoveValues(int contentTypeId, List<int> properties)
    {
        if (properties.Count == 0) return;
        var content = Db.Contents.Where(c => c.ContentTypeId == contentTypeId).Select(c => c.NodeId);
        Db.TagRelationships.Where(r => properties.Contains(r.PropertyTypeId) && content.Contains(r.NodeId)).ExecuteDelete();
        Db.PropertyData.Where(r => properties.Contains(r.PropertyTypeId)
            && Db.ContentVersions.Any(v => v.Id == r.VersionId && content.Contains(v.NodeId))).ExecuteDelete();
    }

    /// <summary>Which properties content of a type has, its compositions' included, and whether each varies by culture there.</summary>
    private static Dictionary<int, bool> Cultures(IContentTypeComposition type)
    {
        Dictionary<int, bool> found = [];
        Visit(type, varies: true);
        return found;

        void Visit(IContentTypeComposition part, bool varies)
        {
            varies &= Varies(part);
            foreach (var property in part.PropertyTypes) found[property.Id] = varies && property.Variations.HasFlag(ContentVariation.Culture);
            foreach (var composition in part.ContentTypeComposition) Visit(composition, varies);
        }
    }

    private static bool Varies(IContentTypeComposition type) => type.Variations.HasFlag(ContentVariation.Culture);
}
