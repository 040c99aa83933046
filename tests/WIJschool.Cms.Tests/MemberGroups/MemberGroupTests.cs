using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.MemberGroups;

[Collection(OnSqlite.Name)]
public sealed class MemberGroupTestsOnSqlite(SqliteCms site) : MemberGroupTests(site);

[Collection(OnPostgres.Name)]
public sealed class MemberGroupTestsOnPostgres(PostgresCms site) : MemberGroupTests(site);

public abstract class MemberGroupTests(CmsFixture site)
{
    private IMemberGroupService Groups => site.Get<IMemberGroupService>();

    [Fact]
    public async Task A_group_is_found_by_name_and_key()
    {
        var group = await CreateAsync("Schoolbeheerders");

        Assert.Equal(group.Key, Groups.GetByName(group.Name!.ToUpperInvariant())!.Key);
        Assert.Equal(group.Name, (await Groups.GetAsync(group.Key))!.Name);
        Assert.Equal([group.Key], (await Groups.GetAsync([group.Key])).Select(g => g.Key));
    }

    [Fact]
    public async Task Two_groups_cannot_have_the_same_name()
    {
        var group = await CreateAsync("Dubbel");

        var second = await Groups.CreateAsync(new MemberGroup { Name = group.Name });

        Assert.Equal(MemberGroupOperationStatus.DuplicateName, second.Status);
    }

    [Fact]
    public async Task A_group_can_be_renamed_and_deleted()
    {
        var group = await CreateAsync("Naam");
        group.Name += " nieuw";

        Assert.True((await Groups.UpdateAsync(group)).Success);
        Assert.Equal(group.Name, (await Groups.GetAsync(group.Key))!.Name);
        Assert.True((await Groups.DeleteAsync(group.Key)).Success);
        Assert.Null(await Groups.GetAsync(group.Key));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_made_when_first_given()
    {
        var name = $"Rol {Guid.NewGuid():N}";

        site.Get<IMemberService>().AddRole(name);

        Assert.NotNull(Groups.GetByName(name));
    }

    [Fact]
    public void A_scope_that_is_not_completed_leaves_no_group()
    {
        var name = $"Nooit {Guid.NewGuid():N}";
        using (site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            Assert.NotNull(site.Get<IMemberGroupRepository>().CreateIfNotExists(name));
            Assert.NotNull(site.Get<IMemberGroupRepository>().GetByName(name));
        }

        Assert.Null(Groups.GetByName(name));
    }

    private async Task<IMemberGroup> CreateAsync(string name)
    {
        var created = await Groups.CreateAsync(new MemberGroup { Name = $"{name} {Guid.NewGuid():N}" });
        Assert.True(created.Success);
        return created.Result!;
    }
}
