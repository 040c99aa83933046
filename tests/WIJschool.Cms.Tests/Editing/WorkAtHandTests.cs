using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Editing;
using WIJschool.Cms.Persistence.Scoping;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class WorkAtHandOnSqlite(SqliteCms cms) : WorkAtHandTests(cms);

[Collection(OnPostgres.Name)]
public sealed class WorkAtHandOnPostgres(PostgresCms cms) : WorkAtHandTests(cms);

/// <summary>What the start dashboard of the back office shows. Each test looks below a page of its own, for the site is shared.</summary>
public abstract class WorkAtHandTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task New_and_changed_documents_wait_and_published_ones_do_not()
    {
        var root = await site.PageAsync("Begin", publish: true);
        var fresh = await site.PageAsync("Nieuw", root.Id);
        var changed = await site.PageAsync("Gewijzigd", root.Id, publish: true);
        changed.SetValue("title", "anders");
        site.Documents.Save(changed);

        var work = await WorkBelowAsync(root);

        Assert.Equal(
            [(changed.Key, WorkState.Changed), (fresh.Key, WorkState.New)], // last changed first
            work.Drafts.Items.Select(item => (item.Id, item.State)));
        Assert.Equal([changed.Key, root.Key], work.Published.Items.Select(item => item.Id));
        Assert.Equal(("Gewijzigd", "icon-document", "Administrator"), (work.Drafts.Items[0].Name, work.Drafts.Items[0].Icon, work.Drafts.Items[0].User));
    }

    [Fact]
    public async Task What_is_scheduled_stands_in_the_order_in_which_it_happens()
    {
        var root = await site.PageAsync("Rooster", publish: true);
        var page = await site.PageAsync("Straks", root.Id);
        var (release, expire) = (DateTime.UtcNow.AddDays(2), DateTime.UtcNow.AddDays(9));
        site.Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(release, expire));

        var work = await WorkBelowAsync(root);

        Assert.Equal([WorkState.Publish, WorkState.Unpublish], work.Scheduled.Items.Select(item => item.State));
        Assert.Equal(release, work.Scheduled.Items[0].Date.UtcDateTime, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_is_in_the_bin_or_is_a_blueprint_waits_for_nobody()
    {
        var root = await site.PageAsync("Opgeruimd", publish: true);
        var trashed = await site.PageAsync("Weg", root.Id);
        site.Documents.MoveToRecycleBin(trashed);
        var blueprint = site.Documents.CreateBlueprintFromContent(root, "Voorbeeld");
        site.Documents.SaveBlueprint(blueprint, root);

        var work = Reader().For((await cms.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!);

        Assert.DoesNotContain(work.Drafts.Items, item => item.Id == trashed.Key || item.Id == blueprint.Key);
    }

    [Fact]
    public async Task Ten_are_shown_and_all_are_counted()
    {
        var root = await site.PageAsync("Druk", publish: true);
        for (var i = 0; i < 12; i++) await site.PageAsync($"Pagina {i}", root.Id);

        var work = await WorkBelowAsync(root);

        Assert.Equal((12, 10), (work.Drafts.Total, work.Drafts.Items.Count));
    }

    private async Task<WorkAtHand> WorkBelowAsync(IContent start)
    {
        var services = cms.Get<IUserGroupService>();
        var group = new UserGroup(cms.Get<IShortStringHelper>())
        {
            Alias = $"groep{Guid.NewGuid():N}",
            Name = start.Name,
            StartContentId = start.Id,
            HasAccessToAllLanguages = true,
            Permissions = new HashSet<string> { "Umb.Document.Read" },
        };
        group.AddAllowedSection(Constants.Applications.Content);
        var made = await services.CreateAsync(group, Constants.Security.SuperUserKey);
        Assert.True(made.Success, made.Status.ToString());
        var address = $"{Guid.NewGuid():N}@school.nl";
        var user = await cms.Get<IUserService>().CreateAsync(
            Constants.Security.SuperUserKey, new UserCreateModel { Name = "Iemand", Email = address, UserName = address, UserGroupKeys = new HashSet<Guid> { group.Key } }, approveUser: true);
        Assert.True(user.Success, user.Status.ToString());
        return Reader().For(user.Result.CreatedUser!);
    }

    private WorkAtHandReader Reader() => new(
        cms.Get<ICoreScopeProvider>(), cms.Get<IScopedDatabase>(), cms.Get<IEntityService>(), cms.Get<AppCaches>(), cms.Get<IUserService>());
}
