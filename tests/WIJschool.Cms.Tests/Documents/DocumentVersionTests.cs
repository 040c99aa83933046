using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class DocumentVersionsOnSqlite(SqliteCms cms) : DocumentVersionTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentVersionsOnPostgres(PostgresCms cms) : DocumentVersionTests(cms);

public abstract class DocumentVersionTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    private IContentVersionService Versions => cms.Get<IContentVersionService>();

    [Fact]
    public async Task Versions_are_listed_newest_first_with_their_state()
    {
        var page = await PublishedTimesAsync(3);

        var listed = (await Versions.GetPagedContentVersionsAsync(page, culture: null, skip: 0, take: 10)).Result!;

        Assert.Equal(4, listed.Total);
        Assert.Equal([true, false, false, false], listed.Items.Select(v => v.CurrentDraftVersion));
        Assert.Equal([false, true, false, false], listed.Items.Select(v => v.CurrentPublishedVersion));
        Assert.All(listed.Items, v => Assert.Equal(DateTimeKind.Utc, v.VersionDate.Kind));
    }

    [Fact]
    public async Task Clean_up_removes_old_versions_but_not_the_draft_the_published_one_and_the_protected_one()
    {
        var page = await PublishedTimesAsync(5);
        var id = site.Documents.GetById(page)!.Id;
        var old = site.Rows(db => db.ContentVersions.Where(v => v.NodeId == id).OrderBy(v => v.Id).Select(v => v.Id).ToList());
        Assert.True((await Versions.SetPreventCleanupAsync(old[1].ToGuid(), preventCleanup: true, Constants.Security.SuperUserKey)).Success);

        var removed = Versions.PerformContentVersionCleanup(DateTime.UtcNow.AddYears(1));

        Assert.Contains(removed, v => v.VersionId == old[0]);
        Assert.Equal("old published draft", site.Versions(id));
        Assert.Equal(old[1], site.Rows(db => db.ContentVersions.Where(v => v.NodeId == id).Min(v => v.Id)));
        Assert.Equal(0, site.Rows(db => db.PropertyData.Count(p => p.VersionId == old[0])));
    }

    [Fact]
    public async Task Deleting_versions_up_to_a_date_keeps_what_is_in_use()
    {
        var id = site.Documents.GetById(await PublishedTimesAsync(4))!.Id;

        site.Documents.DeleteVersions(id, DateTime.UtcNow.AddDays(1));

        Assert.Equal("published draft", site.Versions(id));
    }

    [Fact]
    public async Task Slim_versions_have_no_properties_and_a_single_version_has_them()
    {
        var id = site.Documents.GetById(await PublishedTimesAsync(2))!.Id;

        var slim = site.Documents.GetVersionsSlim(id, 1, 2).ToList();

        Assert.Equal(2, slim.Count);
        Assert.Null(slim[0].GetValue("title"));
        Assert.Equal("title 2", site.Documents.GetVersion(slim[0].VersionId)!.GetValue("title"));
        Assert.Equal(3, site.Documents.GetVersions(id).Count());
        Assert.Equal(2, site.Documents.GetVersionIds(id, 2).Count());
    }

    private async Task<Guid> PublishedTimesAsync(int times)
    {
        var page = await site.PageAsync($"Versions {Guid.NewGuid():N}", title: "title 1", publish: true);
        for (var time = 2; time <= times; time++)
        {
            page.SetValue("title", $"title {time}");
            site.Documents.Save(page);
            Assert.True(site.Documents.Publish(page, ["*"]).Success);
        }
        return page.Key;
    }
}
