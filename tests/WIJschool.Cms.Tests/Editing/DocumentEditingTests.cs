using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;
using Umbraco.Extensions;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class DocumentEditingOnSqlite(SqliteCms cms) : DocumentEditingTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentEditingOnPostgres(PostgresCms cms) : DocumentEditingTests(cms);

/// <summary>Documents by the services that editors' tools work with.</summary>
public abstract class DocumentEditingTests(CmsFixture cms)
{
    private static readonly Guid Editor = Constants.Security.SuperUserKey;

    private readonly DocumentSite site = new(cms);

    private IContentEditingService Editing => cms.Get<IContentEditingService>();

    private IContentPublishingService Publishing => cms.Get<IContentPublishingService>();

    [Fact]
    public async Task A_page_is_created_changed_and_read_back()
    {
        var key = await CreateAsync("Nieuw", title: "eerste");

        var changed = await Editing.UpdateAsync(key, new ContentUpdateModel { Variants = Named("Anders"), Properties = Titled("tweede") }, Editor);

        Assert.Equal((true, ContentEditingOperationStatus.Success), (changed.Success, changed.Status));
        var read = (await Editing.GetAsync(key))!;
        Assert.Equal(("Anders", "tweede"), (read.Name, read.GetValue<string>("title")));
    }

    [Fact]
    public async Task What_cannot_be_is_told_by_its_status_and_changes_nothing()
    {
        var type = await site.TypeAsync();

        var noType = await Editing.CreateAsync(new ContentCreateModel { ContentTypeKey = Guid.NewGuid(), Variants = Named("Zonder type") }, Editor);
        var noParent = await Editing.CreateAsync(new ContentCreateModel { ContentTypeKey = type.Key, ParentKey = Guid.NewGuid(), Variants = Named("Zonder ouder") }, Editor);
        var noPage = await Editing.UpdateAsync(Guid.NewGuid(), new ContentUpdateModel { Variants = Named("Nergens") }, Editor);
        var noProperty = await Editing.CreateAsync(new ContentCreateModel
        {
            ContentTypeKey = type.Key,
            Variants = Named("Vreemd"),
            Properties = [new PropertyValueModel { Alias = "bestaatNiet", Value = "x" }],
        }, Editor);

        Assert.Equal(ContentEditingOperationStatus.ContentTypeNotFound, noType.Status);
        Assert.Equal(ContentEditingOperationStatus.ParentNotFound, noParent.Status);
        Assert.Equal(ContentEditingOperationStatus.NotFound, noPage.Status);
        Assert.Equal(ContentEditingOperationStatus.PropertyTypeNotFound, noProperty.Status);
    }

    [Fact]
    public async Task A_page_is_published_and_taken_back()
    {
        var key = await CreateAsync("Openbaar");

        var published = await Publishing.PublishAsync(key, [new CulturePublishScheduleModel { Culture = Constants.System.InvariantCulture }], Editor);
        Assert.Equal((true, ContentPublishingOperationStatus.Success), (published.Success, published.Status));
        Assert.True((await Editing.GetAsync(key))!.Published);

        var back = await Publishing.UnpublishAsync(key, cultures: null, Editor);
        Assert.Equal((true, ContentPublishingOperationStatus.Success), (back.Success, back.Result));
        Assert.False((await Editing.GetAsync(key))!.Published);
    }

