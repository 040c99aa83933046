using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;

namespace WIJschool.Cms.PublishedContent.Domains;

/// <summary>All domains in memory, read again by whoever first asks after one has changed.</summary>
internal sealed class DomainCacheService(ICoreScopeProvider scopes, IDomainRepository repository) : IDomainCacheService
{
    private readonly Lock loading = new();
    private volatile AssignedDomains? current;

    public IEnumerable<Domain> GetAll(bool includeWildcards) => includeWildcards ? Current().All : Current().Named;

    public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false) =>
        Current().ByDocument[documentId].Where(d => includeWildcards || !d.IsWildcard);

    public bool HasAssigned(int documentId, bool includeWildcards = false) => GetAssigned(documentId, includeWildcards).Any();

    // under the lock: a load that began before the change must not store what it read after it
    public void Refresh(DomainCacheRefresher.JsonPayload[] payloads)
    {
        lock (loading) current = null;
    }

    private AssignedDomains Current()
    {
        if (current is { } loaded) return loaded;
        lock (loading) return current ??= Load();
    }

    private AssignedDomains Load()
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var domains = repository.GetAll(includeWildcards: true).Where(IsUsable).Select(Build).ToList();
        return new AssignedDomains(domains, domains.FindAll(d => !d.IsWildcard), domains.ToLookup(d => d.ContentId));
    }

    // routing can do nothing with a domain that leads nowhere or names no language
    private static bool IsUsable(IDomain domain) => domain.RootContentId.HasValue && !string.IsNullOrWhiteSpace(domain.LanguageIsoCode);

    private static Domain Build(IDomain domain) => new(
        domain.Id, domain.DomainName, domain.RootContentId!.Value, domain.LanguageIsoCode, domain.IsWildcard, domain.SortOrder);

    private sealed record AssignedDomains(IReadOnlyList<Domain> All, IReadOnlyList<Domain> Named, ILookup<int, Domain> ByDocument);
}
