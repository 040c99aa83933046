using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Tests.ContentTypes;

namespace WIJschool.Cms.Tests.Domains;

public abstract class DomainTests(CmsFixture cms)
{
    private readonly TypeMaker make = new(cms);

    private IDomainService Domains => cms.Get<IDomainService>();

    [Fact]
    public async Task Domains_are_assigned_in_order_with_their_culture()
    {
        var page = await Page();

        await Assign(page, make.Alias("b") + ".nl", make.Alias("a") + ".nl");

        var assigned = (await Domains.GetAssignedDomainsAsync(page.Key, includeWildcards: true)).ToList();
        Assert.Equal([$"*{page.Id}", make.Alias("b") + ".nl", make.Alias("a") + ".nl"], assigned.Select(d => d.DomainName));
        Assert.All(assigned, d => Assert.Equal(Culture(), d.LanguageIsoCode));
        Assert.Equal(2, (await Domains.GetAssignedDomainsAsync(page.Key, includeWildcards: false)).Count());
    }

    [Fact]
    public async Task Routing_sees_a_change_of_domains_at_once()
    {
        var page = await Page();
        var cache = cms.Get<IDomainCache>();
        Assert.False(cache.HasAssigned(page.Id));

        await Assign(page, make.Alias("www") + ".nl");
        Assert.Equal((make.Alias("www") + ".nl", Culture()), Assert.Single(cache.GetAssigned(page.Id)) is var d ? (d.Name, d.Culture) : default);

        await Assign(page);
        Assert.False(cache.HasAssigned(page.Id));
    }

    [Fact]
    public async Task A_domain_of_another_page_is_refused()
    {
        var name = make.Alias("bezet") + ".nl";
        await Assign(await Page(), name);

        var second = await Update(await Page(), name.ToUpperInvariant());

        Assert.Equal(DomainOperationStatus.ConflictingDomainName, second.Status);
    }

    [Fact]
    public async Task Deleting_a_page_frees_its_domains()
    {
        var page = await Page();
        var name = make.Alias("vrij") + ".nl";
        await Assign(page, name);

        cms.Get<IContentService>().Delete(page);

        Assert.False(Domains.Exists(name));
        Assert.False(cms.Get<IDomainCache>().HasAssigned(page.Id));
    }

    private string Culture() => cms.Get<ILanguageService>().GetDefaultIsoCodeAsync().GetAwaiter().GetResult();

    private async Task<IContent> Page()
    {
        var type = await make.Create($"Pagina{Guid.NewGuid():N}"[..20], [], t => t.AllowedAsRoot = true);
        var page = cms.Get<IContentService>().Create("Start", Constants.System.Root, type);
        Assert.True(cms.Get<IContentService>().Save(page).Success);
        return page;
    }

    private async Task Assign(IContent page, params string[] names) =>
        Assert.Equal(DomainOperationStatus.Success, (await Update(page, names)).Status);

    private Task<Attempt<DomainUpdateResult, DomainOperationStatus>> Update(IContent page, params string[] names) =>
        Domains.UpdateDomainsAsync(page.Key, new DomainsUpdateModel
        {
            DefaultIsoCode = names.Length == 0 ? null : Culture(),
            Domains = names.Select(name => new DomainModel { DomainName = name, IsoCode = Culture() }),
        });
}

[Collection(OnSqlite.Name)]
public sealed class DomainsOnSqlite(SqliteCms cms) : DomainTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DomainsOnPostgres(PostgresCms cms) : DomainTests(cms);
