using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>What only document and media types have: templates, blueprints, a place in a tree, and pages that show them.</summary>
public sealed class DocumentTypeApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Person = "7e83986a-cbad-53f1-877f-edf6d4534289";
    private const string TextBlock = "da02324c-d794-50c7-b8d3-da4bd2863bdd";
    private const string Folder = "f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d";
    private const string Image = "cc07b313-0843-4aa8-bbda-871c8da728c8";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_new_type_is_usable_at_once_and_a_change_of_it_shows_at_once_on_what_is_published()
    {
        site.Use([new("Enabled", "true"), new("PublicAccess", "true")]);
        using var visitor = site.Client();
        var type = TypeApiTests.Type("document", "methode");
        var id = await CreatedAsync(type);
        var page = await PublishedAsync(Guid.Parse(id), "methodeTitel", "breuken");
        var first = await PropertiesAsync(visitor, page);

        type["properties"]![0]!["alias"] = "methodeKop"; // another alias is another property
        type["properties"]![1]!["name"] = "Staat aan";
        var changed = await client.AskAsync("PUT", $"document-type/{id}", type.ToJsonString());
        var second = await PropertiesAsync(visitor, page);
        var contents = site.Services.GetRequiredService<IContentService>();
        var content = contents.GetById(page)!;
        content.SetValue("methodeKop", "delen");
        contents.Save(content);
        contents.Publish(content, ["*"]);
        var third = await PropertiesAsync(visitor, page);
        var deleted = await client.AskAsync("DELETE", $"document-type/{id}");

        Assert.Equal("breuken", (string?)first["methodeTitel"]);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(["methodeAan", "methodeKop"], second.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.Equal("delen", (string?)third["methodeKop"]);
        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        using var gone = await visitor.GetAsync(Address(page));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_changed_element_type_shows_at_once_in_the_blocks_of_what_is_published()
    {
        site.Use([new("Enabled", "true"), new("PublicAccess", "true")]);
        using var visitor = site.Client();
        var block = await client.GetJsonAsync($"document-type/{TextBlock}");
        var less = block.DeepClone();
        less["properties"]!.AsArray().Remove(less["properties"]!.AsArray().Single(property => (string?)property!["alias"] == "kop"));

        var before = await BlockAsync(visitor);
        var told = await client.AskAsync("PUT", $"document-type/{TextBlock}", less.ToJsonString());
        var without = await BlockAsync(visitor);
        await client.AskAsync("PUT", $"document-type/{TextBlock}", block.ToJsonString());
        var back = await BlockAsync(visitor);

        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.False(without.ContainsKey("kop"));
        Assert.True(JsonNode.DeepEquals(before, back), back.ToJsonString());
    }

    [Fact]
    public async Task Where_a_document_may_be_made_is_told()
    {
        var child = await CreatedAsync(TypeApiTests.Type("document", "kind"));
        var parent = TypeApiTests.Type("document", "ouder");
        parent["allowedDocumentTypes"]!.AsArray().Add(new JsonObject { ["documentType"] = new JsonObject { ["id"] = child }, ["sortOrder"] = 0 });
        parent["allowedDocumentTypes"]!.AsArray().Add(new JsonObject { ["documentType"] = new JsonObject { ["id"] = Guid.NewGuid().ToString() }, ["sortOrder"] = 1 });
        var id = await CreatedAsync(parent);

        var below = await client.GetJsonAsync($"document-type/{id}/allowed-children");
        var atRoot = await client.GetJsonAsync("document-type/allowed-at-root?take=500");
        var read = await client.GetJsonAsync($"document-type/{id}");
        var nowhere = await client.AskAsync("GET", $"document-type/{Guid.NewGuid()}/allowed-children");
        foreach (var gone in new[] { id, child }) await client.AskAsync("DELETE", $"document-type/{gone}");

        Assert.Equal(child, (string?)Assert.Single(below["items"]!.AsArray())!["id"]);
        Assert.Contains(atRoot["items"]!.AsArray(), item => (string?)item!["id"] == id && (string?)item["icon"] == "icon-book");
        Assert.Equal(child, (string?)Assert.Single(read["allowedDocumentTypes"]!.AsArray())!["documentType"]!["id"]); // the other is no type
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (nowhere.Status, nowhere.Operation));
    }

    [Fact]
    public async Task Blueprints_of_a_type_are_listed()
    {
        var blueprints = site.Services.GetRequiredService<IContentBlueprintEditingService>();
        var made = await blueprints.CreateAsync(
            new ContentBlueprintCreateModel { ContentTypeKey = Guid.Parse(Person), Variants = [new VariantModel { Name = "Nieuwe collega" }] }, ManagementSite.Administrator);
        Assert.True(made.Success, made.Status.ToString());

        var listed = await client.GetJsonAsync($"document-type/{Person}/blueprint");
        var nowhere = await client.AskAsync("GET", $"document-type/{Guid.NewGuid()}/blueprint");

        Assert.Contains(listed["items"]!.AsArray(), item => (string?)item!["name"] == "Nieuwe collega");
        Assert.Equal((HttpStatusCode.NotFound, "ContentTypeNotFound"), (nowhere.Status, nowhere.Operation));
    }

    [Fact]
    public async Task Search_keeps_elements_and_documents_apart()
    {
        var elements = await client.GetJsonAsync("item/document-type/search?query=blok&isElement=true&take=3");
        var documents = await client.GetJsonAsync("item/document-type/search?query=blok&isElement=false");
        var byAlias = await client.GetJsonAsync("item/document-type/search?query=ALLEEDITORS");

        Assert.True((int)elements["total"]! > 3);
        Assert.Equal(3, elements["items"]!.AsArray().Count);
        Assert.All(elements["items"]!.AsArray(), item => Assert.True((bool)item!["isElement"]!));
        Assert.Equal(0, (int)documents["total"]!);
        Assert.True((int)byAlias["total"]! >= 1);
    }

    [Fact]
    public async Task An_element_type_with_content_or_in_use_stays_what_it_is()
    {
        var person = (await client.GetJsonAsync($"document-type/{Person}")).AsObject();
        person["isElement"] = true;
        var block = (await client.GetJsonAsync($"document-type/{TextBlock}")).AsObject();
        block["isElement"] = false;

        var hasContent = await client.AskAsync("PUT", $"document-type/{Person}", person.ToJsonString());
        var isUsed = await client.AskAsync("PUT", $"document-type/{TextBlock}", block.ToJsonString());

        Assert.Equal("InvalidElementFlagDocumentHasContent", hasContent.Operation);
        Assert.Equal("InvalidElementFlagElementIsUsedInPropertyEditorConfiguration", isUsed.Operation);
    }

    [Fact]
    public async Task Every_type_that_a_real_Umbraco_kept_is_accepted_again_as_it_is()
    {
        List<string> wrong = [];
        foreach (var kind in new[] { "document", "media", "member" })
        {
            var all = (await client.GetJsonAsync($"item/{kind}-type/search?query=&take=500"))["items"]!.AsArray();
            Assert.NotEmpty(all);
            foreach (var id in all.Select(item => (string)item!["id"]!))
            {
                var before = await client.GetJsonAsync($"{kind}-type/{id}");
                var told = await client.AskAsync("PUT", $"{kind}-type/{id}", before.ToJsonString());
                var after = await client.GetJsonAsync($"{kind}-type/{id}");
                if (told.Status != HttpStatusCode.OK || !JsonNode.DeepEquals(before, after)) wrong.Add($"{kind} {before["alias"]}: {told.Text}\n{before}\n{after}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Media_types_that_the_system_needs_stay()
    {
        var deleted = await client.AskAsync("DELETE", $"media-type/{Image}");
        var image = (await client.GetJsonAsync($"media-type/{Image}")).AsObject();
        image["alias"] = "plaatje";
        var renamed = await client.AskAsync("PUT", $"media-type/{Image}", image.ToJsonString());

        Assert.Equal((HttpStatusCode.BadRequest, "NotAllowed"), (deleted.Status, deleted.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "SystemAliasChangeNotAllowed"), (renamed.Status, renamed.Operation));
        Assert.False((bool)image["isDeletable"]!);
    }

    [Theory]
    [InlineData("png", "Image")]
    [InlineData(".PNG", "Image")]
    [InlineData("docx", "Article")]
    [InlineData("onzin", "File")]
    public async Task A_file_becomes_what_its_extension_says(string extension, string type)
    {
        var allowed = await client.GetJsonAsync($"item/media-type/allowed?fileExtension={extension}");

        Assert.Contains(allowed["items"]!.AsArray(), item => (string?)item!["name"] == type);
        Assert.Equal(type == "File", allowed["items"]!.AsArray().Any(item => (string?)item!["name"] == "File"));
    }

    [Fact]
    public async Task Media_may_be_made_in_folders()
    {
        var folders = await client.GetJsonAsync("item/media-type/folders");
        var below = await client.GetJsonAsync($"media-type/{Folder}/allowed-children");
        var atRoot = await client.GetJsonAsync("media-type/allowed-at-root");

        Assert.Contains(folders["items"]!.AsArray(), item => (string?)item!["id"] == Folder);
        Assert.Contains(below["items"]!.AsArray(), item => (string?)item!["id"] == Image);
        Assert.Contains(atRoot["items"]!.AsArray(), item => (string?)item!["id"] == Image);
    }

    [Fact]
    public async Task A_type_gets_a_template_of_its_own()
    {
        var id = await CreatedAsync(TypeApiTests.Type("document", "metSjabloon"));

        var told = await client.AskAsync("POST", $"document-type/{id}/template", """{"alias":"metSjabloon","name":"Met sjabloon","isDefault":true}""");
        var read = await client.GetJsonAsync($"document-type/{id}");
        await client.AskAsync("DELETE", $"document-type/{id}");

        Assert.Equal(HttpStatusCode.Created, told.Status);
        Assert.Equal(told.Headers["Umb-Generated-Resource"], (string?)read["defaultTemplate"]!["id"]);
    }

    private static Uri Address(Guid page) => new($"/umbraco/delivery/api/v2/content/item/{page}", UriKind.Relative);

    private static async Task<JsonNode> PropertiesAsync(HttpClient visitor, Guid page) =>
        JsonNode.Parse(await visitor.GetStringAsync(Address(page)))!["properties"]!;

    private static async Task<JsonObject> BlockAsync(HttpClient visitor) =>
        (await PropertiesAsync(visitor, Guid.Parse("f5dbac27-9c4b-506f-a548-6a88e894381e")))["blokken"]!["items"]![0]!["content"]!["properties"]!.AsObject();

    private async Task<Guid> PublishedAsync(Guid type, string alias, string value)
    {
        var created = await site.Services.GetRequiredService<IContentEditingService>().CreateAsync(
            new ContentCreateModel { ContentTypeKey = type, Variants = [new VariantModel { Name = "Proefmethode" }], Properties = [new PropertyValueModel { Alias = alias, Value = value }] },
            ManagementSite.Administrator);
        Assert.True(created.Success, created.Status.ToString());
        var contents = site.Services.GetRequiredService<IContentService>();
        var content = contents.GetById(created.Result.Content!.Key)!;
        content.SetValue("methodeAan", true);
        contents.Save(content);
        Assert.True(contents.Publish(content, ["*"]).Success);
        return content.Key;
    }

    private async Task<string> CreatedAsync(JsonObject body)
    {
        var told = await client.AskAsync("POST", "document-type", body.ToJsonString());
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }
}
