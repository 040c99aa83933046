using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Core's health checks, run by the API.</summary>
public sealed class HealthCheckApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    private const string Integrity = "73dd0c1c-e0ca-4c31-9564-1dca509788af";
    private const string NotificationMail = "3e2f7b14-4b41-452b-9a30-e67fbc8e1206";

    [Fact]
    public async Task Every_check_of_every_group_gives_results()
    {
        using var client = site.As(ManagementSite.Administrator);
        List<string> silent = [];
        foreach (var group in (await client.GetJsonAsync("health-check-group"))["items"]!.AsArray().Select(item => (string)item!["name"]!))
        {
            var names = (await client.GetJsonAsync($"health-check-group/{group}"))["checks"]!.AsArray().Select(check => (string?)check!["id"]);
            var results = await CheckAsync(client, group);

            Assert.Equal(names, results.Select(result => (string?)result!["id"]));
            silent.AddRange(results.Where(result => result!["results"]!.AsArray().Count == 0).Select(result => $"{group}: {result!["id"]}"));
        }

        Assert.Empty(silent);
    }

    [Fact]
    public async Task A_broken_path_is_found_and_repaired_on_request()
    {
        using var client = site.As(ManagementSite.Administrator);
        var broken = await BreakPathAsync();

        var found = (await CheckAsync(client, "Data Integrity")).Single()!["results"]![0]!;
        var action = found["actions"]!.AsArray().Single()!;
        var repaired = await client.AskAsync("POST", "health-check/execute-action", action.ToJsonString());
        var after = (await CheckAsync(client, "data integrity")).Single()!["results"]![0]!;

        Assert.Equal("Error", (string?)found["resultType"]);
        Assert.Equal((Integrity, "fixContentPaths"), ((string?)action["healthCheck"]!["id"], (string?)action["alias"]));
        Assert.Equal(HttpStatusCode.OK, repaired.Status);
        Assert.Equal("Success", (string?)after["resultType"]);
        Assert.NotEqual(broken, await PathAsync());
    }

    [Fact]
    public async Task Folders_that_can_be_written_are_well()
    {
        using var client = site.As(ManagementSite.Administrator);

        var results = (await CheckAsync(client, "Permissions")).Single()!["results"]!.AsArray();

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal("Success", (string?)result!["resultType"]));
    }

    [Fact]
    public async Task Results_are_told_in_the_language_of_the_user()
    {
        var key = await site.UserInAsync(Constants.Security.AdminGroupKey);
        var users = site.Services.GetRequiredService<IUserService>();
        var user = (await users.GetAsync(key))!;
        user.Language = "nl";
        users.Save(user);
        using var dutch = site.As(key);
        using var english = site.As(ManagementSite.Administrator);

        Assert.NotEqual(await MessageAsync(english), await MessageAsync(dutch));

        static async Task<string?> MessageAsync(HttpClient client) => (string?)(await CheckAsync(client, "Configuration")).Single()!["results"]![0]!["message"];
    }

    [Fact]
    public async Task What_cannot_be_repaired_here_is_refused()
    {
        using var client = site.As(ManagementSite.Administrator);

        var noAction = await client.AskAsync("POST", "health-check/execute-action", $$"""{"healthCheck":{"id":"{{NotificationMail}}"},"valueRequired":false,"alias":"x"}""");
        var noCheck = await client.AskAsync("POST", "health-check/execute-action", """{"healthCheck":{"id":"00000000-0000-0000-0000-000000000001"},"valueRequired":false}""");

        Assert.Equal(HttpStatusCode.BadRequest, noAction.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "Health Check Not Found"), (noCheck.Status, (string?)noCheck.Body!["title"]));
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", "health-check-group/geen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("POST", "health-check-group/geen/check")).Status);
    }

    private static async Task<JsonArray> CheckAsync(HttpClient client, string group) =>
        (await client.AskAsync("POST", $"health-check-group/{Uri.EscapeDataString(group)}/check")).Body!["checks"]!.AsArray();

    private async Task<string> BreakPathAsync()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();
        const string wrong = "-1,999999";
        await db.Nodes.Where(node => node.Id == PageId).ExecuteUpdateAsync(node => node.SetProperty(row => row.Path, wrong));
        return wrong;
    }

    private async Task<string> PathAsync()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();
        return await db.Nodes.Where(node => node.Id == PageId).Select(node => node.Path).SingleAsync();
    }

    private int PageId => site.Services.GetRequiredService<IContentService>().GetRootContent().First().Id;
}
