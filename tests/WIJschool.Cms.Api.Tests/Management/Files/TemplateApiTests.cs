using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management.Files;

/// <summary>Templates are compiled with the site, as in an Umbraco in production mode.</summary>
public sealed class TemplateApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Only_the_name_of_a_template_can_be_changed()
    {
        var template = await FirstAsync();
        var (id, alias) = (template.Key, template.Alias);

        var renamed = await client.AskAsync("PUT", $"template/{id}", Body("Andere naam", alias, template.Content ?? ""));
        var rewritten = await client.AskAsync("PUT", $"template/{id}", Body("Andere naam", alias, "@(1 + 1)"));
        var moved = await client.AskAsync("PUT", $"template/{id}", Body("Andere naam", "anders", template.Content ?? ""));
        var read = await client.GetJsonAsync($"template/{id}");

        Assert.Equal(HttpStatusCode.OK, renamed.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "ContentChangeNotAllowedInProductionMode"), (rewritten.Status, rewritten.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "ContentChangeNotAllowedInProductionMode"), (moved.Status, moved.Operation));
        Assert.Equal(("Andere naam", alias), ((string?)read["name"], (string?)read["alias"]));
    }

    [Fact]
    public async Task Templates_are_neither_made_nor_deleted()
    {
        var template = await FirstAsync();

        var made = await client.AskAsync("POST", "template", Body("Nieuw", "nieuw", ""));
        var deleted = await client.AskAsync("DELETE", $"template/{template.Key}");

        Assert.Equal((HttpStatusCode.BadRequest, "NotAllowedInProductionMode"), (made.Status, made.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "NotAllowedInProductionMode"), (deleted.Status, deleted.Operation));
        Assert.NotNull(await site.Services.GetRequiredService<ITemplateService>().GetAsync(template.Key));
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("PUT", """{"name":"x","alias":"x"}""")]
    [InlineData("DELETE", null)]
    public async Task A_template_that_is_not_there_is_a_404(string method, string? body)
    {
        var told = await client.AskAsync(method, $"template/{Guid.NewGuid()}", body);

        Assert.Equal((HttpStatusCode.NotFound, "TemplateNotFound"), (told.Status, told.Operation));
    }

    [Fact]
    public async Task The_tree_shows_templates_below_their_masters()
    {
        var templates = site.Services.GetRequiredService<ITemplateService>();
        var master = (await templates.CreateAsync("Aap", "aap", null, ManagementSite.Administrator)).Result;
        var below = (await templates.CreateAsync("Noot", "noot", null, ManagementSite.Administrator)).Result;
#pragma warning disable CS0618 // Core takes the master from the view's text, and there is no view here
        below.SetMasterTemplate(master);
#pragma warning restore CS0618
        using (var scope = site.Services.GetRequiredService<Umbraco.Cms.Core.Scoping.ICoreScopeProvider>().CreateCoreScope())
        {
            site.Services.GetRequiredService<Umbraco.Cms.Core.Persistence.Repositories.ITemplateRepository>().Save(below);
            scope.Complete();
        }

        var root = await client.GetJsonAsync("tree/template/root");
        var children = await client.GetJsonAsync($"tree/template/children?parentId={master.Key}");
        var line = await client.GetJsonAsync($"tree/template/ancestors?descendantId={below.Key}");
        var around = await client.GetJsonAsync($"tree/template/siblings?target={master.Key}&before=1&after=1");
        var read = await client.GetJsonAsync($"template/{below.Key}");

        Assert.Contains(root["items"]!.AsArray(), item => (Guid)item!["id"]! == master.Key && (bool)item["hasChildren"]!);
        Assert.DoesNotContain(root["items"]!.AsArray(), item => (Guid)item!["id"]! == below.Key);
        Assert.Equal(below.Key, (Guid)Assert.Single(children["items"]!.AsArray())!["id"]!);
        Assert.Equal([master.Key, below.Key], line.AsArray().Select(item => (Guid)item!["id"]!));
        Assert.Contains(around["items"]!.AsArray(), item => (Guid)item!["id"]! == master.Key);
        Assert.Equal(master.Key, (Guid)read["masterTemplate"]!["id"]!);
    }

    [Fact]
    public async Task Templates_are_found_by_a_part_of_their_name()
    {
        var template = await FirstAsync();

        var found = await client.GetJsonAsync($"item/template/search?query={Uri.EscapeDataString(template.Name![1..])}");
        var none = await client.GetJsonAsync("item/template/search?query=onvindbaar");

        Assert.Contains(found["items"]!.AsArray(), item => (Guid)item!["id"]! == template.Key);
        Assert.Equal(0, (int)none["total"]!);
    }

    [Fact]
    public async Task A_query_gives_pages_that_fit_and_how_a_template_writes_it()
    {
        var all = await QueryAsync("""{"take":0}""");
        var names = all["sampleResults"]!.AsArray().Select(item => (string)item!["name"]!).ToList();
        var one = await QueryAsync($$"""
            {"filters":[{"propertyAlias":"Name","constraintValue":"{{names[0]}}","operator":"Equals"}],"sort":{"propertyAlias":"CreateDate","direction":"ascending"},"take":5}
            """);
        var sorted = await QueryAsync("""{"sort":{"propertyAlias":"Id","direction":"descending"},"take":2}""");
        var nowhere = await QueryAsync($$"""{"rootDocument":{"id":"{{Guid.NewGuid()}}"},"documentTypeAlias":"niets","take":5}""");

        Assert.Equal(names[0], (string?)Assert.Single(one["sampleResults"]!.AsArray())!["name"]);
        Assert.Equal("""
            Umbraco.ContentAtRoot().FirstOrDefault()
                .Children()
                .Where(x => (x.Name == "NAME"))
                .Where(x => x.IsVisible())
                .OrderBy(x => x.CreateDate)
                .Take(5)
            """.ReplaceLineEndings("\n").Replace("NAME", names[0], StringComparison.Ordinal), (string?)one["queryExpression"]);
        Assert.Equal(2, (int)sorted["resultCount"]!);
        Assert.Equal(0, (int)nowhere["resultCount"]!);
    }

    [Theory]
    [InlineData("Id", "veel", "Equals")]
    [InlineData("CreateDate", "gisteren", "LessThan")]
    [InlineData("Name", "x", "LessThan")]
    public async Task A_filter_that_does_not_fit_its_property_is_refused(string property, string value, string comparison)
    {
        var told = await client.AskAsync(
            "POST", "template/query/execute", $$"""{"filters":[{"propertyAlias":"{{property}}","constraintValue":"{{value}}","operator":"{{comparison}}"}],"take":5}""");

        Assert.Equal((HttpStatusCode.BadRequest, "$.filters"), (told.Status, Assert.Single(told.Wrong)));
    }

    private async Task<JsonNode> QueryAsync(string query) => (await client.AskAsync("POST", "template/query/execute", query)).Body!;

    private async Task<ITemplate> FirstAsync() => (await site.Services.GetRequiredService<ITemplateService>().GetAllAsync(Array.Empty<string>())).First();

    private static string Body(string name, string alias, string content) => new JsonObject { ["name"] = name, ["alias"] = alias, ["content"] = content }.ToJsonString();
}
