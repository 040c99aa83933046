using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>What belongs to a document beside its content, over the database with every editor.</summary>
public sealed class AroundDocumentsApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Nothing = "00000000-0000-0000-0000-000000000001";
    private const string Home = "aae5bddd-c110-51de-a991-eabc74296aaa";
    private const string News = "d78b683d-a93f-5955-bd2c-ef1db8df2cb0";
    private const string Archive = "a45ec06e-e73e-51c5-be3f-7b4f8a4928f2";
    private const string Teachers = "fc1fb11b-661c-5ae0-b5b0-e685ce18fedc";
    private const string MembersOnly = "10bc6c93-3698-5eb2-9c02-9a385172de61";
    private const string SignIn = "69e02204-55b1-5a46-9e4e-9395e423ad21";
    private const string NoAccess = "48f7ef01-886d-5512-8d57-e93e063e3797";
    private const string Vacancies = "a6187a39-31b7-56e4-9acd-0eb418423c29";
    private const string NewsOverviewType = "b4c1ce7a-1fe0-5353-993e-bf7b2987ead6";
    private const string StartPageType = "ae289be4-45db-53fd-b661-3f65a1dd7cef";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Domains_are_read_and_written_in_their_order()
    {
        var before = await client.GetJsonAsync($"document/{Teachers}/domains");
        var put = await client.AskAsync("PUT", $"document/{Teachers}/domains",
            """{"defaultIsoCode":"en-US","domains":[{"domainName":"Tweede.test","isoCode":"nl"},{"domainName":"docenten.peer.test","isoCode":"nl"}]}""");
        var after = await client.GetJsonAsync($"document/{Teachers}/domains");
        await client.AskAsync("PUT", $"document/{Teachers}/domains", before.ToJsonString());

        Assert.Equal(["docenten.peer.test", "docenten.peer.test/en"], Names(before));
        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal("en-US", (string?)after["defaultIsoCode"]);
        Assert.Equal(["tweede.test", "docenten.peer.test"], Names(after));
        Assert.True(JsonNode.DeepEquals(before, await client.GetJsonAsync($"document/{Teachers}/domains")));

        static IEnumerable<string> Names(JsonNode domains) => domains["domains"]!.AsArray().Select(domain => (string)domain!["domainName"]!);
    }

    [Theory]
    [InlineData(Archive, """[{"domainName":"DOCENTEN.peer.test","isoCode":"nl"}]""", HttpStatusCode.Conflict, "ConflictingDomainName")]
    [InlineData(Archive, """[{"domainName":"a.test","isoCode":"nl"},{"domainName":"A.test","isoCode":"nl"}]""", HttpStatusCode.Conflict, "DuplicateDomainName")]
    [InlineData(Archive, """[{"domainName":"a.test","isoCode":"xx"}]""", HttpStatusCode.BadRequest, "LanguageNotFound")]
    [InlineData(Archive, """[{"domainName":"http://a b","isoCode":"nl"}]""", HttpStatusCode.BadRequest, "InvalidDomainName")]
    [InlineData(Nothing, "[]", HttpStatusCode.NotFound, "ContentNotFound")]
    public async Task Domains_that_cannot_be_are_refused(string document, string domains, HttpStatusCode status, string operation)
    {
        var told = await client.AskAsync("PUT", $"document/{document}/domains", $$"""{"defaultIsoCode":null,"domains":{{domains}}}""");

        Assert.Equal((status, operation), (told.Status, told.Operation));
        if (operation == "ConflictingDomainName") Assert.Equal(Teachers, (string?)told.Body!["conflictingDomainNames"]![0]!["content"]!["id"]);
    }

    [Fact]
    public async Task A_domain_without_a_name_or_language_names_the_field()
    {
        var told = await client.AskAsync("PUT", $"document/{Archive}/domains", """{"defaultIsoCode":null,"domains":[{"domainName":"","isoCode":null}]}""");

        Assert.Equal(["$.domains[0].domainName", "$.domains[0].isoCode"], told.Wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_user_is_told_of_what_that_user_chose()
    {
        using var editor = site.As(await site.UserInAsync(Umbraco.Cms.Core.Constants.Security.EditorGroupKey));

        var put = await client.AskAsync("PUT", $"document/{News}/notifications", """{"subscribedActionIds":["Umb.Document.Publish","Umb.Document.Delete"]}""");
        var mine = await client.GetJsonAsync($"document/{News}/notifications");
        var theirs = await editor.GetJsonAsync($"document/{News}/notifications");
        await client.AskAsync("PUT", $"document/{News}/notifications", """{"subscribedActionIds":[]}""");

        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal(["Umb.Document.Delete", "Umb.Document.Publish"], Chosen(mine));
        Assert.Empty(Chosen(theirs));
        Assert.Empty(Chosen(await client.GetJsonAsync($"document/{News}/notifications")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"document/{Nothing}/notifications")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("PUT", $"document/{Nothing}/notifications", """{"subscribedActionIds":[]}""")).Status);

        static IEnumerable<string> Chosen(JsonNode actions) =>
            actions.AsArray().Where(action => (bool)action!["subscribed"]!).Select(action => (string)action!["actionId"]!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_document_is_protected_for_groups_or_members_until_it_is_not()
    {
        var created = await client.AskAsync("POST", $"document/{Archive}/public-access", Access(members: "\"lid@peer.test\""));
        var forMembers = await client.GetJsonAsync($"document/{Archive}/public-access");
        var updated = await client.AskAsync("PUT", $"document/{Archive}/public-access", Access(groups: "\"Lezers\",\"Bestaat niet\""));
        var forGroups = await client.GetJsonAsync($"document/{Archive}/public-access");
        var deleted = await client.AskAsync("DELETE", $"document/{Archive}/public-access");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (created.Status, updated.Status, deleted.Status));
        Assert.Equal(("Lid Een", SignIn, NoAccess), ((string?)forMembers["members"]![0]!["variants"]![0]!["name"], (string?)forMembers["loginDocument"]!["id"], (string?)forMembers["errorDocument"]!["id"]));
        Assert.Equal("Lezers", (string?)Assert.Single(forGroups["groups"]!.AsArray())!["name"]);
        Assert.Empty(forGroups["members"]!.AsArray());
        Assert.Equal("EntryNotFound", (await client.AskAsync("GET", $"document/{Archive}/public-access")).Operation);
    }

    [Fact]
    public async Task What_an_ancestor_is_protected_by_is_not_taken_away_below_it()
    {
        Assert.True(site.Services.GetRequiredService<IDocumentNavigationQueryService>().TryGetChildrenKeys(Guid.Parse(MembersOnly), out var below));
        var child = below.First();

        var deleted = await client.AskAsync("DELETE", $"document/{child}/public-access");
        var updated = await client.AskAsync("PUT", $"document/{child}/public-access", Access(groups: "\"Lezers\""));

        Assert.Equal(("EntryNotFound", "EntryNotFound"), (deleted.Operation, updated.Operation));
        Assert.Equal("Lezers", (string?)(await client.GetJsonAsync($"document/{MembersOnly}/public-access"))["groups"]![0]!["name"]);
    }

    [Theory]
    [InlineData("POST", Nothing, "\"Lezers\"", "", SignIn, HttpStatusCode.NotFound, "ContentNotFound")]
    [InlineData("POST", Archive, "\"Lezers\"", "", Nothing, HttpStatusCode.NotFound, "LoginNodeNotFound")]
    [InlineData("POST", Archive, "", "", SignIn, HttpStatusCode.BadRequest, "NoAllowedEntities")]
    [InlineData("POST", Archive, "\"Lezers\"", "\"lid@peer.test\"", SignIn, HttpStatusCode.BadRequest, "AmbiguousRule")]
    [InlineData("PUT", Archive, "\"Lezers\"", "", SignIn, HttpStatusCode.NotFound, "EntryNotFound")]
    public async Task Protection_that_makes_no_sense_is_refused(
        string method, string document, string groups, string members, string login, HttpStatusCode status, string operation)
    {
        var told = await client.AskAsync(method, $"document/{document}/public-access", Access(groups, members, login));

        Assert.Equal((status, operation), (told.Status, told.Operation));
    }

    [Fact]
    public async Task The_audit_trail_is_read_in_either_order_and_from_a_moment_on()
    {
        await client.AskAsync("PUT", $"document/{Vacancies}/notifications", """{"subscribedActionIds":[]}""");
        var newest = await client.GetJsonAsync($"document/{Vacancies}/audit-log");
        var oldest = await client.GetJsonAsync($"document/{Vacancies}/audit-log?orderDirection=Ascending&take=1");
        var later = await client.GetJsonAsync($"document/{Vacancies}/audit-log?sinceDate=2030-01-01T00:00:00Z");
        var counted = await client.GetJsonAsync($"document/{Vacancies}/audit-log?take=0");
        var nothing = await client.GetJsonAsync($"document/{Nothing}/audit-log");

        var items = newest["items"]!.AsArray();
        Assert.True(items.Count > 2);
        Assert.Equal(items.Select(Moment).OrderDescending(), items.Select(Moment));
        Assert.Equal(Moment(items[^1]), Moment(oldest["items"]![0]));
        Assert.Equal(ManagementSite.Administrator, (Guid)items[0]!["user"]!["id"]!);
        Assert.Equal((0, (int)newest["total"]!, 0), ((int)later["total"]!, (int)counted["total"]!, (int)nothing["total"]!));

        static DateTimeOffset Moment(JsonNode? item) => (DateTimeOffset)item!["timestamp"]!;
    }

    [Fact]
    public async Task What_refers_to_a_document_is_told_with_its_names()
    {
        var references = await client.GetJsonAsync($"document/{Home}/referenced-by?take=3");
        var below = await client.GetJsonAsync($"document/{Home}/referenced-descendants");
        var among = await client.GetJsonAsync($"document/are-referenced?id={Home}&id={Nothing}");

        Assert.True((int)references["total"]! > 3);
        Assert.Equal(3, references["items"]!.AsArray().Count);
        Assert.All(references["items"]!.AsArray(), item => Assert.EndsWith("ReferenceResponseModel", (string)item!["$type"]!, StringComparison.Ordinal));
        Assert.All(
            references["items"]!.AsArray().Where(item => (string)item!["$type"]! == "DocumentReferenceResponseModel"), item => Assert.NotEmpty(item!["variants"]!.AsArray()));
        Assert.Contains(below["items"]!.AsArray(), item => (string?)item!["id"] == "b2a3d7f2-917e-5087-ac3e-254e99a13116");
        Assert.Equal(Home, (string?)Assert.Single(among["items"]!.AsArray())!["id"]);
        Assert.Equal("ContentNotFound", (await client.AskAsync("GET", $"document/{Nothing}/referenced-by")).Operation);
        Assert.Equal("ContentNotFound", (await client.AskAsync("GET", $"document/{Nothing}/referenced-descendants")).Operation);
    }

    [Fact]
    public async Task What_refers_to_the_bin_is_told()
    {
        Assert.Equal(0, (int)(await client.GetJsonAsync("recycle-bin/document/referenced-by"))["total"]!);
    }

    [Fact]
    public async Task A_document_becomes_what_it_was_in_an_older_version()
    {
        var versions = (await client.GetJsonAsync($"document-version?documentId={Vacancies}"))["items"]!.AsArray();
        var oldest = (string)versions[^1]!["id"]!;
        var part = await client.GetJsonAsync($"document-version?documentId={Vacancies}&skip=1&take=2");

        var kept = await client.AskAsync("PUT", $"document-version/{oldest}/prevent-cleanup?preventCleanup=true");
        var rolledBack = await client.AskAsync("POST", $"document-version/{oldest}/rollback");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (kept.Status, rolledBack.Status));
        Assert.Equal(versions.Skip(1).Take(2).Select(version => (string)version!["id"]!), part["items"]!.AsArray().Select(version => (string)version!["id"]!));
        Assert.Equal((true, false), ((bool)versions[0]!["isCurrentDraftVersion"]!, (bool)versions[^1]!["preventCleanup"]!));
        var after = (await client.GetJsonAsync($"document-version?documentId={Vacancies}"))["items"]!.AsArray();
        Assert.True((bool)after.Single(version => (string?)version!["id"] == oldest)!["preventCleanup"]!);
        Assert.Equal("RollBack", (string?)(await client.GetJsonAsync($"document/{Vacancies}/audit-log?take=1"))["items"]![0]!["logType"]);
    }

    [Theory]
    [InlineData("GET", $"document-version?documentId={Nothing}", "ContentNotFound")]
    [InlineData("PUT", "document-version/00000001-0000-0000-0000-000000000000/prevent-cleanup?preventCleanup=true", "NotFound")]
    [InlineData("POST", "document-version/00000001-0000-0000-0000-000000000000/rollback", "NotFound")]
    [InlineData("POST", $"document-version/{Home}/rollback", "NotFound")]
    public async Task A_version_that_is_not_there_is_a_404(string method, string url, string status)
    {
        var told = await client.AskAsync(method, url);

        Assert.Equal((HttpStatusCode.NotFound, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task Whoever_may_only_read_changes_none_of_it_and_outside_the_start_node_reads_none_of_it()
    {
        using var reader = site.As(await site.UserInAsync(await site.GroupAsync(Guid.Parse(Home), "Umb.Document.Read")));
        var version = (string)(await client.GetJsonAsync($"document-version?documentId={News}"))["items"]![0]!["id"]!;

        foreach (var (method, url, body) in new[]
        {
            ("PUT", $"document/{News}/domains", """{"defaultIsoCode":null,"domains":[]}"""), ("GET", $"document/{News}/public-access", null),
            ("POST", $"document/{News}/public-access", Access("\"Lezers\"")), ("PUT", $"document/{News}/public-access", Access("\"Lezers\"")), ("DELETE", $"document/{News}/public-access", null),
            ("PUT", $"document-version/{version}/prevent-cleanup?preventCleanup=true", null), ("POST", $"document-version/{version}/rollback", null),
            ("GET", $"document/{Archive}/domains", null), ("GET", $"document/{Archive}/notifications", null), ("GET", $"document/{Archive}/audit-log", null),
            ("PUT", $"document/{Archive}/notifications", """{"subscribedActionIds":[]}"""), ("GET", $"document-version?documentId={Archive}", null),
            ("GET", $"document/{Archive}/preview-url?providerAlias=umbDocumentUrlProvider", null),
        })
        {
            var status = (await reader.AskAsync(method, url, body)).Status;
            Assert.True(status == HttpStatusCode.Forbidden, $"{method} {url} is {status}");
        }

        Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync("GET", $"document/{News}/audit-log")).Status);
    }

    [Theory]
    [InlineData("""{"alias":"Root"}""", "[]", Home)]
    [InlineData("""{"alias":"Parent"}""", "[]", Home)]
    [InlineData("""{"alias":"Current"}""", "[]", News)]
    [InlineData($$"""{"alias":"ByKey","id":"{{Archive}}"}""", "[]", Archive)]
    [InlineData("""{"alias":"Current"}""", $$"""[{"alias":"NearestAncestorOrSelf","documentTypeIds":["{{StartPageType}}"]}]""", Home)]
    [InlineData("""{"alias":"Current"}""", $$"""[{"alias":"NearestDescendantOrSelf","documentTypeIds":["{{NewsOverviewType}}"]}]""", News)]
    [InlineData("""{"alias":"Onzin"}""", "[]", null)]
    public async Task A_picker_begins_where_its_rule_leads(string origin, string steps, string? root)
    {
        var found = await client.AskAsync("POST", "dynamic-root/query",
            $$"""{"context":{"id":"{{News}}","parent":{"id":"{{Home}}"} },"query":{"origin":{{origin}},"steps":{{steps}} } }""");

        Assert.Equal(root is null ? [] : [root], found.Body!["roots"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task The_steps_of_such_rules_are_umbracos()
    {
        var steps = (await client.GetJsonAsync("dynamic-root/steps")).AsArray().Select(step => (string)step!);

        Assert.Equal(["FurthestAncestorOrSelf", "FurthestDescendantOrSelf", "NearestAncestorOrSelf", "NearestDescendantOrSelf"], steps.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task There_are_no_segments() => Assert.Equal(0, (int)(await client.GetJsonAsync("segment"))["total"]!);

    [Fact]
    public async Task A_property_is_used_when_anything_has_a_value_for_it()
    {
        var property = site.Services.GetRequiredService<IContentService>().GetById(Guid.Parse(Vacancies))!.Properties.First(property => property.GetValue() is not null || property.Values.Count > 0);
        var type = site.Services.GetRequiredService<IContentTypeService>().GetAll().First(type => type.PropertyTypes.Any(own => own.Id == property.PropertyType.Id)).Key;

        Assert.Equal("true", (await client.AskAsync("GET", $"property-type/is-used?contentTypeId={type}&propertyAlias={property.Alias}")).Text);
        Assert.Equal("false", (await client.AskAsync("GET", $"property-type/is-used?contentTypeId={type}&propertyAlias=onzin")).Text);
        Assert.Equal("ContentTypeNotFound", (await client.AskAsync("GET", $"property-type/is-used?contentTypeId={Nothing}&propertyAlias=titel")).Operation);
    }

    [Fact]
    public async Task A_preview_has_its_address_and_begins_with_it()
    {
        var told = await client.AskAsync("GET", $"document/{News}/preview-url?providerAlias=umbDocumentUrlProvider&culture=nl");
        var unknown = await client.AskAsync("GET", $"document/{News}/preview-url?providerAlias=onzin");
        var nothing = await client.AskAsync("GET", $"document/{Nothing}/preview-url?providerAlias=umbDocumentUrlProvider");

        Assert.Equal(($"preview?id={News}&culture=nl&segment=", "umbDocumentUrlProvider"), ((string?)told.Body!["url"], (string?)told.Body["provider"]));
        Assert.StartsWith("UMB_PREVIEW=", told.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (unknown.Status, nothing.Status));
        Assert.False(unknown.Headers.ContainsKey("Set-Cookie"));
    }

    private static string Access(string groups = "", string members = "", string login = SignIn) =>
        $$"""{"loginDocument":{"id":"{{login}}"},"errorDocument":{"id":"{{NoAccess}}"},"memberUserNames":[{{members}}],"memberGroupNames":[{{groups}}]}""";
}
