using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Search.Entities;

/// <summary>
/// The search of editors: in pickers, above the trees, and in the box for everything. First comes what has the typed text at the beginning
/// of a word of its name, then what the index finds by its texts. What lies in a bin is only found by name.
/// </summary>
internal sealed class EntitySearch(
    NamedEntities names, SearchIndexes indexes, IEntityService entities, IBackOfficeSecurityAccessor security, AppCaches caches, ICoreScopeProvider scopes)
    : IIndexedEntitySearchService
{
    /// <summary>How much of what the index finds is looked at; nobody reads on further.</summary>
    private const int MostIndexed = 500;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The object type is none of documents, media and members.</exception>
    public Task<PagedModel<IEntitySlim>> SearchAsync(
        UmbracoObjectTypes objectType, string query, Guid? parentId, IEnumerable<Guid>? contentTypeIds, bool? trashed,
        string? culture = null, int skip = 0, int take = 100, bool ignoreUserStartNodes = false)
    {
        if (objectType is not (UmbracoObjectTypes.Document or UmbracoObjectTypes.Media or UmbracoObjectTypes.Member))
            throw new NotSupportedException($"{objectType} is not searched.");

        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var within = Within(objectType, parentId, ignoreUserStartNodes);
        if (string.IsNullOrWhiteSpace(query) || within is []) return Task.FromResult(new PagedModel<IEntitySlim>(0, []));

        var asked = new EntityQuestion(objectType, query.Trim(), contentTypeIds?.ToArray() ?? [], trashed, within);
        var keys = names.Find(asked).Concat(trashed == true ? [] : names.Keep(asked, Indexed(asked, culture))).Distinct().ToList();
        var page = keys.Skip(Math.Max(0, skip)).Take(Math.Max(0, take)).ToArray();
        var found = page.Length == 0 ? [] : entities.GetAll(objectType, page).ToDictionary(entity => entity.Key);
        return Task.FromResult(new PagedModel<IEntitySlim>(keys.Count, page.Where(found.ContainsKey).Select(key => found[key]).ToList()));
    }

    /// <summary>The nodes below which is searched; null for everywhere, empty for nowhere.</summary>
    private int[][]? Within(UmbracoObjectTypes type, Guid? parent, bool ignoreStartNodes)
    {
        List<int[]> within = [];
        if (parent is { } key) within.Add(entities.GetId(key, type) is { Success: true, Result: var id } ? [id] : []);
        if (!ignoreStartNodes && StartNodes(type) is { } start && !start.Contains(Constants.System.Root)) within.Add(start);
        if (within.Exists(nodes => nodes.Length == 0)) return [];
        return within.Count == 0 ? null : [.. within];
    }

    private int[]? StartNodes(UmbracoObjectTypes type) => security.BackOfficeSecurity?.CurrentUser is not { } user ? null : type switch
    {
        UmbracoObjectTypes.Document => user.CalculateContentStartNodeIds(entities, caches) ?? [],
        UmbracoObjectTypes.Media => user.CalculateMediaStartNodeIds(entities, caches) ?? [],
        _ => null,
    };

    private IEnumerable<Guid> Indexed(EntityQuestion asked, string? culture)
    {
        var isMember = asked.Type == UmbracoObjectTypes.Member;
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!isMember) filters[DraftDocuments.ItemFacet] = [asked.Type == UmbracoObjectTypes.Media ? DraftDocuments.Media : DraftDocuments.Document];
        if (asked.Within is { Length: > 0 } within) filters[DraftDocuments.PathFacet] = [.. within[0].Select(id => id.ToString(CultureInfo.InvariantCulture))];
        var index = indexes.Find(isMember ? SearchIndexNames.Members : SearchIndexNames.Internal);
        var request = new SearchRequest { Query = asked.Text, Culture = culture, Filters = filters, AccessKeys = null, KeysOnly = true, Take = MostIndexed };
        return index?.Search(request, CancellationToken.None).Items.Select(hit => hit.Key) ?? [];
    }
}
