using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class MemberApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Password = "Een lang wachtwoord 1!";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);
    private readonly string unique = Guid.NewGuid().ToString("N")[..10];

    private Guid MemberType => site.Services.GetRequiredService<IMemberTypeService>().Get(Constants.Conventions.MemberTypes.DefaultAlias)!.Key;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_member_is_made_with_a_password_and_groups_changed_and_deleted()
    {
        var group = (await client.AskAsync("POST", "member-group", $$"""{"name":"Groep {{unique}}"}""")).Headers["Umb-Generated-Resource"];
        var id = await MakeAsync(groups: $"\"{group}\"");
        var made = await client.GetJsonAsync($"member/{id}");
        var updated = await client.AskAsync("PUT", $"member/{id}", Change(name: "Samira", newPassword: "Een ander wachtwoord 2!", approved: "false"));
        var read = await client.GetJsonAsync($"member/{id}");
        var deleted = await client.AskAsync("DELETE", $"member/{id}");

        Assert.Equal((unique, $"{unique}@school.nl", "Default"), ((string?)made["username"], (string?)made["email"], (string?)made["kind"]));
        Assert.Equal([group], made["groups"]!.AsArray().Select(one => (string)one!));
        Assert.Equal((true, false, false), ((bool?)made["isApproved"], (bool?)made["isLockedOut"], (bool?)made["isTwoFactorEnabled"]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, deleted.Status));
        Assert.Equal(("Samira", false), ((string?)read["variants"]![0]!["name"], (bool?)read["isApproved"]));
        Assert.Empty(read["groups"]!.AsArray());
        Assert.Equal((HttpStatusCode.NotFound, "MemberNotFound"), ((await client.AskAsync("GET", $"member/{id}")) is var gone ? (gone.Status, gone.Operation) : default));
    }

    [Theory]
    [InlineData("\"password\":\"Een lang wachtwoord 1!\"", "\"password\":\"kort\"", "InvalidPassword")]
    [InlineData("@school.nl", "", "InvalidEmail")]
    [InlineData("\"name\":\"Sam\"", "\"name\":\" \"", null)]
    public async Task An_account_that_cannot_be_is_refused(string right, string wrong, string? status)
    {
        var told = await client.AskAsync("POST", "member", New().Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task A_name_or_address_that_is_taken_is_refused()
    {
        await MakeAsync();

        var name = await client.AskAsync("POST", "member", New().Replace("@school.nl", "@elders.nl", StringComparison.Ordinal));
        var address = await client.AskAsync("POST", "member", New().Replace($"\"username\":\"{unique}\"", $"\"username\":\"{unique}b\"", StringComparison.Ordinal));

        Assert.Equal(("DuplicateUsername", "DuplicateEmail"), (name.Operation, address.Operation));
    }

    [Fact]
    public async Task What_is_not_there_is_a_404()
    {
        var nothing = Guid.NewGuid();

        Assert.Equal("MemberNotFound", (await client.AskAsync("PUT", $"member/{nothing}", Change())).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"member/{nothing}/validate", Change())).Operation);
        Assert.Equal("MemberNotFound", (await client.AskAsync("DELETE", $"member/{nothing}")).Operation);
        Assert.Equal("MemberTypeNotFound", (await client.AskAsync("POST", "member", New().Replace($"{MemberType}", $"{nothing}", StringComparison.Ordinal))).Operation);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"filter/member?memberTypeId={nothing}")).Status);
    }

    [Fact]
    public async Task A_member_who_was_locked_out_is_let_in_again()
    {
        var id = await MakeAsync();
        var members = site.Services.GetRequiredService<IMemberService>();
        var member = members.GetById(Guid.Parse(id))!;
        (member.IsLockedOut, member.FailedPasswordAttempts, member.LastLockoutDate) = (true, 5, DateTime.UtcNow);
        members.Save(member);

        var locked = await client.GetJsonAsync($"member/{id}");
        await client.AskAsync("PUT", $"member/{id}", Change());
        var free = await client.GetJsonAsync($"member/{id}");

        Assert.Equal((true, 5), ((bool?)locked["isLockedOut"], (int?)locked["failedPasswordAttempts"]));
        Assert.NotNull(locked["lastLockoutDate"]);
        Assert.Equal((false, 0), ((bool?)free["isLockedOut"], (int?)free["failedPasswordAttempts"]));
    }

    [Fact]
    public async Task Who_may_not_see_sensitive_data_sees_none_and_changes_none()
    {
        var type = await SensitiveTypeAsync();
        var id = (await client.AskAsync("POST", "member", New(type, """{"alias":"diagnose","value":"geheim"},{"alias":"school","value":"De Boog"}"""))).Headers["Umb-Generated-Resource"];
        using var editor = site.As(await site.UserInAsync(await MemberEditorsAsync()));

        var full = await client.GetJsonAsync($"member/{id}");
        var part = await editor.GetJsonAsync($"member/{id}");
        var refused = await editor.AskAsync("PUT", $"member/{id}", Change(values: """{"alias":"diagnose","value":"anders"}"""));
        var changed = await editor.AskAsync("PUT", $"member/{id}", Change(values: """{"alias":"school","value":"De Brug"}""", approved: "false"));
        var after = await client.GetJsonAsync($"member/{id}");

        Assert.Equal("geheim", Value(full, "diagnose"));
        Assert.Equal((null, "De Boog", false), (Value(part, "diagnose"), Value(part, "school"), (bool?)part["isApproved"]));
        Assert.Equal((HttpStatusCode.BadRequest, "NotAllowed"), (refused.Status, refused.Operation));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("geheim", "De Brug", true), (Value(after, "diagnose"), Value(after, "school"), (bool?)after["isApproved"]));
    }

    [Fact]
    public async Task A_required_property_that_is_empty_lights_up()
    {
        var type = await SensitiveTypeAsync();

        var told = await client.AskAsync("POST", "member/validate", New(type, """{"alias":"school","value":""}"""));
        var fine = await client.AskAsync("POST", "member/validate", New(type, """{"alias":"school","value":"De Boog"}"""));
        var id = await MakeAsync();
        var change = await client.AskAsync("PUT", $"member/{id}/validate", Change());

        Assert.Equal((HttpStatusCode.BadRequest, "PropertyValidationError"), (told.Status, told.Operation));
        Assert.Contains("$.values[0].value", told.Body!["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (fine.Status, change.Status));
    }

    [Fact]
    public async Task Members_are_listed_by_what_they_are_and_found_by_name()
    {
        var id = await MakeAsync();

        var byText = await client.GetJsonAsync($"filter/member?filter={unique}&isApproved=true&isLockedOut=false&memberTypeId={MemberType}&orderBy=email&orderDirection=Descending");
        var none = await client.GetJsonAsync($"filter/member?filter={unique}&memberGroupName=Onbekend");
        var wrong = await client.AskAsync("GET", "filter/member?orderBy=onzin");
        var items = await client.GetJsonAsync($"item/member?id={id}");
        var found = await client.GetJsonAsync($"item/member/search?query=sam {unique}&take=5");
        var ofOther = await client.GetJsonAsync($"item/member/search?query=sam&allowedMemberTypes={Guid.NewGuid()}");

        Assert.Equal(id, (string?)Assert.Single(byText["items"]!.AsArray())!["id"]);
        Assert.Equal(0, (int)none["total"]!);
        Assert.Equal((HttpStatusCode.BadRequest, "$.orderBy"), (wrong.Status, Assert.Single(wrong.Wrong)));
        Assert.Equal(("Sam", MemberType.ToString()), ((string?)items[0]!["variants"]![0]!["name"], (string?)items[0]!["memberType"]!["id"]));
        Assert.True((int)found["total"]! >= 0);
        Assert.Empty(ofOther["items"]!.AsArray());
    }

    [Fact]
    public async Task A_member_that_only_a_provider_knows_is_shown_without_a_type()
    {
        var externals = site.Services.GetRequiredService<IExternalMemberService>();
        var made = await externals.CreateAsync(new ExternalMemberIdentity { Email = $"{unique}@extern.nl", UserName = $"{unique}@extern.nl", Name = "Extern" });
        Assert.True(made.Success, made.Status.ToString());

        var read = await client.GetJsonAsync($"member/{made.Result.Key}");
        var listed = await client.GetJsonAsync($"filter/member?filter={unique}");

        Assert.Equal(("ExternalOnly", "Extern"), ((string?)read["kind"], (string?)read["variants"]![0]!["name"]));
        Assert.Equal(Guid.Empty.ToString(), (string?)read["memberType"]!["id"]);
        Assert.Equal("ExternalOnly", (string?)Assert.Single(listed["items"]!.AsArray())!["kind"]);
    }

    [Fact]
    public async Task The_use_of_members_is_told()
    {
        var id = await MakeAsync();

        var by = await client.GetJsonAsync($"member/{id}/referenced-by");
        var below = await client.GetJsonAsync($"member/{id}/referenced-descendants");
        var among = await client.GetJsonAsync($"member/are-referenced?id={id}");
        var settings = await client.GetJsonAsync("member/configuration");

        Assert.Equal((0, 0, 0), ((int)by["total"]!, (int)below["total"]!, (int)among["total"]!));
        Assert.Empty(settings.AsObject());
    }

    private static string? Value(JsonNode member, string alias) => (string?)member["values"]!.AsArray().FirstOrDefault(value => (string?)value!["alias"] == alias)?["value"];

    private async Task<string> MakeAsync(string groups = "")
    {
        var told = await client.AskAsync("POST", "member", New(groups: groups));
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }

    private string New(Guid? type = null, string values = "", string groups = "") => $$"""
        {"email":"{{unique}}@school.nl","username":"{{unique}}","password":"{{Password}}","memberType":{"id":"{{type ?? MemberType}}"},"groups":[{{groups}}],
        "isApproved":true,"values":[{{values}}],"variants":[{"culture":null,"segment":null,"name":"Sam"}]}
        """;

    private string Change(string name = "Sam", string? newPassword = null, string approved = "true", string values = "") => $$"""
        {"email":"{{unique}}@school.nl","username":"{{unique}}","newPassword":{{(newPassword is null ? "null" : $"\"{newPassword}\"")}},"groups":[],"isApproved":{{approved}},
        "isLockedOut":false,"isTwoFactorEnabled":false,"values":[{{values}}],"variants":[{"name":"{{name}}"}]}
        """;

    private async Task<Guid> SensitiveTypeAsync()
    {
        var strings = site.Services.GetRequiredService<IShortStringHelper>();
        var text = (await site.Services.GetRequiredService<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        var type = new MemberType(strings, -1) { Alias = $"leerling{unique}", Name = $"Leerling {unique}", Icon = "icon-user" };
        type.AddPropertyGroup("gegevens", "Gegevens");
        type.AddPropertyType(new PropertyType(strings, text, "diagnose") { Name = "Diagnose" }, "gegevens");
        type.AddPropertyType(new PropertyType(strings, text, "school") { Name = "School", Mandatory = true }, "gegevens");
        type.SetIsSensitiveProperty("diagnose", true);
        var made = await site.Services.GetRequiredService<IMemberTypeService>().CreateAsync(type, ManagementSite.Administrator);
        Assert.True(made.Success, made.Result.ToString());
        return type.Key;
    }

    private async Task<Guid> MemberEditorsAsync()
    {
        var group = new UserGroup(site.Services.GetRequiredService<IShortStringHelper>()) { Alias = $"leden{unique}", Name = $"Leden {unique}" };
        group.AddAllowedSection(Constants.Applications.Members);
        var made = await site.Services.GetRequiredService<IUserGroupService>().CreateAsync(group, ManagementSite.Administrator);
        Assert.True(made.Success, made.Status.ToString());
        return made.Result.Key;
    }
}
