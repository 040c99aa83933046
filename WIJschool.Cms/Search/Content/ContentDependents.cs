using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
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
    /// <summary>Of each page a number for what others show of it in all its languages together.</summary>
    private readonly ConcurrentDictionary<Guid, UInt128> known = new();

    /// <summary>Takes note of what other pages show of these.</summary>
    /// <param name="documents">What these keys are in the index now; a key without a document is gone.</param>
    /// <returns>The keys of those that look different to others than before, or of which nothing was known.</returns>
    public IReadOnlyCollection<Guid> Note(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents)
    {
        var different = documents.GroupBy(document => document.Key).Where(IsNew).Select(page => page.Key).ToHashSet();
        var present = documents.Select(document => document.Key).ToHashSet();
        foreach (var gone in keys.Where(key => !present.Contains(key)))
        {
            known.TryRemove(gone, out _);
            different.Add(gone);
        }

        return [.. keys.Where(different.Contains)];
    }

    /// <summary>The pages that show something of these.</summary>
    public HashSet<Guid> Of(IEnumerable<Guid> changed) => [.. changed.SelectMany(key => Below(key).Concat(WhoPicked(key)))];

    private bool IsNew(IGrouping<Guid, SearchDocument> page)
    {
        var shown = Shown(page);
        var isNew = !known.TryGetValue(page.Key, out var before) || before != shown;
        known[page.Key] = shown;
        return isNew;
    }

    // a language that is there no longer makes another number too
    private static UInt128 Shown(IEnumerable<SearchDocument> page) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(page.OrderBy(document => document.Culture, StringComparer.Ordinal)
            .Select(document => (string[])[document.Culture, document.Title, document.Url, .. document.AccessKeys]))));

    private IEnumerable<Guid> Below(Guid key) => navigation.TryGetDescendantsKeys(key, out var below) ? below : [];

    private IEnumerable<Guid> WhoPicked(Guid key) => ids.GetIdForKey(key, UmbracoObjectTypes.Document) is { Success: true } id
        ? relations.GetByChildId(id.Result, Constants.Conventions.RelationTypes.RelatedDocumentAlias)
            .Select(relation => ids.GetKeyForId(relation.ParentId, UmbracoObjectTypes.Document))
            .Where(parent => parent.Success).Select(parent => parent.Result)
        : [];
}
