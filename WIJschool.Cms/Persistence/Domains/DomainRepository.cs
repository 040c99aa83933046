using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Domains;

internal sealed class DomainRepository : WholeSetRepository<IDomain>, IDomainRepository
{
    // a wildcard only says the culture below a node; it takes no place in the order of host names
    private const int WildcardSortOrder = -1;

    private readonly LanguageRepository languages;

    public DomainRepository(IScopedDatabase database, AppCaches caches, LanguageRepository languages) : base(database, caches)
    {
        this.languages = languages;
        languages.WhenChanged(Cache.Changed); // a domain carries its language's code
    }

    public IDomain? GetByName(string domainName) => Cache.First(d => Same(d.DomainName, domainName));

    public bool Exists(string domainName) => Cache.Shared.All.Any(d => Same(d.DomainName, domainName));

    public IEnumerable<IDomain> GetAll(bool includeWildcards) => Cache.Where(d => includeWildcards || !d.IsWildcard);

    public IEnumerable<IDomain> GetAssignedDomains(int contentId, bool includeWildcards) =>
        Cache.Where(d => d.RootContentId == contentId && (includeWildcards || !d.IsWildcard));

    protected override IReadOnlyList<IDomain> ReadAll() => Db.Domains.OrderBy(r => r.SortOrder).ThenBy(r => r.Id)
        .AsEnumerable().Select(Build).ToList();

    protected override void Insert(IDomain domain)
    {
        Validate(domain);
        if (domain.IsWildcard) domain.SortOrder = WildcardSortOrder;
        var row = new DomainRow();
        Fill(row, domain);
        Db.Add(row);
        Db.SaveChanges();
        domain.Id = row.Id;
        SetIsoCode(domain);
    }

    protected override void Update(IDomain domain)
    {
        Validate(domain);
        var row = new DomainRow { Id = domain.Id };
        Fill(row, domain);
        Db.Update(row);
        Db.SaveChanges();
        SetIsoCode(domain);
    }

    protected override void Remove(IDomain domain) => Db.Domains.Where(r => r.Id == domain.Id).ExecuteDelete();

    private void Validate(IDomain domain)
    {
        if (Db.Domains.Any(r => r.DomainName == domain.DomainName && r.Id != domain.Id))
            throw new InvalidOperationException($"The domain {domain.DomainName} is assigned already.");
        if (domain.RootContentId is { } root && !Db.Contents.Any(r => r.NodeId == root))
            throw new InvalidOperationException($"There is no content with id {root} to assign {domain.DomainName} to.");
        if (domain.LanguageId is { } language && !languages.Exists(language))
            throw new InvalidOperationException($"There is no language with id {language} for {domain.DomainName}.");
    }

    private void SetIsoCode(IDomain domain)
    {
        if (domain is UmbracoDomain own) own.LanguageIsoCode = languages.GetIsoCodeById(domain.LanguageId, throwOnNotFound: false);
    }

    private UmbracoDomain Build(DomainRow row)
    {
        var domain = new UmbracoDomain(row.DomainName);
        domain.DisableChangeTracking();
        domain.Id = row.Id;
        domain.RootContentId = row.DomainRootStructureId;
        domain.LanguageId = row.DomainDefaultLanguage;
        domain.LanguageIsoCode = languages.GetIsoCodeById(row.DomainDefaultLanguage, throwOnNotFound: false);
        domain.SortOrder = row.SortOrder;
        domain.EnableChangeTracking();
        return domain;
    }

    private static void Fill(DomainRow row, IDomain domain)
    {
        row.DomainName = domain.DomainName;
        row.DomainRootStructureId = domain.RootContentId;
        row.DomainDefaultLanguage = domain.LanguageId;
        row.SortOrder = domain.SortOrder;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
