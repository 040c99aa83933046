using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>Reads <c>fetch</c>, <c>filter</c> and <c>sort</c> with the handlers that are registered, Umbraco's and the site's.</summary>
internal sealed class DeliveryQueries(
    SelectorHandlerCollection selectors, FilterHandlerCollection filterHandlers, SortHandlerCollection sortHandlers,
    IApiContentQueryProvider provider, IRequestStartItemProviderAccessor startItems, IVariationContextAccessor variations, IRequestPreviewService preview)
    : IApiContentQueryService
{
    /// <inheritdoc />
    public Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> ExecuteQuery(
        string? fetch, IEnumerable<string> filters, IEnumerable<string> sorts, ProtectedAccess protectedAccess, int skip, int take)
    {
        var nothing = new PagedModel<Guid>(0, []);
        if (Selector(fetch) is not { } selector) return Attempt.FailWithStatus(ApiContentQueryOperationStatus.SelectorOptionNotFound, nothing);

        List<FilterOption> filterOptions = [];
        foreach (var filter in filters.Where(f => !string.IsNullOrWhiteSpace(f)))
        {
            if (filterHandlers.FirstOrDefault(h => h.CanHandle(filter)) is not { } handler) return Attempt.FailWithStatus(ApiContentQueryOperationStatus.FilterOptionNotFound, nothing);
            filterOptions.Add(handler.BuildFilterOption(filter));
        }

        List<SortOption> sortOptions = [];
        foreach (var sort in sorts.Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            if (sortHandlers.FirstOrDefault(h => h.CanHandle(sort)) is not { } handler) return Attempt.FailWithStatus(ApiContentQueryOperationStatus.SortOptionNotFound, nothing);
            sortOptions.Add(handler.BuildSortOption(sort));
        }

        var page = provider.ExecuteQuery(
            selector, filterOptions, sortOptions, variations.VariationContext?.Culture ?? "", protectedAccess, preview.IsPreview(), skip, take);
        return Attempt.SucceedWithStatus(ApiContentQueryOperationStatus.Success, page);
    }

    /// <summary>Without a fetch everything, or everything below the start item that the request names.</summary>
    private SelectorOption? Selector(string? fetch)
    {
        if (!string.IsNullOrWhiteSpace(fetch)) return selectors.FirstOrDefault(h => h.CanHandle(fetch))?.BuildSelectorOption(fetch);

        return startItems.TryGetValue(out var start) && start.GetStartItem() is { } root
            ? new SelectorOption { FieldName = DeliveryFields.Ancestors, Values = [root.Key.ToString("D")] }
            : provider.AllContentSelectorOption();
    }
}

/// <summary>Lists of media: the children of a folder, filtered by type and name. Umbraco knows no other.</summary>
internal sealed class DeliveryMediaQueries(IPublishedMediaCache media, IMediaNavigationQueryService navigation) : IApiMediaQueryService
{
    private const string ChildrenOf = "children:";

    /// <inheritdoc />
    public Attempt<PagedModel<Guid>, ApiMediaQueryOperationStatus> ExecuteQuery(string? fetch, IEnumerable<string> filters, IEnumerable<string> sorts, int skip, int take)
    {
        var nothing = new PagedModel<Guid>(0, []);
        if (fetch is null || !fetch.StartsWith(ChildrenOf, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(fetch[ChildrenOf.Length..]))
        {
            return Attempt.FailWithStatus(ApiMediaQueryOperationStatus.SelectorOptionNotFound, nothing);
        }

        var found = Children(fetch[ChildrenOf.Length..]);
        foreach (var filter in filters.Where(f => !string.IsNullOrWhiteSpace(f)))
        {
            if (Filter(found, filter) is not { } filtered) return Attempt.FailWithStatus(ApiMediaQueryOperationStatus.FilterOptionNotFound, nothing);
            found = filtered;
        }

        foreach (var sort in sorts.Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            if (Sort(found, sort) is not { } sorted) return Attempt.FailWithStatus(ApiMediaQueryOperationStatus.SortOptionNotFound, nothing);
            found = sorted;
        }

        var all = found.ToList();
        return Attempt.SucceedWithStatus(
            ApiMediaQueryOperationStatus.Success, new PagedModel<Guid>(all.Count, all.Skip(skip).Take(take).Select(item => item.Key).ToArray()));
    }

    /// <inheritdoc />
    public IPublishedContent? GetByPath(string path)
    {
        IPublishedContent? found = null;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = (found is null ? Roots() : Below(found.Key)).FirstOrDefault(item => item.Name.InvariantEquals(name));
            if (found is null) return null;
        }

        return found;
    }

    private IEnumerable<IPublishedContent> Children(string of)
    {
        if (of.Trim('/').Length == 0) return Roots();

        var folder = Guid.TryParse(of, out var key) ? media.GetById(key) : GetByPath(of);
        return folder is null ? [] : Below(folder.Key);
    }

    private IEnumerable<IPublishedContent> Roots() => navigation.TryGetRootKeys(out var keys) ? Items(keys) : [];

    private IEnumerable<IPublishedContent> Below(Guid key) => navigation.TryGetChildrenKeys(key, out var keys) ? Items(keys) : [];

    private IEnumerable<IPublishedContent> Items(IEnumerable<Guid> keys) => keys.Select(media.GetById).OfType<IPublishedContent>();

    private static IEnumerable<IPublishedContent>? Filter(IEnumerable<IPublishedContent> items, string filter) => filter.Split(':') switch
    {
        ["mediaType", var alias] => items.Where(item => item.ContentType.Alias.InvariantEquals(alias)),
        ["name", var name] => items.Where(item => item.Name.InvariantContains(name)),
        _ => null,
    };

    private static IEnumerable<IPublishedContent>? Sort(IEnumerable<IPublishedContent> items, string sort)
    {
        if (sort.Split(':') is not [var field, var direction]) return null;

        var ascends = direction.StartsWith("asc", StringComparison.Ordinal);
        return field switch
        {
            "createDate" => By(item => item.CreateDate),
            "updateDate" => By(item => item.UpdateDate),
            "name" => By(item => item.Name),
            "sortOrder" => By(item => item.SortOrder),
            _ => null,
        };

        IEnumerable<IPublishedContent> By<T>(Func<IPublishedContent, T> key) => ascends ? items.OrderBy(key) : items.OrderByDescending(key);
    }
}
