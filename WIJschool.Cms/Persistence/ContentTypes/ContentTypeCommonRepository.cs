using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.DataTypes;
using WIJschool.Cms.Persistence.Scoping;
using WIJschool.Cms.Persistence.Templates;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>All types of documents, media and members, kept in memory as one set.</summary>
internal sealed class ContentTypeCommonRepository : IContentTypeCommonRepository
{
    private readonly AppCaches caches;
    private readonly RepositoryCache<IContentTypeComposition> cache;

    public ContentTypeCommonRepository(
        IScopedDatabase database, AppCaches caches, ContentTypeReader reader, DataTypeRepository dataTypes, TemplateRepository templates)
    {
        this.caches = caches;
        cache = new RepositoryCache<IContentTypeComposition>(database, caches, reader.ReadAll);
        dataTypes.WhenChanged(cache.Changed); // properties carry their data type's editor and storage
        templates.WhenChanged(cache.Changed);
    }

    /// <summary>The types themselves, shared by everyone: to look at and to build content from, never to change.</summary>
    public EntitySet<IContentTypeComposition> Shared => cache.Shared;

    public IEnumerable<IContentTypeComposition> GetAllTypes() => RepositoryCache<IContentTypeComposition>.Copies(Shared.All);

    public void ClearCache() => caches.IsolatedCaches.ClearCache<IContentTypeComposition>();

    /// <inheritdoc cref="RepositoryCache{TEntity}.Changed"/>
    public void Changed() => cache.Changed();
}
