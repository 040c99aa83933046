using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>Finds what has no search index of its own, types say, by a part of its name; an id finds the thing itself.</summary>
internal sealed class EntitySearch(IEntityService entities, ICoreScopeProvider scopes) : IEntitySearchService
{
    /// <inheritdoc />
    public PagedModel<IEntitySlim> Search(UmbracoObjectTypes objectType, string query, int skip = 0, int take = 100) => Search([objectType], query, skip, take);

    /// <inheritdoc />
    public PagedModel<IEntitySlim> Search(IEnumerable<UmbracoObjectTypes> objectTypes, string query, int skip = 0, int take = 100) =>
        Find(objectTypes, skip, take, Guid.TryParse(query, out var key)
            ? scopes.CreateQuery<IUmbracoEntity>().Where(entity => entity.Key == key)
            : scopes.CreateQuery<IUmbracoEntity>().Where(entity => entity.Name!.Contains(query)));

    /// <inheritdoc />
    public PagedModel<IEntitySlim> Search(IEnumerable<UmbracoObjectTypes> objectTypes, int skip = 0, int take = 100) => Find(objectTypes, skip, take, filter: null);

    /// <exception cref="ArgumentException">The part that is asked is no whole page.</exception>
    private PagedModel<IEntitySlim> Find(IEnumerable<UmbracoObjectTypes> objectTypes, int skip, int take, IQuery<IUmbracoEntity>? filter)
    {
        if (take > 0 && skip % take != 0) throw new ArgumentException("What is skipped must be whole pages.", nameof(skip));

        var found = entities.GetPagedDescendants(
            objectTypes, take == 0 ? 0 : skip / take, take, out var total, filter, Umbraco.Cms.Core.Services.Ordering.By("text"), includeTrashed: false);
        return new PagedModel<IEntitySlim>(total, take == 0 ? [] : found);
    }
}
