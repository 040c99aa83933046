using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;

namespace WIJschool.Cms.PublishedContent.Domains;

/// <summary>Which host names and cultures are assigned to which document, as routing asks it on every request.</summary>
internal sealed class DomainCache(IDomainCacheService domains, IDefaultCultureAccessor cultures) : IDomainCache
{
    public string DefaultCulture => cultures.DefaultCulture;

    public IEnumerable<Domain> GetAll(bool includeWildcards) => domains.GetAll(includeWildcards);

    public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false) => domains.GetAssigned(documentId, includeWildcards);

    public bool HasAssigned(int documentId, bool includeWildcards = false) => domains.HasAssigned(documentId, includeWildcards);
}
