using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.UserGroups;

[Collection(OnSqlite.Name)]
public sealed class UserGroupTestsOnSqlite(SqliteCms site) : UserGroupTests(site);

[Collection(OnPostgres.Name)]
public sealed class UserGroupTestsOnPostgres(PostgresCms site) : UserGroupTests(site);

public abstract class UserGroupTests(CmsFixture site)
{
    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    private IUserGroupService Groups => site.Get<IUserGroupService>();

    [Fact]
    public async Task A_new_database_has_umbracos_groups()
    {
        var groups = await Groups.GetAllAsync(0, 100);

        Assert.Subset(groups.Items.Select(g => g.Alias).ToHashSet(), new HashSet<string> { "admin", "writer", "editor", "translator", "sensitiveData" });
    }

    [Fact]
    public async Task A_group_is_read_back_as_it_was_saved()
    {
        var page = SomePages.Create(site, "Met eigen rechten");
        var group = New();
        group.Description = "Wie de verhalen beheert";
        group.AddAllowedSection("media");
        group.Permissions = new HashSet<string> { "Umb.Document.Read", "Umb.Document.Update" };
        group.GranularPermissions = new HashSet<IGranularPermission>
        {
            new DocumentGranularPermission { Key = page.Key, Permission = "Umb.Document.Publish" },
            new UnknownTypeGranularPermission { Context = "WIJschool", Permission = "Keurmerk" },
        };
        var language = (await site.Get<ILanguageService>().GetAllAsync()).First();
        group.HasAccessToAllLanguages = false;
        group.AddAllowedLanguage(language.Id);
        await CreateAsync(group);

        var read = (await Groups.GetAsync(group.Key))!;

        Assert.Equal("Wie de verhalen beheert", read.Description);
        Assert.Equal(["content", "media"], read.AllowedSections.Order(StringComparer.Ordinal));
        Assert.Equal(group.Permissions, read.Permissions);
        Assert.Equal(group.GranularPermissions, read.GranularPermissions);
        Assert.Equal([language.Id], read.AllowedLanguages);
        Assert.False(read.HasAccessToAllLanguages);
    }

    [Fact]
    public async Task Saving_a_group_again_takes_away_what_it_no_longer_has()
    {
        var group = await CreateAsync(New());
        var changed = (await Groups.GetAsync(group.Key))!;
        changed.ClearAllowedSections();
        changed.AddAllowedSection("media");
        changed.Permissions = new HashSet<string> { "Umb.Document.Read" };

        Assert.Equal(UserGroupOperationStatus.Success, (await Groups.UpdateAsync(changed, Administrator)).Status);

        var read = (await Groups.GetAsync(group.Key))!;
        Assert.Equal(["media"], read.AllowedSections);
        Assert.Equal(["Umb.Document.Read"], read.Permissions);
    }

    [Fact]
    public async Task Two_groups_cannot_have_the_same_alias()
    {
        var group = await CreateAsync(New());
        var second = New();
        second.Alias = group.Alias;

        var attempt = await Groups.CreateAsync(second, Administrator);

        Assert.Equal(UserGroupOperationStatus.DuplicateAlias, attempt.Status);
    }

    [Fact]
    public async Task A_user_that_joins_a_group_has_its_sections_at_once()
    {
        var group = New();
        group.AddAllowedSection("translation");
        await CreateAsync(group);
        var user = await CreateUserAsync();
        Assert.DoesNotContain("translation", (await site.Get<IUserService>().GetAsync(user.Key))!.AllowedSections);

        await Groups.AddUsersToUserGroupAsync(new UsersToUserGroupManipulationModel(group.Key, [user.Key]), Administrator);

        Assert.Contains("translation", (await site.Get<IUserService>().GetAsync(user.Key))!.AllowedSections);
        Assert.Equal(1, (await Groups.GetAsync(group.Key))!.UserCount);
    }

    [Fact]
    public async Task A_deleted_group_leaves_its_users_without_it()
    {
        var group = await CreateAsync(New());
        var user = await CreateUserAsync(group.Key);

        var deleted = await Groups.DeleteAsync(new HashSet<Guid> { group.Key });

        Assert.Equal(UserGroupOperationStatus.Success, deleted.Result);
        Assert.Null(await Groups.GetAsync(group.Key));
        Assert.DoesNotContain((await site.Get<IUserService>().GetAsync(user.Key))!.Groups, g => g.Key == group.Key);
    }

    [Fact]
    public async Task What_is_given_on_a_page_holds_there_and_the_groups_own_rights_hold_elsewhere()
    {
        var special = SomePages.Create(site, "Bijzonder");
        var ordinary = SomePages.Create(site, "Gewoon");
        var group = New();
        group.Permissions = new HashSet<string> { "Umb.Document.Read" };
        group.GranularPermissions = new HashSet<IGranularPermission>
        {
            new DocumentGranularPermission { Key = special.Key, Permission = "Umb.Document.Read" },
            new DocumentGranularPermission { Key = special.Key, Permission = "Umb.Document.Publish" },
        };
        await CreateAsync(group);
        var user = await CreateUserAsync(group.Key);

        var permissions = site.Get<IUserService>().GetPermissions(user, special.Id, ordinary.Id);

        Assert.Equal(["Umb.Document.Publish", "Umb.Document.Read"], permissions.GetAllPermissions(special.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["Umb.Document.Read"], permissions.GetAllPermissions(ordinary.Id));
    }

    [Fact]
    public async Task Rights_on_a_page_can_be_replaced_for_one_group()
    {
        var page = SomePages.Create(site, "Vervangen rechten");
        var group = await CreateAsync(New());
        var users = site.Get<IUserService>();

        users.ReplaceUserGroupPermissions(group.Id, new HashSet<string> { "A", "B" }, page.Id);
        users.ReplaceUserGroupPermissions(group.Id, new HashSet<string> { "C" }, page.Id);
        users.AssignUserGroupPermission(group.Id, "D", page.Id);

        var given = users.GetPermissions([await Groups.GetAsync(group.Key)], fallbackToDefaultPermissions: false, page.Id);
        Assert.Equal(["C", "D"], given.GetAllPermissions(page.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Groups.GetAsync(group.Key))!.GranularPermissions.Count);
    }

    private UserGroup New()
    {
        var alias = $"groep{Guid.NewGuid():N}";
        var group = new UserGroup(site.Get<IShortStringHelper>()) { Alias = alias, Name = alias, Icon = "icon-users" };
        group.AddAllowedSection("content");
        return group;
    }

    private async Task<IUserGroup> CreateAsync(UserGroup group)
    {
        var created = await Groups.CreateAsync(group, Administrator);
        Assert.Equal(UserGroupOperationStatus.Success, created.Status);
        return created.Result;
    }

    private async Task<IUser> CreateUserAsync(params Guid[] groups)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await site.Get<IUserService>().CreateAsync(Administrator, new UserCreateModel
        {
            Name = "Lid",
            Email = address,
            UserName = address,
            UserGroupKeys = (groups.Length == 0 ? [Constants.Security.WriterGroupKey] : groups).ToHashSet(),
        }, approveUser: true);
        Assert.Equal(UserOperationStatus.Success, created.Status);
        return created.Result.CreatedUser!;
    }
}
