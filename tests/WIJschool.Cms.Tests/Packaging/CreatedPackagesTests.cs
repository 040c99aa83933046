using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Packaging;

[Collection(OnSqlite.Name)]
public sealed class CreatedPackagesTestsOnSqlite(SqliteCms site) : CreatedPackagesTests(site);

[Collection(OnPostgres.Name)]
public sealed class CreatedPackagesTestsOnPostgres(PostgresCms site) : CreatedPackagesTests(site);

public abstract class CreatedPackagesTests(CmsFixture site)
{
    private static readonly Guid user = Constants.Security.SuperUserKey;

    private IPackagingService Packages => site.Get<IPackagingService>();

    [Fact]
    public async Task A_package_is_read_back_until_it_is_deleted()
    {
        var created = await Packages.CreateCreatedPackageAsync(new PackageDefinition { Name = "Lesstof", Languages = ["nl"], MediaUdis = [new GuidUdi("media", user)] }, user);
        var read = (await Packages.GetCreatedPackageByKeyAsync(created.Result.PackageId))!;
        var page = await Packages.GetCreatedPackagesAsync(0, 1);
        var deleted = await Packages.DeleteCreatedPackageAsync(read.PackageId, user);

        Assert.Equal(("Lesstof", "nl", user), (read.Name, Assert.Single(read.Languages), Assert.Single(read.MediaUdis).Guid));
        Assert.Single(page.Items);
        Assert.True(deleted.Success);
        Assert.Null(await Packages.GetCreatedPackageByKeyAsync(read.PackageId));
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        var first = (await Packages.CreateCreatedPackageAsync(new PackageDefinition { Name = "Eerste" }, user)).Result;
        var second = (await Packages.CreateCreatedPackageAsync(new PackageDefinition { Name = "Tweede" }, user)).Result;

        var same = await Packages.CreateCreatedPackageAsync(new PackageDefinition { Name = "EERSTE" }, user);
        var renamed = await Packages.UpdateCreatedPackageAsync(new PackageDefinition { PackageId = second.PackageId, Name = "eerste" }, user);
        var kept = await Packages.UpdateCreatedPackageAsync(new PackageDefinition { PackageId = first.PackageId, Name = "eerste" }, user);

        Assert.Equal((PackageOperationStatus.DuplicateItemName, PackageOperationStatus.DuplicateItemName, PackageOperationStatus.Success), (same.Status, renamed.Status, kept.Status));
        await Packages.DeleteCreatedPackageAsync(first.PackageId, user);
        await Packages.DeleteCreatedPackageAsync(second.PackageId, user);
    }
}
