using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Relations;

[Collection(OnSqlite.Name)]
public sealed class RelationTestsOnSqlite(SqliteCms site) : RelationTests(site);

[Collection(OnPostgres.Name)]
public sealed class RelationTestsOnPostgres(PostgresCms site) : RelationTests(site);

public abstract class RelationTests(CmsFixture site)
{
    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    private IRelationService Relations => site.Get<IRelationService>();

    [Fact]
    public void A_new_database_has_umbracos_kinds_of_relation()
    {
        var aliases = Relations.GetAllRelationTypes().Select(t => t.Alias).ToHashSet();

        Assert.Subset(aliases, new HashSet<string>
        {
            Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias,
            Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias,
            Constants.Conventions.RelationTypes.RelatedMediaAlias,
            Constants.Conventions.RelationTypes.RelatedDocumentAlias,
        });
    }

    [Fact]
    public void Two_pages_are_related_by_a_kind_and_found_from_either_end()
    {
        var (parent, child) = (SomePages.Create(site, "Van"), SomePages.Create(site, "Naar"));
        var type = CopyType();

        var relation = Relations.Relate(parent.Id, child.Id, type);

        Assert.NotEqual(0, relation.Id);
        Assert.True(Relations.AreRelated(parent.Id, child.Id, type.Alias));
        Assert.False(Relations.AreRelated(child.Id, parent.Id, type.Alias));
        Assert.Equal([relation.Id], Relations.GetByChildId(child.Id).Select(r => r.Id));
        var read = Assert.Single(Relations.GetByParentId(parent.Id)!);
        Assert.Equal(Constants.ObjectTypes.Document, read.ChildObjectType);
        Assert.Equal(type.Alias, read.RelationType.Alias);
    }

    [Fact]
    public void The_other_ends_are_given_a_page_at_a_time()
    {
        var parent = SomePages.Create(site, "Hub");
        var children = Enumerable.Range(0, 5).Select(i => SomePages.Create(site, $"Spaak {i}")).ToList();
        foreach (var child in children) Relations.Relate(parent.Id, child.Id, CopyType());

        var page = Relations.GetPagedChildEntitiesByParentId(parent.Id, 1, 2, out var total, UmbracoObjectTypes.Document).ToList();

        Assert.Equal(5, total);
        Assert.Equal(children.Skip(2).Take(2).Select(c => c.Id), page.Select(e => e.Id));
    }

    [Fact]
    public async Task Relations_of_a_page_are_found_by_its_key()
    {
        var (parent, child) = (SomePages.Create(site, "Bron"), SomePages.Create(site, "Doel"));
        Relations.Relate(parent.Id, child.Id, CopyType());

        var ofKind = await Relations.GetPagedByChildKeyAsync(child.Key, 0, 10, CopyType().Alias);
        var ofOtherKind = await Relations.GetPagedByChildKeyAsync(child.Key, 0, 10, Constants.Conventions.RelationTypes.RelatedMediaAlias);

        Assert.Equal([parent.Id], ofKind.Items.Select(r => r.ParentId));
        Assert.Equal(0, ofOtherKind.Total);
    }

    [Fact]
    public async Task A_kind_of_relation_is_made_renamed_and_deleted_with_its_relations()
    {
        var alias = $"hoortBij{Guid.NewGuid():N}";
        var created = await Relations.CreateAsync(
            new RelationType(alias, alias, false, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, false), Administrator);
        Assert.Equal(RelationTypeOperationStatus.Success, created.Status);
        var (parent, child) = (SomePages.Create(site, "A"), SomePages.Create(site, "B"));
        Relations.Relate(parent.Id, child.Id, created.Result!);

        created.Result!.Name = $"{alias} nieuw";
        Assert.True((await Relations.UpdateAsync(created.Result, Administrator)).Success);
        Assert.Equal($"{alias} nieuw", Relations.GetRelationTypeByAlias(alias)!.Name);

        Assert.True((await Relations.DeleteAsync(created.Result.Key, Administrator)).Success);
        Assert.Null(Relations.GetRelationTypeByAlias(alias));
        Assert.Empty(Relations.GetByParentId(parent.Id)!);
    }

    [Fact]
    public void A_relation_that_is_deleted_is_gone_and_its_pages_stay()
    {
        var (parent, child) = (SomePages.Create(site, "Los"), SomePages.Create(site, "Van elkaar"));
        var relation = Relations.Relate(parent.Id, child.Id, CopyType());

        Relations.Delete(relation);

        Assert.False(Relations.AreRelated(parent.Id, child.Id));
        Assert.NotNull(site.Get<IContentService>().GetById(child.Id));
    }

    private IRelationType CopyType() => Relations.GetRelationTypeByAlias(Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias)!;
}
