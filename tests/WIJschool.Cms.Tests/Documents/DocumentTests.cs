using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class DocumentsOnSqlite(SqliteCms cms) : DocumentTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentsOnPostgres(PostgresCms cms) : DocumentTests(cms);

public abstract class DocumentTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task Saved_document_is_read_back_as_it_was()
    {
        var page = await site.PageAsync("Saved", title: "hello");

        var read = site.Documents.GetById(page.Key)!;

        Assert.Equal(("Saved", "hello", false, true), (read.Name, read.GetValue<string>("title"), read.Published, read.Edited));
        Assert.Equal(($"-1,{page.Id}", 1), (read.Path, read.Level));
        Assert.Equal(DateTimeKind.Utc, read.UpdateDate.Kind);
        Assert.False(read.IsDirty());
        Assert.Equal("draft", site.Versions(page.Id));
    }

    [Fact]
    public async Task Publishing_turns_the_draft_into_the_published_version_and_starts_a_new_draft()
    {
        var page = await site.PageAsync("Published", publish: true);
        Assert.Equal("published draft", site.Versions(page.Id));

        page = site.Documents.GetById(page.Id)!;
        page.SetValue("title", "changed");
        site.Documents.Save(page);
        var edited = site.Documents.GetById(page.Id)!;
        Assert.Equal((true, true), (edited.Published, edited.Edited));
        Assert.Equal(("changed", "a title"), (edited.GetValue<string>("title"), edited.GetValue<string>("title", published: true)));

        site.Documents.Publish(edited, ["*"]);
        var again = site.Documents.GetById(page.Id)!;
        Assert.Equal((true, false, "changed"), (again.Published, again.Edited, again.GetValue<string>("title", published: true)));
        Assert.Equal("old published draft", site.Versions(page.Id));
    }

    [Fact]
    public async Task Unpublished_document_keeps_its_draft_and_can_be_published_again()
    {
        var page = await site.PageAsync("Comes and goes", publish: true);

        Assert.True(site.Documents.Unpublish(page).Success);
        var gone = site.Documents.GetById(page.Id)!;
        Assert.Equal((false, true, null, "a title"), (gone.Published, gone.Edited, gone.PublishName, gone.GetValue<string>("title")));

        Assert.True(site.Documents.Publish(gone, ["*"]).Success);
        var back = site.Documents.GetById(page.Id)!;
        Assert.Equal((true, false, "Comes and goes"), (back.Published, back.Edited, back.PublishName));
        Assert.Equal("old published draft", site.Versions(page.Id));
    }

    [Fact]
    public async Task Saving_what_did_not_change_writes_nothing()
    {
        var page = await site.PageAsync("Unchanged");
        var read = site.Documents.GetById(page.Id)!;

        site.Documents.Save(read);

        Assert.Equal(read.UpdateDate, site.Documents.GetById(page.Id)!.UpdateDate);
    }

    [Fact]
    public async Task A_document_read_before_someone_else_published_it_cannot_overwrite_that()
    {
        var page = await site.PageAsync("Two editors");
        var stale = site.Documents.GetById(page.Id)!;
        site.Documents.Publish(site.Documents.GetById(page.Id)!, ["*"]);

        stale.SetValue("title", "lost update");

        Assert.Throws<InvalidOperationException>(() => site.Documents.Save(stale));
        Assert.Equal("published draft", site.Versions(page.Id));
    }

    [Fact]
    public async Task Siblings_with_the_same_name_get_a_number_and_others_do_not()
    {
        var parent = await site.PageAsync("Names");

        var names = new List<string?>();
        foreach (var name in new[] { "Page", "page", "Page", "Page (1)", "Pages", "Other (2)", "Other (2)" })
            names.Add((await site.PageAsync(name, parent.Id)).Name);

        Assert.Equal(["Page", "page (1)", "Page (2)", "Page (3)", "Pages", "Other (2)", "Other (2) (1)"], names);
        Assert.Equal("Page", (await site.PageAsync("Page", (await site.PageAsync("Elsewhere")).Id)).Name);
    }

    [Fact]
    public async Task New_documents_come_after_their_siblings_and_are_sorted_as_asked()
    {
        var parent = await site.PageAsync("Sorted");
        var pages = new List<IContent>();
        foreach (var name in new[] { "a", "b", "c" }) pages.Add(await site.PageAsync(name, parent.Id));
        Assert.Equal([0, 1, 2], pages.Select(p => p.SortOrder));

        Assert.True(site.Documents.Sort([pages[2].Id, pages[0].Id, pages[1].Id]).Success);

        Assert.Equal(["c", "a", "b"], Children(parent.Id));
    }

    [Fact]
    public async Task Sorting_changes_the_place_of_siblings_and_nothing_else_and_readers_see_it_at_once()
    {
        var parent = await site.PageAsync("Many", publish: true);
        var pages = new List<IContent>();
        foreach (var name in new[] { "a", "b", "c", "d" }) pages.Add(await site.PageAsync(name, parent.Id, title: $"title {name}", publish: true));
        var draft = await site.PageAsync("e", parent.Id);
        pages[1].SetValue("title", "changed");
        site.Documents.Save(pages[1]);
        var versions = pages.ConvertAll(page => site.Versions(page.Id));

        Assert.True(site.Documents.Sort([draft.Id, .. pages.Select(page => page.Id).Reverse()]).Success);

        var stored = pages.ConvertAll(page => site.Documents.GetById(page.Id)!);
        var seen = pages.ConvertAll(page => cms.Get<IPublishedContentCache>().GetById(preview: false, page.Key)!);
        Assert.True(cms.Get<IDocumentNavigationQueryService>().TryGetChildrenKeys(parent.Key, out var keys));
        Assert.Equal(["e", "d", "c", "b", "a"], Children(parent.Id));
        Assert.Equal([draft.Key, .. pages.Select(page => page.Key).Reverse()], keys);
        Assert.Equal([4, 3, 2, 1], seen.Select(page => page.SortOrder));
        Assert.Equal(["title a", "title b", "title c", "title d"], seen.Select(page => page.Value<string>(cms.Get<IPublishedValueFallback>(), "title")));
        Assert.Equal(["title a", "changed", "title c", "title d"], stored.Select(page => page.GetValue<string>("title")));
        Assert.Equal([(true, false), (true, true), (true, false), (true, false)], stored.Select(page => (page.Published, page.Edited)));
        Assert.Equal(versions, pages.ConvertAll(page => site.Versions(page.Id)));
        Assert.Null(cms.Get<IPublishedContentCache>().GetById(preview: false, draft.Key));
        Assert.All(pages, page => Assert.True(cms.Get<IPublishStatusQueryService>().IsDocumentPublished(page.Key, "*")));
    }

    [Fact]
    public async Task Moving_takes_the_descendants_along()
    {
        var (from, to) = (await site.PageAsync("From"), await site.PageAsync("To"));
        var page = await site.PageAsync("Moved", from.Id);
        var child = await site.PageAsync("Child", page.Id, publish: false);

        Assert.True(site.Documents.Move(page, to.Id).Success);

        var moved = site.Documents.GetById(child.Id)!;
        Assert.Equal(($"-1,{to.Id},{page.Id},{child.Id}", 3), (moved.Path, moved.Level));
        Assert.Equal(($"-1,{to.Id},{page.Id}", 2), (site.Documents.GetById(page.Id)!.Path, site.Documents.GetById(page.Id)!.Level));
        Assert.True(cms.Get<IDocumentNavigationQueryService>().TryGetParentKey(page.Key, out var parentKey));
        Assert.Equal(to.Key, parentKey);
    }

    [Fact]
    public async Task A_copy_has_the_values_and_the_descendants_and_is_not_published()
    {
        var page = await site.PageAsync("Original", title: "copied", publish: true);
        await site.PageAsync("Child", page.Id, title: "child", publish: true);

        var copy = site.Documents.Copy(site.Documents.GetById(page.Id)!, Constants.System.Root, relateToOriginal: true, recursive: true)!;

        var read = site.Documents.GetById(copy.Id)!;
        Assert.Equal(("Original (1)", "copied", false), (read.Name, read.GetValue<string>("title"), read.Published));
        var child = Assert.Single(site.Documents.GetPagedChildren(copy.Id, 0, 10, out _, null, null, null));
        Assert.Equal(("Child", "child", $"-1,{copy.Id},{child.Id}"), (child.Name, child.GetValue<string>("title"), child.Path));
        Assert.Contains(cms.Get<IRelationService>().GetByChildId(copy.Id), r => r.ParentId == page.Id);
        Assert.Equal("draft", site.Versions(copy.Id));
    }

    [Fact]
    public async Task What_was_thrown_away_goes_back_to_where_it_was()
    {
        var parent = await site.PageAsync("Keeps");
        var page = await site.PageAsync("Thrown away", parent.Id, publish: false);
        var child = await site.PageAsync("Below", page.Id);

        site.Documents.MoveToRecycleBin(page);
        var trashed = site.Documents.GetById(child.Id)!;
        Assert.True(trashed.Trashed);
        Assert.Equal($"-1,-20,{page.Id},{child.Id}", trashed.Path);
        Assert.Contains(cms.Get<IRelationService>().GetByChildId(page.Id), r => r.ParentId == parent.Id
            && r.RelationType.Alias == Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias);

        site.Documents.Move(site.Documents.GetById(page.Id)!, parent.Id);
        var restored = site.Documents.GetById(child.Id)!;
        Assert.False(restored.Trashed);
        Assert.Equal($"-1,{parent.Id},{page.Id},{child.Id}", restored.Path);
        Assert.Empty(cms.Get<IRelationService>().GetByChildId(page.Id));
    }

    [Fact]
    public async Task An_emptied_bin_leaves_no_row_behind()
    {
        var page = await site.PageAsync("Gone", publish: true);
        await site.PageAsync("Gone too", page.Id, publish: true);
        site.Documents.MoveToRecycleBin(page);
        Assert.True(site.Documents.RecycleBinSmells());

        Assert.True((await site.Documents.EmptyRecycleBinAsync(Constants.Security.SuperUserKey)).Success);

        Assert.False(site.Documents.RecycleBinSmells());
        Assert.Equal(0, site.Rows(db => db.Nodes.Count(n => n.Path.StartsWith("-1,-20,"))));
        Assert.Equal(0, site.Rows(db => db.ContentVersions.Count(v => v.NodeId == page.Id)));
        Assert.Equal(0, site.Rows(db => db.DocumentUrls.Count(u => u.UniqueId == page.Key)));
    }

    [Fact]
    public async Task An_older_version_can_be_brought_back()
    {
        var page = await site.PageAsync("Rolled back", title: "first", publish: true);
        page.SetValue("title", "second");
        site.Documents.Save(page);
        site.Documents.Publish(page, ["*"]);
        var first = site.Documents.GetVersionsSlim(page.Id, 0, 10).Last();

        Assert.True(site.Documents.Rollback(page.Id, first.VersionId).Success);

        var read = site.Documents.GetById(page.Id)!;
        Assert.Equal(("first", "second", true), (read.GetValue<string>("title"), read.GetValue<string>("title", published: true), read.Edited));
    }

    [Fact]
    public async Task Documents_are_published_and_unpublished_when_their_time_has_come()
    {
        var (comes, goes) = (await site.PageAsync("Comes"), await site.PageAsync("Goes", publish: true));
        var soon = DateTime.UtcNow.AddMinutes(5);
        site.Documents.PersistContentSchedule(comes, ContentScheduleCollection.CreateWithEntry(soon, null));
        site.Documents.PersistContentSchedule(goes, ContentScheduleCollection.CreateWithEntry(null, soon));
        Assert.Equal(soon, Assert.Single(site.Documents.GetContentScheduleByContentId(comes.Id).FullSchedule).Date, TimeSpan.FromMilliseconds(1));

        Assert.Empty(site.Documents.PerformScheduledPublish(DateTime.UtcNow));
        Assert.All(site.Documents.PerformScheduledPublish(soon.AddMinutes(1)), r => Assert.True(r.Success));

        Assert.True(site.Documents.GetById(comes.Id)!.Published);
        Assert.False(site.Documents.GetById(goes.Id)!.Published);
        Assert.Empty(site.Documents.GetContentScheduleByContentId(comes.Id).FullSchedule);
    }

    [Fact]
    public async Task Pages_of_children_are_filtered_and_ordered_by_any_column()
    {
        var parent = await site.PageAsync("Listed");
        foreach (var (name, title) in new[] { ("beta", "1"), ("Alpha", "3"), ("gamma", "2"), ("delta", "") }) await site.PageAsync(name, parent.Id, title);

        Assert.Equal(["Alpha", "beta", "delta", "gamma"], Children(parent.Id, Ordering.By("name")));
        Assert.Equal(["gamma", "delta", "beta", "Alpha"], Children(parent.Id, Ordering.By("name", Direction.Descending)));
        Assert.Equal(["delta", "beta", "gamma", "Alpha"], Children(parent.Id, Ordering.By("title", isCustomField: true)));
        foreach (var column in new[] { "id", "sortOrder", "path", "createDate", "updateDate", "owner", "updater", "contentTypeAlias", "published", "versionDate" })
            Assert.Equal(4, Children(parent.Id, Ordering.By(column)).Count);

        var second = site.Documents.GetPagedChildren(parent.Id, 1, 3, out var total, null, null, Ordering.By("name"));
        Assert.Equal((4, "gamma"), (total, Assert.Single(second).Name));
        var filter = cms.Get<Umbraco.Cms.Core.Scoping.ICoreScopeProvider>().CreateQuery<IContent>().Where(c => c.Name!.Contains("ALPHA"));
        Assert.Equal("Alpha", Assert.Single(site.Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, filter, Ordering.By("name"))).Name);
        var slim = site.Documents.GetPagedChildren(parent.Id, 0, 1, out _, [], null, Ordering.By("name"));
        Assert.Null(Assert.Single(slim).GetValue("title"));
    }

    [Fact]
    public async Task Documents_are_counted_by_type_place_and_state()
    {
        var parent = await site.PageAsync("Counted", publish: true);
        await site.PageAsync("One", (await site.PageAsync("Two", parent.Id, publish: true)).Id);

        Assert.Equal((1, 2), (site.Documents.CountChildren(parent.Id), site.Documents.CountDescendants(parent.Id)));
        Assert.Equal((0, 2), (site.Documents.CountChildren(parent.Id, "noSuchType"), site.Documents.CountDescendants(parent.Id, "plainPage")));
        Assert.True(site.Documents.Count("plainPage") >= 3);
        Assert.True(site.Documents.CountPublished("plainPage") >= 2);
        Assert.Equal(["Two", "One"], site.Documents.GetPagedDescendants(parent.Id, 0, 10, out _).Select(d => d.Name));
    }

    [Fact]
    public async Task A_page_below_one_that_is_not_published_is_not_published_by_path()
    {
        var parent = await site.PageAsync("Hidden", publish: true);
        var page = await site.PageAsync("Below hidden", parent.Id, publish: true);
        Assert.True(site.Documents.IsPathPublished(page));

        site.Documents.Unpublish(parent);

        Assert.False(site.Documents.IsPathPublished(site.Documents.GetById(page.Id)!));
        Assert.True(site.Documents.GetById(page.Id)!.Published);
    }

    [Fact]
    public async Task A_broken_path_is_found_and_mended()
    {
        var parent = await site.PageAsync("Whole");
        var page = await site.PageAsync("Broken", parent.Id);
        site.Change(db => db.Nodes.Where(n => n.Id == page.Id), node => node.Path = "-1,99");

        var report = site.Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions { FixIssues = true });

        Assert.True(report.DetectedIssues[page.Id].Fixed);
        Assert.Equal(page.Path, site.Documents.GetById(page.Id)!.Path);
        Assert.True(site.Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).Ok);
    }

    [Fact]
    public async Task Navigation_publish_status_and_addresses_follow()
    {
        var parent = await site.PageAsync("Addressed parent", publish: true);
        var page = await site.PageAsync("Addressed page", parent.Id, publish: true);

        Assert.True(cms.Get<IDocumentNavigationQueryService>().TryGetChildrenKeys(parent.Key, out var children));
        Assert.Contains(page.Key, children);
        Assert.True(cms.Get<IPublishStatusQueryService>().IsDocumentPublishedInAnyCulture(page.Key));
        Assert.Equal("addressed-page", cms.Get<IDocumentUrlService>().GetUrlSegment(page.Key, "en-US", isDraft: false));
        Assert.NotEqual(0, site.Rows(db => db.DocumentUrls.Count(u => u.UniqueId == page.Key && u.UrlSegment == "addressed-page")));
    }

    [Fact]
    public async Task A_page_that_a_crash_left_without_an_address_gets_it_at_the_next_start()
    {
        var page = await site.PageAsync("Crashed page", publish: true);
        site.Rows(db => db.DocumentUrls.Where(u => u.UniqueId == page.Key).ExecuteDelete());
        Assert.Equal(0, site.Rows(db => db.DocumentUrls.Count(u => u.UniqueId == page.Key)));

        await cms.Get<Umbraco.Cms.Core.Events.IEventAggregator>().PublishAsync(new UmbracoApplicationStartedNotification(isRestarting: false));

        Assert.NotEqual(0, site.Rows(db => db.DocumentUrls.Count(u => u.UniqueId == page.Key && u.UrlSegment == "crashed-page")));
    }

    private List<string?> Children(int parentId, Ordering? ordering = null) =>
        site.Documents.GetPagedChildren(parentId, 0, 100, out _, null, null, ordering).Select(c => c.Name).ToList();
}
