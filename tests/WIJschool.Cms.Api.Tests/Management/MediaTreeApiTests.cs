using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using static WIJschool.Cms.Api.Tests.Management.MediaMaking;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Media in trees, pickers, lists and searches, and what a user with a start node sees of them.</summary>
public sealed class MediaTreeApiTests(RichManagement site) : IClassFixture<RichManagement>, IAsyncLifetime
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);
    private readonly string unique = Guid.NewGuid().ToString("N")[..8];
    private HttpClient limited = null!;
    private (string Top, string Start, string Below, string Other) ids;

    public async Task InitializeAsync()
    {
        var top = await client.MakeFolderAsync($"Top {unique}");
        var start = await client.MakeFolderAsync($"Begin {unique}", top);
        ids = (top, start, await client.MakeFolderAsync($"Onder {unique}", start), await client.MakeFolderAsync($"Buiten {unique}", top));
        limited = site.As(await UserAsync(start));
    }

    public Task DisposeAsync()
    {
        limited.Dispose();
        client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_user_sees_the_start_node_what_is_below_it_and_the_way_to_it()
    {
        var root = await limited.GetJsonAsync("tree/media/root");
        var below = await limited.GetJsonAsync($"tree/media/children?parentId={ids.Top}");
        var own = await limited.GetJsonAsync($"tree/media/children?parentId={ids.Start}");
        var around = await limited.GetJsonAsync($"tree/media/siblings?target={ids.Start}&before=5&after=5");
        var outside = await limited.GetJsonAsync($"tree/media/children?parentId={ids.Other}");
        var line = await limited.GetJsonAsync($"tree/media/ancestors?descendantId={ids.Below}");

        Assert.Equal([(ids.Top, true)], Seen(root["items"]!.AsArray()));
        Assert.Equal([(ids.Start, false)], Seen(below["items"]!.AsArray()));
        Assert.Equal([(ids.Below, false)], Seen(own["items"]!.AsArray()));
        Assert.Equal([(ids.Start, false)], Seen(around["items"]!.AsArray()));
        Assert.Empty(outside["items"]!.AsArray());
        Assert.Equal([(ids.Top, true), (ids.Start, false), (ids.Below, false)], Seen(line.AsArray()));
    }

    [Fact]
    public async Task A_user_does_nothing_outside_the_start_node()
    {
        foreach (var (method, url, body) in new[]
        {
            ("GET", $"media/{ids.Other}", null), ("PUT", $"media/{ids.Other}", Body("x")), ("PUT", $"media/{ids.Other}/validate", Body("x")), ("DELETE", $"media/{ids.Other}", null),
            ("PUT", $"media/{ids.Other}/move-to-recycle-bin", null), ("PUT", $"media/{ids.Below}/move", "{}"), ("GET", $"media/{ids.Other}/audit-log", null),
            ("POST", "media", Body("x", null, MediaMaking.Folder)), ("POST", "media/validate", Body("x", null, MediaMaking.Folder)), ("POST", "media", Body("x", null, MediaMaking.Folder, ids.Other)),
            ("PUT", "media/sort", $$"""{"sorting":[{"id":"{{ids.Other}}","sortOrder":0}],"parent":{"id":"{{ids.Top}}"} }"""),
            ("GET", "recycle-bin/media/root", null), ("DELETE", "recycle-bin/media", null), ("PUT", $"recycle-bin/media/{ids.Below}/restore", "{}"),
        })
        {
            var told = await limited.AskAsync(method, url, body);
            Assert.True(told.Status == HttpStatusCode.Forbidden, $"{method} {url} is {told.Status}");
        }

        Assert.Equal(HttpStatusCode.OK, (await limited.AskAsync("GET", $"media/{ids.Below}")).Status);
        Assert.NotNull(await limited.MakeFolderAsync("Eigen", ids.Start));
    }

    [Fact]
    public async Task A_search_stays_within_the_start_node_and_finds_folders_with_the_allowed_types()
    {
        var all = await client.GetJsonAsync($"item/media/search?query={unique}&allowedMediaTypes={Image}");
        var own = await limited.GetJsonAsync($"item/media/search?query={unique}");
        var within = await client.GetJsonAsync($"item/media/search?query={unique}&parentId={ids.Start}&take=1");

        Assert.Equal(4, (int)all["total"]!);
        Assert.Equal(new[] { ids.Start, ids.Below }.Order(StringComparer.Ordinal), own["items"]!.AsArray().Select(item => (string)item!["id"]!).Order(StringComparer.Ordinal));
        Assert.Single(within["items"]!.AsArray());
    }

    [Fact]
    public async Task A_folder_is_a_list_with_the_columns_of_its_data_type()
    {
        var picture = await client.MakeImageAsync($"Weg {unique}", "gjtikvds/weg.png", ids.Other);

        var list = await client.GetJsonAsync($"collection/media?id={ids.Top}&orderBy=name&orderDirection=Descending&take=1");
        var found = await client.GetJsonAsync($"collection/media?id={ids.Other}&filter=weg&dataTypeId=");
        var own = await limited.GetJsonAsync($"collection/media?id={ids.Top}");
        var badOrder = await client.AskAsync("GET", $"collection/media?id={ids.Top}&orderBy=onzin");
        var noList = await client.AskAsync("GET", $"collection/media?id={picture}");
        var nothing = await client.AskAsync("GET", $"collection/media?id={Guid.NewGuid()}");

        Assert.Equal((2, ids.Other), ((int)list["total"]!, (string?)Assert.Single(list["items"]!.AsArray())!["id"]));
        Assert.Equal(("Image", picture), ((string?)found["items"]![0]!["mediaType"]!["alias"], (string?)found["items"]![0]!["id"]));
        Assert.Equal(ids.Start, (string?)Assert.Single(own["items"]!.AsArray())!["id"]);
        Assert.Equal((HttpStatusCode.BadRequest, "OrderByNotPartOfCollectionConfiguration"), (badOrder.Status, badOrder.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "ContentNotCollection"), (noList.Status, noList.Operation));
        Assert.Equal((HttpStatusCode.NotFound, "ContentNotFound"), (nothing.Status, nothing.Operation));
    }

    [Fact]
    public async Task A_picker_asks_for_items_by_their_ids()
    {
        var items = await client.GetJsonAsync($"item/media?id={ids.Below}&id={ids.Top}&id={Guid.NewGuid()}");
        var none = await client.GetJsonAsync("item/media");

        var below = items.AsArray().Single(item => (string?)item!["id"] == ids.Below)!;
        Assert.Equal(2, items.AsArray().Count);
        Assert.Equal(($"Onder {unique}", ids.Start), ((string?)below["variants"]![0]!["name"], (string?)below["parent"]!["id"]));
        Assert.Empty(none.AsArray());
    }

    private static IEnumerable<(string, bool)> Seen(System.Text.Json.Nodes.JsonArray items) => items.Select(item => ((string)item!["id"]!, (bool)item["noAccess"]!));

    /// <summary>A user of a group that has the media section and starts at a folder.</summary>
    private async Task<Guid> UserAsync(string startNode)
    {
        var group = new UserGroup(site.Services.GetRequiredService<IShortStringHelper>())
        {
            Alias = $"media{Guid.NewGuid():N}",
            Name = $"Media {unique}",
            StartMediaId = site.Services.GetRequiredService<IEntityService>().GetId(Guid.Parse(startNode), UmbracoObjectTypes.Media).Result,
        };
        group.AddAllowedSection(Constants.Applications.Media);
        var made = await site.Services.GetRequiredService<IUserGroupService>().CreateAsync(group, ManagementSite.Administrator);
        Assert.True(made.Success, made.Status.ToString());
        return await site.UserInAsync(made.Result.Key);
    }
}
