using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.ListViews;

/// <summary>Finds what lies directly below something by a part of its name, or by its whole key.</summary>
internal abstract class ChildSearch<TContent>(IIdKeyMap ids, ICoreScopeProvider scopes, UmbracoObjectTypes kind) : IContentSearchService<TContent>
    where TContent : class, IContentBase
{
    /// <inheritdoc />
    public Task<PagedModel<TContent>> SearchChildrenAsync(
        string? query, Guid? parentId, string[]? propertyAliases, Ordering? ordering, bool loadTemplates = true, int skip = 0, int take = 100) =>
        Task.FromResult(Id(parentId) is { } parent
            ? Part(new Children(parent, propertyAliases, loadTemplates, Named(query), ordering), skip, take) : new PagedModel<TContent>(0, []));

    /// <summary>A page of the children, counted from zero.</summary>
    protected abstract IEnumerable<TContent> Page(Children children, int index, int size, out long total);

    private PagedModel<TContent> Part(Children children, int skip, int take)
    {
        if (take <= 0)
        {
            Page(children, 0, 1, out var count);
            return new PagedModel<TContent>(count, []);
        }

        // Core reads whole pages; a part that is none is cut from the page that holds it
        var isPage = skip % take == 0;
        var items = isPage ? Page(children, skip / take, take, out var total) : Page(children, 0, skip + take, out total).Skip(skip);
        return new PagedModel<TContent>(total, items.ToList());
    }

    private int? Id(Guid? parent) => parent is not { } key ? Constants.System.Root : ids.GetIdForKey(key, kind) is { Success: true, Result: var id } ? id : null;

    private IQuery<TContent>? Named(string? part)
    {
        if (string.IsNullOrWhiteSpace(part)) return null;

        var query = scopes.CreateQuery<TContent>();
        if (Guid.TryParse(part, out var key)) query.Where(content => content.Key == key);
        else query.Where(content => content.Name!.Contains(part));
        return query;
    }

    /// <summary>Which children are asked for.</summary>
    /// <param name="Aliases">The properties to read; null for all.</param>
    protected sealed record Children(int Parent, string[]? Aliases, bool WithTemplates, IQuery<TContent>? Filter, Ordering? Ordering);
}

/// <summary>Finds documents below a document.</summary>
internal sealed class DocumentChildSearch(IContentService documents, IIdKeyMap ids, ICoreScopeProvider scopes)
    : ChildSearch<IContent>(ids, scopes, UmbracoObjectTypes.Document), IContentSearchService
{
    protected override IEnumerable<IContent> Page(Children children, int index, int size, out long total) => documents.GetPagedChildren(
        children.Parent, index, size, out total, children.Aliases, children.Filter, children.Ordering, children.WithTemplates);
}

/// <summary>Finds media in a folder.</summary>
internal sealed class MediaChildSearch(IMediaService media, IIdKeyMap ids, ICoreScopeProvider scopes)
    : ChildSearch<IMedia>(ids, scopes, UmbracoObjectTypes.Media), IMediaSearchService
{
    protected override IEnumerable<IMedia> Page(Children children, int index, int size, out long total) =>
        media.GetPagedChildren(children.Parent, index, size, out total, children.Filter, children.Ordering);
}
