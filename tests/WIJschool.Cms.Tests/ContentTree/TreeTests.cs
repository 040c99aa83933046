using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.ContentTree;

[Collection(OnSqlite.Name)]
public sealed class TreeOnSqlite(SqliteCms cms) : TreeTests(cms);

[Collection(OnPostgres.Name)]
public sealed class TreeOnPostgres(PostgresCms cms) : TreeTests(cms);

public abstract class TreeTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task What_happens_in_a_scope_that_is_not_completed_never_happened()
    {
        IContent page;
        using (cms.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            page = await site.PageAsync("Never", publish: true);
        }

        Assert.Null(site.Documents.GetById(page.Key));
        Assert.Equal(0, site.Rows(db => db.Nodes.Count(n => n.UniqueId == page.Key)));
        Assert.NotNull(site.Documents.GetById((await site.PageAsync("After never")).Id));
    }

    [Fact]
    public async Task Ids_and_keys_are_found_by_each_other_and_by_kind()
    {
        var page = await site.PageAsync("Keyed");

        Assert.Equal(page.Id, cms.Get<IIdKeyMap>().GetIdForKey(page.Key, UmbracoObjectTypes.Document).Result);
        Assert.Equal(page.Key, cms.Get<IIdKeyMap>().GetKeyForId(page.Id, UmbracoObjectTypes.Document).Result);
        using var scope = cms.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        Assert.Null(cms.Get<IIdKeyMapRepository>().GetIdForKey(page.Key, UmbracoObjectTypes.Media));
    }

    [Fact]
    public async Task A_document_that_does_not_vary_is_published_in_every_language()
    {
        await site.LanguagesAsync();
        var plain = await site.PageAsync("Plain", publish: true);
        var variant = await site.VariantPageAsync("Alleen", "Only");
        site.Documents.Publish(variant, ["nl"]);
        var status = cms.Get<IPublishStatusQueryService>();

        Assert.True(status.IsDocumentPublished(plain.Key, "nl") && status.IsDocumentPublished(plain.Key, "en-US"));
        Assert.True(status.IsDocumentPublished(variant.Key, "nl"));
        Assert.False(status.IsDocumentPublished(variant.Key, "en-US"));
        site.Documents.Unpublish(plain);
        Assert.False(status.IsDocumentPublishedInAnyCulture(plain.Key));
    }

    [Fact]
    public async Task Pickers_start_at_the_nearest_or_the_furthest_page_of_a_type()
    {
        var home = await site.PageAsync("Dynamic home");
        var section = await site.PageAsync("Dynamic section", home.Id);
        var page = await site.PageAsync("Dynamic page", section.Id);
        var step = new DynamicRootQueryStep { AnyOfDocTypeKeys = [(await site.TypeAsync()).Key] };
        var none = new DynamicRootQueryStep { AnyOfDocTypeKeys = [Guid.NewGuid()] };
        using var scope = cms.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var roots = cms.Get<IDynamicRootRepository>();

        Assert.Equal(page.Key, await roots.NearestAncestorOrSelfAsync([page.Key], step));
        Assert.Equal(home.Key, await roots.FurthestAncestorOrSelfAsync([page.Key], step));
        Assert.Null(await roots.NearestAncestorOrSelfAsync([page.Key], none));
        Assert.Equal([home.Key], await roots.NearestDescendantOrSelfAsync([home.Key], step));
        Assert.Equal([page.Key], await roots.FurthestDescendantOrSelfAsync([home.Key], step));
    }

    [Fact]
    public async Task References_to_what_is_below_a_page_or_in_the_bin_are_found()
    {
        var parent = await site.PageAsync("Referred parent");
        var (picked, other) = (await site.PageAsync("Referred child", parent.Id), await site.PageAsync("Refers"));
        var type = cms.Get<IRelationService>().GetRelationTypeByAlias(Constants.Conventions.RelationTypes.RelatedDocumentAlias)!;
        cms.Get<IRelationService>().Save(new Relation(other.Id, picked.Id, type));
        var references = cms.Get<ITrackedReferencesService>();

        var below = await references.GetPagedDescendantsInReferencesAsync(parent.Key, UmbracoObjectTypes.Document, 0, 10, true);
        Assert.Equal(picked.Key, Assert.Single(below.Result!.Items).NodeKey);
        Assert.Equal([picked.Key], (await references.GetPagedKeysWithDependentReferencesAsync(
            new HashSet<Guid> { picked.Key, parent.Key }, Constants.ObjectTypes.Document, 0, 10)).Items);

        site.Documents.MoveToRecycleBin(parent);
        var inBin = await references.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Document, 0, 10, true);
        var reference = Assert.Single(inBin.Items, r => r.NodeKey == other.Key);
        Assert.Equal(("document", "plainPage", true), (reference.NodeType, reference.ContentTypeAlias, reference.RelationTypeIsDependency));
    }
}