    [Fact]
    public async Task A_page_is_planned_for_later_and_its_plan_can_be_read()
    {
        var key = await CreateAsync("Gepland");
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2));
        var plan = new CulturePublishScheduleModel { Culture = Constants.System.InvariantCulture, Schedule = new ContentScheduleModel { PublishDate = from, UnpublishDate = until } };

        Assert.True((await Publishing.PublishAsync(key, [plan], Editor)).Success);

        var read = (await cms.Get<IContentQueryService>().GetWithSchedulesAsync(key)).Result!;
        Assert.False(read.Content.Published);
        Assert.Equal(2, read.Schedules.FullSchedule.Count);
        Assert.All(read.Schedules.FullSchedule, s => Assert.Equal(s.Action == ContentScheduleAction.Release ? from.UtcDateTime : until.UtcDateTime, s.Date, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_branch_is_published_with_what_was_never_published_in_it()
    {
        var parent = await CreateAsync("Tak");
        var child = await CreateAsync("Twijg", parent);
        var leaf = await CreateAsync("Blad", child);

        var result = await Publishing.PublishBranchAsync(parent, ["*"], PublishBranchFilter.IncludeUnpublished, Editor, useBackgroundThread: false);

        Assert.True(result.Success, $"{result.Status}");
        Assert.Equal(3, result.Result.SucceededItems.Count());
        Assert.True((await Editing.GetAsync(leaf))!.Published);
    }

    [Fact]
    public async Task A_branch_is_published_in_the_background_and_tells_how_that_ended()
    {
        var parent = await CreateAsync("Tak op de achtergrond");
        var child = await CreateAsync("Twijg", parent);

        var started = await Publishing.PublishBranchAsync(parent, ["*"], PublishBranchFilter.IncludeUnpublished, Editor, useBackgroundThread: true);
        var task = started.Result.AcceptedTaskId!.Value;
        for (var wait = 0; wait < 100 && await Publishing.IsPublishingBranchAsync(task); wait++) await Task.Delay(100);

        var ended = await Publishing.GetPublishBranchResultAsync(task);
        Assert.True(ended.Success, $"{ended.Status}");
        Assert.Equal(2, ended.Result.SucceededItems.Count());
        Assert.True((await Editing.GetAsync(child))!.Published);
    }

    [Fact]
    public async Task A_page_is_moved_copied_and_its_children_are_sorted()
    {
        var (from, to) = (await CreateAsync("Van"), await CreateAsync("Naar"));
        var (first, second) = (await CreateAsync("Een", from), await CreateAsync("Twee", from));

        Assert.True((await Editing.MoveAsync(first, to, Editor)).Success);
        Assert.True((await Editing.MoveAsync(second, to, Editor)).Success);
        var copied = await Editing.CopyAsync(to, from, relateToOriginal: true, includeDescendants: true, Editor);
        Assert.Equal(ContentEditingOperationStatus.Success, await Editing.SortAsync(to, [new SortingModel { Key = second, SortOrder = 0 }, new SortingModel { Key = first, SortOrder = 1 }], Editor));

        Assert.Equal([second, first], Children(to));
        Assert.Equal(2, Children(copied.Result!.Key).Count);
        Assert.Equal(
            ContentEditingOperationStatus.Success,
            await Editing.SortByFieldAsync(to, ContentSortField.Name, Direction.Ascending, culture: null, Editor));
        Assert.Equal([first, second], Children(to));
    }

    [Fact]
    public async Task A_page_in_the_bin_remembers_its_parent_tells_it_and_goes_back_there()
    {
        var parent = await CreateAsync("Ouder");
        var child = await CreateAsync("Kind", parent);
        var grandchild = await CreateAsync("Kleinkind", child);

        Assert.True((await Editing.MoveToRecycleBinAsync(child, Editor)).Success);

        var origin = await cms.Get<IDocumentRecycleBinQueryService>().GetOriginalParentAsync(child);
        Assert.Equal((RecycleBinQueryResultType.Success, parent), (origin.Status, origin.Result!.Key));
        Assert.Equal(RecycleBinQueryResultType.NotTrashed, (await cms.Get<IDocumentRecycleBinQueryService>().GetOriginalParentAsync(parent)).Status);
        var (childId, parentId) = ((await Editing.GetAsync(child))!.Id, (await Editing.GetAsync(parent))!.Id);
        var lines = await cms.Get<IAuditService>().GetItemsByKeyAsync(child, UmbracoObjectTypes.Document, 0, 10);
        Assert.Contains(lines.Items, line => line.AuditType == AuditType.Delete
            && line.Comment == $"Trashed content with Id: {childId} related to original parent content with Id: {parentId}");

        Assert.True((await Editing.RestoreAsync(child, origin.Result.Key, Editor, includeDescendants: true)).Success);
        Assert.Equal([child], Children(parent));
        Assert.False((await Editing.GetAsync(grandchild))!.Trashed);
        Assert.DoesNotContain(cms.Get<IRelationService>().GetByChildId(childId), r => r.RelationType.Alias == Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias);
    }

    [Fact]
    public async Task The_bin_gives_back_to_the_root_and_says_so_when_a_parent_is_gone()
    {
        var (atRoot, parent) = (await CreateAsync("In de wortel"), await CreateAsync("Weg"));
        var child = await CreateAsync("Wees", parent);
        foreach (var key in new[] { atRoot, child, parent }) Assert.True((await Editing.MoveToRecycleBinAsync(key, Editor)).Success);
        var bin = cms.Get<IDocumentRecycleBinQueryService>();

        Assert.Equal(RecycleBinQueryResultType.ParentIsRoot, (await bin.GetOriginalParentAsync(atRoot)).Status);
        Assert.Equal(RecycleBinQueryResultType.ParentNotFound, (await bin.GetOriginalParentAsync(child)).Status);
        Assert.True((await Editing.DeleteFromRecycleBinAsync(parent, Editor)).Success);
        Assert.Equal(RecycleBinQueryResultType.NoParentRecycleRelation, (await bin.GetOriginalParentAsync(child)).Status);
        Assert.True((await Editing.RestoreAsync(child, null, Editor, includeDescendants: true)).Success);
        Assert.Equal(Constants.System.Root, (await Editing.GetAsync(child))!.ParentId);
    }

    [Fact]
    public async Task A_page_goes_for_good_only_from_where_it_may()
    {
        var key = await CreateAsync("Eerst naar de bak");

        Assert.Equal(ContentEditingOperationStatus.NotInTrash, (await Editing.DeleteFromRecycleBinAsync(key, Editor)).Status);
        Assert.True((await Editing.DeleteAsync(key, Editor)).Success);
        Assert.Null(await Editing.GetAsync(key));
    }

    [Fact]
    public async Task A_version_is_read_rolled_back_to_and_kept_from_being_cleaned_up()
    {
        var key = await CreateAsync("Versies", title: "eerst");
        await PublishAsync(key);
        await Editing.UpdateAsync(key, new ContentUpdateModel { Variants = Named("Versies"), Properties = Titled("later") }, Editor);
        await PublishAsync(key);
        var versions = cms.Get<IContentVersionService>();
        var oldest = (await versions.GetPagedContentVersionsAsync(key, culture: null, 0, 10)).Result!.Items.Last();

        Assert.Equal("eerst", (await versions.GetAsync(oldest.VersionId.ToGuid())).Result!.GetValue<string>("title"));
        Assert.True((await versions.SetPreventCleanupAsync(oldest.VersionId.ToGuid(), preventCleanup: true, Editor)).Success);
        Assert.True(versions.Get(oldest.VersionId)!.PreventCleanup);
        Assert.True((await versions.RollBackAsync(oldest.VersionId.ToGuid(), culture: null, Editor)).Success);

        var page = (await Editing.GetAsync(key))!;
        Assert.Equal(("eerst", "later"), (page.GetValue<string>("title"), page.GetValue<string>("title", published: true)));
    }

    [Fact]
    public async Task A_blueprint_is_made_of_a_page_and_gives_new_pages_their_first_values()
    {
        var key = await CreateAsync("Voorbeeld", title: "ingevuld");
        var blueprints = cms.Get<IContentBlueprintEditingService>();

        var made = await blueprints.CreateFromContentAsync(key, "Sjabloon", Guid.NewGuid(), Editor);

        Assert.Equal(ContentEditingOperationStatus.Success, made.Status);
        var scaffold = (await blueprints.GetScaffoldedAsync(made.Result.Content!.Key))!;
        Assert.Equal("ingevuld", scaffold.GetValue<string>("title"));
        Assert.Contains((await blueprints.GetPagedByContentTypeAsync((await site.TypeAsync()).Key, 0, 100)).Result!.Items, b => b.Key == made.Result.Content.Key);
        Assert.True((await blueprints.DeleteAsync(made.Result.Content.Key, Editor)).Success);
        Assert.Null(await blueprints.GetAsync(made.Result.Content.Key));
    }

    private async Task<Guid> CreateAsync(string name, Guid? parent = null, string title = "titel")
    {
        var made = await Editing.CreateAsync(new ContentCreateModel
        {
            ContentTypeKey = (await site.TypeAsync()).Key,
            ParentKey = parent,
            Variants = Named(name),
            Properties = Titled(title),
        }, Editor);
        Assert.True(made.Success, $"{made.Status}");
        return made.Result.Content!.Key;
    }

    private async Task PublishAsync(Guid key) =>
        Assert.True((await Publishing.PublishAsync(key, [new CulturePublishScheduleModel { Culture = Constants.System.InvariantCulture }], Editor)).Success);

    private List<Guid> Children(Guid parent) => site.Documents
        .GetPagedChildren(site.Documents.GetById(parent)!.Id, 0, 10, out _, propertyAliases: null, filter: null, ordering: null).Select(c => c.Key).ToList();

    private static VariantModel[] Named(string name) => [new VariantModel { Name = name }];

    private static PropertyValueModel[] Titled(string title) => [new PropertyValueModel { Alias = "title", Value = title }];
}
