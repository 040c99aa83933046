using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class UserApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private static readonly byte[] pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_user_is_made_read_changed_and_deleted()
    {
        var (id, created) = await CreateAsync(Constants.Security.EditorGroupKey);

        var updated = await client.AskAsync("PUT", $"user/{id}", Update("Anna", "anna@school.nl", Constants.Security.WriterGroupKey));
        var read = await client.GetJsonAsync($"user/{id}");
        var items = await client.GetJsonAsync($"item/user?id={id}&id={Guid.NewGuid()}");
        var deleted = await client.AskAsync("DELETE", $"user/{id}");
        var gone = await client.AskAsync("GET", $"user/{id}");

        Assert.Equal((HttpStatusCode.Created, id.ToString()), (created.Status, created.Headers["Umb-Generated-Resource"]));
        Assert.Equal((HttpStatusCode.OK, "Anna", "Inactive", false), (updated.Status, (string?)read["name"], (string?)read["state"], (bool)read["isAdmin"]!));
        Assert.Equal(Constants.Security.WriterGroupKey.ToString(), (string?)Assert.Single(read["userGroupIds"]!.AsArray())!["id"]);
        Assert.Equal("Anna", (string?)Assert.Single(items.AsArray())!["name"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, "UserNotFound"), (deleted.Status, gone.Status, gone.Operation));
    }

    [Theory]
    [InlineData("geen adres", "geen adres", "InvalidEmail")]
    [InlineData("admin@peer.test", "admin@peer.test", "DuplicateEmail")]
    [InlineData("bob@school.nl", "bob", "UserNameIsNotEmail")]
    public async Task A_user_who_cannot_be_is_refused(string email, string name, string status)
    {
        var told = await client.AskAsync("POST", "user", User(Guid.NewGuid(), email, name, Constants.Security.EditorGroupKey));

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task A_user_without_a_group_or_in_one_that_is_not_there_is_refused()
    {
        var none = await client.AskAsync("POST", "user", User(Guid.NewGuid(), "c@school.nl", "c@school.nl"));
        var unknown = await client.AskAsync("POST", "user", User(Guid.NewGuid(), "c@school.nl", "c@school.nl", Guid.NewGuid()));
        var empty = await client.AskAsync("POST", "user", """{"email":"c@school.nl","userName":"c@school.nl","name":"C","userGroupIds":[null],"kind":"Default"}""");

        Assert.Equal(("NoUserGroup", "MissingUserGroup"), (none.Operation, unknown.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "$.userGroupIds[0]"), (empty.Status, Assert.Single(empty.Wrong)));
    }

    [Fact]
    public async Task Start_nodes_are_kept_and_reckoned_and_must_exist()
    {
        var (id, _) = await CreateAsync(Constants.Security.EditorGroupKey);
        var root = site.Services.GetRequiredService<IContentService>().GetRootContent().First();

        var set = await client.AskAsync("PUT", $"user/{id}", Update("Dirk", "dirk@school.nl", Constants.Security.EditorGroupKey, root.Key));
        var reckoned = await client.GetJsonAsync($"user/{id}/calculate-start-nodes");
        var wrong = await client.AskAsync("PUT", $"user/{id}", Update("Dirk", "dirk@school.nl", Constants.Security.EditorGroupKey, Guid.NewGuid()));

        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal((root.Key.ToString(), false, true), (
            (string?)reckoned["documentStartNodeIds"]![0]!["id"], (bool)reckoned["hasDocumentRootAccess"]!, (bool)reckoned["hasMediaRootAccess"]!));
        Assert.Equal("ContentStartNodeNotFound", wrong.Operation);
    }

    [Fact]
    public async Task Users_are_found_by_name_group_and_state_a_part_at_a_time()
    {
        var word = $"zoek{Guid.NewGuid():N}";
        foreach (var name in new[] { "b", "a", "c" }) await CreateAsync(Constants.Security.WriterGroupKey, $"{name}{word}@school.nl");

        var second = await client.GetJsonAsync($"filter/user?filter={word}&skip=1&take=1&orderBy=UserName&orderDirection=Descending");
        var group = await client.GetJsonAsync($"filter/user?filter={word}&userGroupIds={Constants.Security.EditorGroupKey}");
        var state = await client.GetJsonAsync($"filter/user?filter={word}&userStates=Inactive&userStates=LockedOut");
        var unknown = await client.AskAsync("GET", $"filter/user?userGroupIds={Guid.NewGuid()}");
        var all = await client.GetJsonAsync("user?skip=0&take=2");

        Assert.Equal((3, $"b{word}@school.nl"), ((int)second["total"]!, (string?)Assert.Single(second["items"]!.AsArray())!["userName"]));
        Assert.Equal((0, 3), ((int)group["total"]!, (int)state["total"]!));
        Assert.Equal((HttpStatusCode.NotFound, "MissingUserGroup"), (unknown.Status, unknown.Operation));
        Assert.Equal(2, all["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Users_are_disabled_enabled_and_unlocked_many_at_once()
    {
        var ids = new[] { (await CreateAsync(Constants.Security.EditorGroupKey)).Id, (await CreateAsync(Constants.Security.EditorGroupKey)).Id };

        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("POST", "user/disable", Users(ids))).Status);
        Assert.Equal("Disabled Disabled", await StatesAsync(ids));
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("POST", "user/enable", Users(ids))).Status);
        Assert.Equal("Inactive Inactive", await StatesAsync(ids));
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("POST", "user/unlock", Users(ids))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", "user", Users(ids))).Status);
        Assert.Equal("UserNotFound", (await client.AskAsync("POST", "user/enable", Users(ids))).Operation);
    }

    [Fact]
    public async Task Nobody_shuts_out_oneself_nor_the_first_user()
    {
        var key = await site.UserInAsync(Constants.Security.AdminGroupKey);
        using var other = site.As(key);

        Assert.Equal("CannotDisableSelf", (await other.AskAsync("POST", "user/disable", Users(key))).Operation);
        Assert.Equal("CannotDeleteSelf", (await other.AskAsync("DELETE", $"user/{key}")).Operation);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.AskAsync("POST", "user/disable", Users(ManagementSite.Administrator))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.AskAsync("DELETE", $"user/{ManagementSite.Administrator}")).Status);
        Assert.Equal("SelfPasswordResetNotAllowed", (await other.AskAsync("POST", $"user/{key}/reset-password")).Operation);
    }

    [Fact]
    public async Task Only_administrators_touch_administrators_and_nobody_gives_a_group_that_one_is_not_in()
    {
        var (manager, group) = await ManagerAsync();
        using var me = site.As(manager);
        var admin = await site.UserInAsync(Constants.Security.AdminGroupKey);
        var (own, _) = await CreateAsync(group);

        var touched = new[]
        {
            await me.AskAsync("GET", $"user/{admin}"), await me.AskAsync("PUT", $"user/{admin}", Update("X", "x@school.nl", group)),
            await me.AskAsync("DELETE", $"user/{admin}"), await me.AskAsync("DELETE", "user", Users(admin)), await me.AskAsync("POST", "user/disable", Users(own, admin)),
            await me.AskAsync("POST", "user/unlock", Users(admin)), await me.AskAsync("POST", $"user/{admin}/change-password", """{"newPassword":"een Goed wachtwoord 1!"}"""),
            await me.AskAsync("POST", $"user/{admin}/reset-password"), await me.AskAsync("GET", $"user/{admin}/2fa"),
            await me.AskAsync("DELETE", $"user/{admin}/2fa/AuthenticatorApp"), await me.AskAsync("DELETE", $"user/avatar/{admin}"),
            await me.AskAsync("POST", $"user/{admin}/client-credentials", """{"clientId":"a","clientSecret":"b"}"""),
            await me.AskAsync("POST", "user/invite/resend", Of(admin)),
            await me.AskAsync("POST", "user/set-user-groups", $$"""{"userIds":[{"id":"{{admin}}"}],"userGroupIds":[{"id":"{{group}}"}]}"""),
            await me.AskAsync("POST", "user", User(Guid.NewGuid(), "y@school.nl", "y@school.nl", Constants.Security.AdminGroupKey)),
            await me.AskAsync("PUT", $"user/{manager}", Update("Ik", "ik@school.nl", Constants.Security.AdminGroupKey)),
            await me.AskAsync("POST", "user/set-user-groups", $$"""{"userIds":[{"id":"{{own}}"}],"userGroupIds":[{"id":"{{Constants.Security.EditorGroupKey}}"}]}"""),
        };

        Assert.All(touched, told => Assert.Equal(HttpStatusCode.Forbidden, told.Status));
        Assert.Equal(HttpStatusCode.OK, (await me.AskAsync("GET", $"user/{own}")).Status);
        Assert.DoesNotContain((await me.GetJsonAsync("user?take=1000"))["items"]!.AsArray(), user => (bool)user!["isAdmin"]!);
    }

    [Fact]
    public async Task Groups_of_users_are_set_but_not_to_none_nor_to_one_that_is_not_there()
    {
        var (id, _) = await CreateAsync(Constants.Security.EditorGroupKey);

        var set = await client.AskAsync("POST", "user/set-user-groups", Groups(id, Constants.Security.WriterGroupKey));
        var unknown = await client.AskAsync("POST", "user/set-user-groups", Groups(id, Guid.NewGuid()));
        var none = await client.AskAsync("POST", "user/set-user-groups", Groups(id));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (set.Status, unknown.Status, none.Status));
        Assert.Equal(Constants.Security.WriterGroupKey.ToString(), (string?)(await client.GetJsonAsync($"user/{id}"))["userGroupIds"]![0]!["id"]);
    }

    [Fact]
    public async Task A_picture_comes_from_an_upload_and_is_shown_in_five_sizes()
    {
        var (id, _) = await CreateAsync(Constants.Security.EditorGroupKey);
        var file = Guid.NewGuid();
        await client.UploadAsync(file, "ik.png", pixel);

        var set = await client.AskAsync("POST", $"user/avatar/{id}", File(file));
        var shown = (await client.GetJsonAsync($"user/{id}"))["avatarUrls"]!.AsArray();
        var again = await client.AskAsync("POST", $"user/avatar/{id}", File(file));
        var cleared = await client.AskAsync("DELETE", $"user/avatar/{id}");

        Assert.Equal((HttpStatusCode.OK, 5), (set.Status, shown.Count));
        Assert.All(shown, address => Assert.StartsWith("http://localhost/media/UserAvatars/", (string?)address, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((HttpStatusCode.BadRequest, "AvatarFileNotFound", HttpStatusCode.OK), (again.Status, again.Operation, cleared.Status));
        Assert.Empty((await client.GetJsonAsync($"user/{id}"))["avatarUrls"]!.AsArray());
    }

    [Fact]
    public async Task A_picture_of_oneself_is_no_text()
    {
        var file = Guid.NewGuid();
        await client.UploadAsync(file, "ik.txt", "tekst"u8.ToArray());

        Assert.Equal("InvalidAvatar", (await client.AskAsync("POST", "user/current/avatar", File(file))).Operation);
    }

    [Fact]
    public async Task Another_users_password_is_reset_to_one_that_is_told_once_or_changed_to_one_that_is_good_enough()
    {
        var (id, _) = await CreateAsync(Constants.Security.EditorGroupKey);

        var reset = await client.AskAsync("POST", $"user/{id}/reset-password");
        var weak = await client.AskAsync("POST", $"user/{id}/change-password", """{"newPassword":"kort"}""");
        var changed = await client.AskAsync("POST", $"user/{id}/change-password", """{"newPassword":"een Goed wachtwoord 1!"}""");
        var unknown = await client.AskAsync("POST", $"user/{Guid.NewGuid()}/change-password", """{"newPassword":"een Goed wachtwoord 1!"}""");

        Assert.True(((string)reset.Body!["resetPassword"]!).Length >= 10);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.NotFound), (weak.Status, changed.Status, unknown.Status));
        Assert.Contains("PasswordTooShort", (string?)weak.Body!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_may_on_pages_and_media_is_told_and_what_is_not_there_is_a_404()
    {
        var root = site.Services.GetRequiredService<IContentService>().GetRootContent().First().Key;
        using var writer = site.As(await site.UserInAsync(Constants.Security.WriterGroupKey));

        var told = await writer.GetJsonAsync($"user/current/permissions/document?id={root}&id={root}");
        var any = await writer.GetJsonAsync($"user/current/permissions?id={root}");
        var missing = await writer.AskAsync("GET", $"user/current/permissions/media?id={root}");

        var verbs = Assert.Single(told["permissions"]!.AsArray())!["permissions"]!.AsArray().Select(verb => (string?)verb).ToList();
        Assert.Contains("Umb.Document.Update", verbs);
        Assert.DoesNotContain("Umb.Document.Publish", verbs);
        Assert.Single(any["permissions"]!.AsArray());
        Assert.Equal("MediaNodeNotFound", missing.Operation);
        Assert.Empty((await writer.GetJsonAsync("user/current/login-providers")).AsArray());
    }

    [Fact]
    public async Task Client_ids_belong_to_api_users_and_to_one_of_them_each()
    {
        var (person, _) = await CreateAsync(Constants.Security.EditorGroupKey);
        var (program, other) = (await ApiUserAsync(), await ApiUserAsync());
        const string Body = """{"clientId":"koppeling","clientSecret":"geheim van de koppeling"}""";

        var made = await client.AskAsync("POST", $"user/{program}/client-credentials", Body);
        var twice = await client.AskAsync("POST", $"user/{other}/client-credentials", Body);
        var human = await client.AskAsync("POST", $"user/{person}/client-credentials", """{"clientId":"mens","clientSecret":"geheim"}""");
        var wrong = await client.AskAsync("POST", $"user/{program}/client-credentials", """{"clientId":"een spatie","clientSecret":"geheim"}""");
        var listed = await client.GetJsonAsync($"user/{program}/client-credentials");
        var notTheirs = await client.AskAsync("DELETE", $"user/{other}/client-credentials/umbraco-back-office-koppeling");
        var deleted = await client.AskAsync("DELETE", $"user/{program}/client-credentials/umbraco-back-office-koppeling");

        Assert.Equal((HttpStatusCode.OK, "DuplicateClientId", "InvalidUser", "InvalidClientId"), (made.Status, twice.Operation, human.Operation, wrong.Operation));
        Assert.Equal("umbraco-back-office-koppeling", (string?)Assert.Single(listed.AsArray()));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (notTheirs.Status, deleted.Status));
        Assert.Empty((await client.GetJsonAsync($"user/{program}/client-credentials")).AsArray());
    }

    [Fact]
    public async Task What_concerns_signing_in_is_refused_in_umbracos_words()
    {
        var (id, _) = await CreateAsync(Constants.Security.EditorGroupKey);

        Assert.Equal("NotInInviteState", (await client.AskAsync("POST", "user/invite/resend", Of(id))).Operation);
        Assert.Equal("ProviderNameNotFound", (await client.AskAsync("DELETE", $"user/{id}/2fa/onzin")).Operation);
        Assert.Equal("ProviderNameNotFound", (await client.AskAsync("GET", "user/current/2fa/onzin")).Operation);
        Assert.Equal("ProviderNameNotFound", (await client.AskAsync("POST", "user/current/2fa/onzin", """{"code":"1","secret":"x"}""")).Operation);
        Assert.Equal("InvalidInviteToken", (await client.AskAsync("POST", "user/invite/verify", $$"""{"user":{"id":"{{id}}"},"token":"onzin"}""")).Operation);
        Assert.Equal("InvalidPasswordResetToken",
            (await client.AskAsync("POST", "security/forgot-password/verify", $$"""{"user":{"id":"{{id}}"},"resetCode":"onzin"}""")).Operation);
        Assert.Equal("SelfOldPasswordRequired", (await client.AskAsync("POST", "user/current/change-password", """{"newPassword":"een Goed wachtwoord 1!"}""")).Operation);
    }

    private async Task<(Guid Id, Told Told)> CreateAsync(Guid group, string? email = null)
    {
        var id = Guid.NewGuid();
        email ??= $"{id:N}@school.nl";
        var told = await client.AskAsync("POST", "user", User(id, email, email, group));
        Assert.Equal(HttpStatusCode.Created, told.Status);
        return (id, told);
    }

    private async Task<Guid> ApiUserAsync()
    {
        var id = Guid.NewGuid();
        var told = await client.AskAsync("POST", "user", User(id, $"{id:N}@school.nl", $"{id:N}@school.nl", Constants.Security.EditorGroupKey)
            .Replace("\"Default\"", "\"Api\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, told.Status);
        return id;
    }

    /// <summary>Somebody who looks after users and is no administrator.</summary>
    private async Task<(Guid User, Guid Group)> ManagerAsync()
    {
        var group = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.Created, (await client.AskAsync("POST", "user-group", UserGroupApiTests.Group(group, $"beheer{group:N}", "Umb.Section.Users"))).Status);
        return (await site.UserInAsync(group), group);
    }

    private async Task<string> StatesAsync(Guid[] ids)
    {
        List<string?> states = [];
        foreach (var id in ids) states.Add((string?)(await client.GetJsonAsync($"user/{id}"))["state"]);
        return string.Join(' ', states);
    }

    private static string User(Guid id, string email, string userName, params Guid[] groups) => new JsonObject
    {
        ["id"] = id,
        ["email"] = email,
        ["userName"] = userName,
        ["name"] = "Iemand",
        ["userGroupIds"] = References(groups),
        ["kind"] = "Default",
    }.ToJsonString();

    private static string Update(string name, string email, Guid group, params Guid[] documents) => new JsonObject
    {
        ["email"] = email,
        ["userName"] = email,
        ["name"] = name,
        ["userGroupIds"] = References(group),
        ["languageIsoCode"] = "nl-NL",
        ["documentStartNodeIds"] = References(documents),
        ["hasDocumentRootAccess"] = false,
        ["mediaStartNodeIds"] = References(),
        ["hasMediaRootAccess"] = false,
    }.ToJsonString();

    private static string Users(params Guid[] ids) => new JsonObject { ["userIds"] = References(ids) }.ToJsonString();

    private static string Groups(Guid user, params Guid[] groups) => new JsonObject { ["userIds"] = References(user), ["userGroupIds"] = References(groups) }.ToJsonString();

    private static string Of(Guid id) => new JsonObject { ["user"] = new JsonObject { ["id"] = id } }.ToJsonString();

    private static string File(Guid id) => new JsonObject { ["file"] = new JsonObject { ["id"] = id } }.ToJsonString();

    private static JsonArray References(params Guid[] ids) => [.. ids.Select(id => new JsonObject { ["id"] = id })];
}
