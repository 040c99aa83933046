using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class UserGroupApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_group_keeps_sections_languages_start_nodes_and_permissions()
    {
        var content = site.Services.GetRequiredService<IContentService>().GetRootContent().First();
        var type = site.Services.GetRequiredService<IContentTypeService>().Get(content.ContentTypeId)!;
        var (id, property) = (Guid.NewGuid(), type.CompositionPropertyTypes.First().Key);
        var wanted = JsonNode.Parse(Group(id, $"school{id:N}", "Umb.Section.Content", "eigen.sectie"))!.AsObject();
        wanted["languages"] = new JsonArray("nl");
        wanted["hasAccessToAllLanguages"] = false;
        wanted["documentStartNode"] = new JsonObject { ["id"] = content.Key };
        wanted["permissions"] = new JsonArray(
            new JsonObject { ["document"] = new JsonObject { ["id"] = content.Key }, ["verbs"] = new JsonArray("Umb.Document.Read", "Umb.Document.Update"), ["$type"] = "DocumentPermissionPresentationModel" },
            new JsonObject
            {
                ["$type"] = "DocumentPropertyValuePermissionPresentationModel",
                ["documentType"] = new JsonObject { ["id"] = type.Key },
                ["propertyType"] = new JsonObject { ["id"] = property },
                ["verbs"] = new JsonArray("Umb.Document.PropertyValue.Read"),
            },
            new JsonObject { ["$type"] = "UnknownTypePermissionPresentationModel", ["context"] = "eigen", ["verbs"] = new JsonArray("doen") });

        var created = await client.AskAsync("POST", "user-group", wanted.ToJsonString());
        var read = (await client.GetJsonAsync($"user-group/{id}")).AsObject();

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(["Umb.Section.Content", "eigen.sectie"], read["sections"]!.AsArray().Select(section => (string?)section));
        Assert.Equal(("nl", content.Key.ToString()), ((string?)Assert.Single(read["languages"]!.AsArray()), (string?)read["documentStartNode"]!["id"]));
        Assert.Equal((false, true), ((bool)read["documentRootAccess"]!, (bool)read["isDeletable"]!));
        Assert.Equal(
            wanted["permissions"]!.AsArray().Select(permission => (string?)permission!["$type"]).Order(StringComparer.Ordinal),
            read["permissions"]!.AsArray().Select(permission => (string?)permission!["$type"]).Order(StringComparer.Ordinal));
        Assert.Equal(2, read["permissions"]!.AsArray().First(permission => permission!["document"] is not null)!["verbs"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_group_is_changed_found_and_deleted()
    {
        var (id, alias) = (Guid.NewGuid(), $"g{Guid.NewGuid():N}");
        await client.AskAsync("POST", "user-group", Group(id, alias, "Umb.Section.Content"));

        var updated = await client.AskAsync("PUT", $"user-group/{id}", Group(null, $"{alias}2", "Umb.Section.Media"));
        var found = await client.GetJsonAsync($"filter/user-group?filter={alias}");
        var items = await client.GetJsonAsync($"item/user-group?id={id}");
        var nothing = await client.GetJsonAsync("item/user-group");
        var page = await client.GetJsonAsync("user-group?skip=1&take=1");
        var deleted = await client.AskAsync("DELETE", $"user-group/{id}");
        var gone = await client.AskAsync("DELETE", "user-group", $$"""{"userGroupIds":[{"id":"{{id}}"}]}""");

        Assert.Equal((HttpStatusCode.OK, 1, $"{alias}2"), (updated.Status, (int)found["total"]!, (string?)items[0]!["alias"]));
        Assert.Equal((0, 1), (nothing.AsArray().Count, page["items"]!.AsArray().Count));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, "NotFound"), (deleted.Status, gone.Status, gone.Operation));
    }

    [Fact]
    public async Task Several_groups_are_deleted_at_once_and_their_users_stay()
    {
        Guid[] groups = [Guid.NewGuid(), Guid.NewGuid()];
        foreach (var id in groups) await client.AskAsync("POST", "user-group", Group(id, $"g{id:N}", "Umb.Section.Content"));
        var user = await site.UserInAsync(groups);

        var deleted = await client.AskAsync("DELETE", "user-group", $$"""{"userGroupIds":[{"id":"{{groups[0]}}"},{"id":"{{groups[1]}}"}]}""");

        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        foreach (var id in groups) Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"user-group/{id}")).Status);
        Assert.Empty((await client.GetJsonAsync($"user/{user}"))["userGroupIds"]!.AsArray());
    }

    [Fact]
    public async Task Groups_of_umbraco_itself_stay_and_keep_their_alias()
    {
        var admin = Constants.Security.AdminGroupKey;

        Assert.Equal("CanNotDeleteIsSystemUserGroup", (await client.AskAsync("DELETE", $"user-group/{admin}")).Operation);
        Assert.Equal("CanNotUpdateAliasIsSystemUserGroup", (await client.AskAsync("PUT", $"user-group/{admin}", Group(null, "baas", "Umb.Section.Users"))).Operation);
    }

    [Theory]
    [InlineData("editor", "nl", "DuplicateAlias")]
    [InlineData("nieuw", "xx", "LanguageNotFound")]
    public async Task A_group_that_cannot_be_is_refused(string alias, string language, string status)
    {
        var body = JsonNode.Parse(Group(Guid.NewGuid(), alias, "Umb.Section.Content"))!.AsObject();
        body["languages"] = new JsonArray(language);

        Assert.Equal(status, (await client.AskAsync("POST", "user-group", body.ToJsonString())).Operation);
    }

    [Theory]
    [InlineData("documentStartNode", "DocumentStartNodeKeyNotFound")]
    [InlineData("mediaStartNode", "MediaStartNodeKeyNotFound")]
    public async Task A_start_node_must_exist(string member, string status)
    {
        var body = JsonNode.Parse(Group(Guid.NewGuid(), "nieuw", "Umb.Section.Content"))!.AsObject();
        body[member] = new JsonObject { ["id"] = Guid.NewGuid() };

        Assert.Equal(status, (await client.AskAsync("POST", "user-group", body.ToJsonString())).Operation);
    }

    [Fact]
    public async Task A_permission_of_a_kind_that_is_none_is_refused()
    {
        var body = JsonNode.Parse(Group(Guid.NewGuid(), "nieuw", "Umb.Section.Content"))!.AsObject();
        body["permissions"] = new JsonArray(new JsonObject { ["$type"] = "Onzin", ["verbs"] = new JsonArray() });

        Assert.Equal(HttpStatusCode.BadRequest, (await client.AskAsync("POST", "user-group", body.ToJsonString())).Status);
    }

    [Fact]
    public async Task Users_are_put_into_a_group_and_out_of_it_but_the_administrators_keep_one()
    {
        var (id, user) = (Guid.NewGuid(), await site.UserInAsync(Constants.Security.WriterGroupKey));
        await client.AskAsync("POST", "user-group", Group(id, $"g{id:N}", "Umb.Section.Content"));

        var added = await client.AskAsync("POST", $"user-group/{id}/users", One(user));
        var removed = await client.AskAsync("DELETE", $"user-group/{id}/users", One(user));
        var again = await client.AskAsync("DELETE", $"user-group/{id}/users", One(user));
        var unknown = await client.AskAsync("POST", $"user-group/{id}/users", One(Guid.NewGuid()));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (added.Status, removed.Status));
        Assert.Equal(("UserNotInGroup", "UserNotFound"), (again.Operation, unknown.Operation));
    }

    [Fact]
    public async Task Who_is_no_administrator_sees_and_changes_only_ones_own_groups_and_gives_no_section_that_one_lacks()
    {
        var group = Guid.NewGuid();
        await client.AskAsync("POST", "user-group", Group(group, $"beheer{group:N}", "Umb.Section.Users"));
        var user = await site.UserInAsync(group);
        using var me = site.As(user);

        Assert.Equal(HttpStatusCode.OK, (await me.AskAsync("GET", $"user-group/{group}")).Status);
        Assert.Equal(group.ToString(), (string?)Assert.Single((await me.GetJsonAsync("filter/user-group"))["items"]!.AsArray())!["id"]);
        var refused = new[]
        {
            await me.AskAsync("GET", $"user-group/{Constants.Security.AdminGroupKey}"),
            await me.AskAsync("PUT", $"user-group/{Constants.Security.EditorGroupKey}", Group(null, "editor", "Umb.Section.Users")),
            await me.AskAsync("DELETE", $"user-group/{Constants.Security.EditorGroupKey}"),
            await me.AskAsync("DELETE", "user-group", $$"""{"userGroupIds":[{"id":"{{Constants.Security.EditorGroupKey}}"}]}"""),
            await me.AskAsync("POST", $"user-group/{Constants.Security.AdminGroupKey}/users", One(user)),
            await me.AskAsync("PUT", $"user-group/{group}", Group(null, $"beheer{group:N}", "Umb.Section.Users", "Umb.Section.Settings")),
            await me.AskAsync("POST", "user-group", Group(Guid.NewGuid(), $"x{group:N}", "Umb.Section.Settings")),
        };
        Assert.All(refused, told => Assert.Equal(HttpStatusCode.Forbidden, told.Status));
    }

    internal static string Group(Guid? id, string alias, params string[] sections)
    {
        var group = new JsonObject
        {
            ["name"] = alias,
            ["alias"] = alias,
            ["description"] = null,
            ["icon"] = "icon-users",
            ["sections"] = new JsonArray([.. sections.Select(section => JsonValue.Create(section))]),
            ["languages"] = new JsonArray(),
            ["hasAccessToAllLanguages"] = true,
            ["documentStartNode"] = null,
            ["documentRootAccess"] = true,
            ["mediaStartNode"] = null,
            ["mediaRootAccess"] = true,
            ["fallbackPermissions"] = new JsonArray("Umb.Document.Read"),
            ["permissions"] = new JsonArray(),
        };
        if (id is { } key) group["id"] = key;
        return group.ToJsonString();
    }

    private static string One(Guid user) => $$"""[{"id":"{{user}}"}]""";
}
