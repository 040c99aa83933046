using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Containers;

public abstract class ContainerTests(CmsFixture cms)
{
    private readonly string suffix = Guid.NewGuid().ToString("N")[..8];

    private IContentTypeContainerService Folders => cms.Get<IContentTypeContainerService>();

    [Fact]
    public async Task A_folder_lies_in_the_folder_it_was_made_in()
    {
        var outer = await Create("Buiten");
        var inner = await Create("Binnen", outer);

        var stored = (await Folders.GetAsync(inner))!;

        Assert.Equal(outer, (await Folders.GetParentAsync(stored))!.Key);
        Assert.Equal(2, stored.Level);
        Assert.Equal(inner, Assert.Single(await Folders.GetAsync($"Binnen {suffix}", 2)).Key);
    }

    [Fact]
    public async Task Two_folders_of_one_name_in_one_place_are_refused()
    {
        var outer = await Create("Plaats");
        await Create("Naam", outer);

        var again = await Folders.CreateAsync(null, $"naam {suffix}", outer, Constants.Security.SuperUserKey);

        Assert.Equal(EntityContainerOperationStatus.DuplicateName, again.Status);
        Assert.NotEqual(Guid.Empty, await Create("Naam"));
    }

    [Fact]
    public async Task A_folder_is_renamed_and_a_full_one_cannot_be_deleted()
    {
        var outer = await Create("Oud");
        var inner = await Create("In", outer);

        await Folders.UpdateAsync(outer, $"Nieuw {suffix}", Constants.Security.SuperUserKey);

        Assert.Equal($"Nieuw {suffix}", (await Folders.GetAsync(outer))!.Name);
        Assert.Equal(EntityContainerOperationStatus.NotEmpty, (await Folders.DeleteAsync(outer, Constants.Security.SuperUserKey)).Status);
        Assert.True((await Folders.DeleteAsync(inner, Constants.Security.SuperUserKey)).Success);
        Assert.True((await Folders.DeleteAsync(outer, Constants.Security.SuperUserKey)).Success);
        Assert.Null(await Folders.GetAsync(outer));
    }

    private async Task<Guid> Create(string name, Guid? parent = null)
    {
        var created = await Folders.CreateAsync(null, $"{name} {suffix}", parent, Constants.Security.SuperUserKey);
        Assert.Equal(EntityContainerOperationStatus.Success, created.Status);
        return created.Result!.Key;
    }
}

[Collection(OnSqlite.Name)]
public sealed class ContainersOnSqlite(SqliteCms cms) : ContainerTests(cms);

[Collection(OnPostgres.Name)]
public sealed class ContainersOnPostgres(PostgresCms cms) : ContainerTests(cms);
