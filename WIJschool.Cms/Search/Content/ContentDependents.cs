using System.Collections.Concurrent;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// Knows which other pages must be indexed again when a page changes: those below it and those that picked it, when its name,
/// its address or its protection is another than before. A change of its text concerns no other page.
/// </summary>
internal sealed class ContentDependents(IRelationService relations, IIdKeyMap ids, IDocumentNavigationQueryService navigation)
{
    private readonly ConcurrentDictionary<(Guid Key, string Culture), Shown> known = new();

    /// <summary>Takes note of what other pages show of these.</summary>
    /// <param name="documents">What these keys are in the index now; a key without a document is gone.</param>
    /// <returns>The keys of those that look different to others than before, or of which nothing was known.</returns>
    public IReadOnlyCollection<Guid> Note(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents)
    {
        var different = documents.Where(IsNew).Select(document => document.Key).ToHashSet();
        var present = documents.Select(document => document.Key).ToHashSet();
        return [.. keys.Where(key => different.Contains(key) || !present.Contains(key))];
    }

    /// <summary>The pages that show something of these.</summary>
    public HashSet<Guid> Of(IEnumerable<Guid> changed) => [.. changed.SelectMany(key => Below(key).Concat(WhoPicked(key)))];

    private bool IsNew(SearchDocument document)
    {
        var place = (document.Key, document.Culture);
        var shown = new Shown(document.Title, document.Url, string.Join(',', document.AccessKeys));
        var isNew = !known.TryGetValue(place, out var before) || before != shown;
        known[place] = shown;
        return isNew;
    }

    private IEnumerable<Guid> Below(Guid key) => navigation.TryGetDescendantsKeys(key, out var below) ? below : [];

    private IEnumerable<Guid> WhoPicked(Guid key) => ids.GetIdForKey(key, UmbracoObjectTypes.Document) is { Success: true } id
        ? relations.GetByChildId(id.Result, Constants.Conventions.RelationTypes.RelatedDocumentAlias)
            .Select(relation => ids.GetKeyForId(relation.ParentId, UmbracoObjectTypes.Document))
            .Where(parent => parent.Success).Select(parent => parent.Result)
        : [];

    private readonly record struct Shown(string Title, string Url, string AccessKeys);
}
