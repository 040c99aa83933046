using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.ListViews;

[Collection(OnSqlite.Name)]
public sealed class ListViewsOnSqlite(SqliteCms cms) : ListViewTests(cms);

[Collection(OnPostgres.Name)]
public sealed class ListViewsOnPostgres(PostgresCms cms) : ListViewTests(cms);

public abstract class ListViewTests(CmsFixture cms)
{
    private readonly string unique = Guid.NewGuid().ToString("N")[..10];

    private IMediaService Media => cms.Get<IMediaService>();

    private IMediaListViewService Lists => cms.Get<IMediaListViewService>();

    [Fact]
    public async Task Media_in_a_folder_are_listed_in_the_asked_order_and_in_any_part()
    {
        var folder = Folder("Map");
        foreach (var name in new[] { "b", "c", "a", "e", "d" }) Folder(name, folder);

        Assert.Equal(["a", "b", "c", "d", "e"], await NamesAsync(folder, "name", 0, 10));
        Assert.Equal(["b", "c", "d"], await NamesAsync(folder, "NAME", 1, 3)); // no whole page
        Assert.Equal(["c", "d"], await NamesAsync(folder, "name", 2, 2));
        Assert.Equal(5, (await AskAsync(folder, "creator", 0, 10)).Count); // a column of the data type
        Assert.Empty(await NamesAsync(folder, "name", 0, 0));
    }

    [Fact]
    public async Task List_is_narrowed_by_a_part_of_a_name_in_any_case_or_by_a_key()
    {
        var folder = Folder("Map");
        Folder("Roodborst", folder);
        var tit = Folder("Koolmees", folder);

        Assert.Equal(["Koolmees"], await NamesAsync(folder, "name", 0, 10, "OLME"));
        Assert.Equal(["Koolmees"], await NamesAsync(folder, "name", 0, 10, tit.Key.ToString()));
        Assert.Empty(await NamesAsync(folder, "name", 0, 10, "100%"));
    }

    [Fact]
    public async Task User_sees_only_what_is_within_the_start_nodes()
    {
        var folder = Folder("Map");
        var (own, other) = (Folder("Eigen", folder), Folder("Ander", folder));
        var user = await UserAsync(own.Key);

        var seen = await Lists.GetListViewItemsByKeyAsync(user, folder.Key, null, "name", Direction.Ascending, null, 0, 10);

        Assert.Equal([own.Key], seen.Result!.Items.Items.Select(item => item.Key));
        Assert.NotEqual(own.Key, other.Key);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_with_the_reason()
    {
        var user = await AdministratorAsync();
        var folder = Folder("Map");
        async Task<ContentCollectionOperationStatus> Status(Guid? key, Guid? dataType, string order) =>
            (await Lists.GetListViewItemsByKeyAsync(user, key, dataType, order, Direction.Ascending, null, 0, 10)).Status;

        Assert.Equal(ContentCollectionOperationStatus.ContentNotFound, await Status(Guid.NewGuid(), null, "name"));
        Assert.Equal(ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration, await Status(folder.Key, null, "gewicht"));
        Assert.Equal(ContentCollectionOperationStatus.DataTypeNotFound, await Status(folder.Key, Guid.NewGuid(), "name"));
        Assert.Equal(ContentCollectionOperationStatus.DataTypeNotCollection, await Status(folder.Key, Constants.DataTypes.Guids.LabelStringGuid, "name"));
        Assert.Equal(ContentCollectionOperationStatus.DataTypeNotContentProperty, await Status(folder.Key, Constants.DataTypes.Guids.ListViewMediaGuid, "name"));
        Assert.Equal(ContentCollectionOperationStatus.DataTypeWithoutContentType, await Status(null, Constants.DataTypes.Guids.ListViewMediaGuid, "name"));
    }

    [Fact]
    public async Task Members_are_filtered_by_their_service()
    {
        cms.Get<IMemberService>().CreateMemberWithIdentity(unique, $"{unique}@school.nl", "Noor", "Member");

        var found = await cms.Get<IMemberFilterService>().FilterAsync(new MemberFilter { Filter = unique });

        Assert.Equal((1, unique), ((int)found.Total, Assert.Single(found.Items).UserName));
    }

    private async Task<List<string?>> NamesAsync(IMedia folder, string order, int skip, int take, string? filter = null) =>
        (await AskAsync(folder, order, skip, take, filter)).ConvertAll(item => item.Name);

    private async Task<List<IMedia>> AskAsync(IMedia folder, string order, int skip, int take, string? filter = null)
    {
        var list = await Lists.GetListViewItemsByKeyAsync(await AdministratorAsync(), folder.Key, null, order, Direction.Ascending, filter, skip, take);
        Assert.True(list.Success, $"{list.Status}");
        return list.Result!.Items.Items.ToList();
    }

    private IMedia Folder(string name, IMedia? parent = null)
    {
        var folder = Media.CreateMedia(parent is null ? $"{name} {unique}" : name, parent?.Id ?? Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Media.Save(folder);
        return folder;
    }

    private async Task<IUser> AdministratorAsync() => (await cms.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;

    private async Task<IUser> UserAsync(Guid startNode)
    {
        var users = cms.Get<IUserService>();
        var address = $"{Guid.NewGuid():N}@school.nl";
        var made = await users.CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Iemand",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.WriterGroupKey },
        }, approveUser: true);
        var user = made.Result.CreatedUser!;
        user.StartMediaIds = [cms.Get<IEntityService>().GetId(startNode, UmbracoObjectTypes.Media).Result];
        users.Save(user);
        return (await users.GetAsync(user.Key))!;
    }
}
