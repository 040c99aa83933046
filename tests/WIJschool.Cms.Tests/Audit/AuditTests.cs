using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Audit;

[Collection(OnSqlite.Name)]
public sealed class AuditTestsOnSqlite(SqliteCms site) : AuditTests(site);

[Collection(OnPostgres.Name)]
public sealed class AuditTestsOnPostgres(PostgresCms site) : AuditTests(site);

public abstract class AuditTests(CmsFixture site)
{
    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    private IAuditService Audit => site.Get<IAuditService>();

    [Fact]
    public async Task What_was_done_to_a_page_is_told_newest_first()
    {
        var page = SomePages.Create(site, "Gevolgd");
        await Audit.AddAsync(AuditType.Publish, Administrator, page.Id, "Document", "Gepubliceerd", "nl");

        var log = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10);

        Assert.Equal([AuditType.Publish, AuditType.Save], log.Items.Select(i => i.AuditType));
        var newest = log.Items.First();
        Assert.Equal((page.Id, -1, "Gepubliceerd", "nl"), (newest.Id, newest.UserId, newest.Comment, newest.Parameters));
        Assert.Equal(DateTimeKind.Utc, newest.CreateDate.Kind);
    }

    [Fact]
    public async Task The_log_can_be_asked_since_a_moment_by_kind_and_the_other_way_round()
    {
        var page = SomePages.Create(site, "Gefilterd");
        await Audit.AddAsync(AuditType.Publish, Administrator, page.Id, "Document");
        await Audit.AddAsync(AuditType.Unpublish, Administrator, page.Id, "Document");

        var recent = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, Direction.Ascending, DateTimeOffset.Now.AddMinutes(-5));
        var future = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, Direction.Ascending, DateTimeOffset.Now.AddMinutes(5));
        var kind = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, auditTypeFilter: [AuditType.Unpublish]);

        Assert.Equal([AuditType.Save, AuditType.Publish, AuditType.Unpublish], recent.Items.Select(i => i.AuditType));
        Assert.Empty(future.Items);
        Assert.Equal([AuditType.Unpublish], kind.Items.Select(i => i.AuditType));
    }

    [Fact]
    public async Task Cleaning_takes_what_says_little_and_leaves_what_changed_content()
    {
        var page = SomePages.Create(site, "Opgeschoond");
        using (var scope = site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            var old = DateTime.UtcNow.AddDays(-10);
            site.Get<IAuditRepository>().Save(new AuditItem(page.Id, AuditType.Open, -1, "Document", createDate: old));
            site.Get<IAuditRepository>().Save(new AuditItem(page.Id, AuditType.Publish, -1, "Document", createDate: old));
            scope.Complete();
        }

        await Audit.CleanLogsAsync((int)TimeSpan.FromDays(1).TotalMinutes);

        var log = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10);
        Assert.Equal([AuditType.Save, AuditType.Publish], log.Items.Select(i => i.AuditType));
    }

    [Fact]
    public async Task What_users_do_to_users_is_written_down_with_who_and_when()
    {
        var entries = site.Get<IAuditEntryService>();
        var written = await entries.WriteAsync(
            Administrator, new string('x', 2000), "127.0.0.1", DateTime.UtcNow, Administrator, "zichzelf", "umbraco/test", "iets");

        Assert.NotEqual(0, written.Id);
        Assert.Equal(Administrator, written.PerformingUserKey);
    }
}
