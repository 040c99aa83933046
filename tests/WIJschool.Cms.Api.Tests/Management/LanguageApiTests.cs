using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class LanguageApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_language_is_made_changed_and_deleted()
    {
        var created = await client.AskAsync("POST", "language", Language("de-DE", "Deutsch", fallback: "nl"));
        var updated = await client.AskAsync("PUT", "language/de-DE", """{"name":"Duits","isDefault":false,"isMandatory":true,"fallbackIsoCode":null}""");
        var read = await client.GetJsonAsync("language/de-DE");
        var deleted = await client.AskAsync("DELETE", "language/de-DE");
        var gone = await client.AskAsync("GET", "language/de-DE");

        Assert.Equal((HttpStatusCode.Created, "de-DE"), (created.Status, created.Headers["Umb-Generated-Resource"]));
        Assert.EndsWith("/umbraco/management/api/v1/language/de-DE", created.Headers["Location"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Duits", true), (updated.Status, (string?)read["name"], (bool?)read["isMandatory"]));
        Assert.Null(read["fallbackIsoCode"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, "NotFound"), (deleted.Status, gone.Status, gone.Operation));
    }

    [Theory]
    [InlineData("nl", "Nederlands", null, "DuplicateIsoCode")]
    [InlineData("xx-QQ", "?", null, "InvalidIsoCode")]
    [InlineData("fr-FR", "Frans", "xx-QQ", "InvalidFallbackIsoCode")]
    [InlineData("fr-FR", "Frans", "es-ES", "InvalidFallback")] // no language of the site
    public async Task A_language_that_cannot_be_is_refused(string code, string name, string? fallback, string status)
    {
        var told = await client.AskAsync("POST", "language", Language(code, name, fallback));

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task The_site_keeps_a_default_language()
    {
        var deleted = await client.AskAsync("DELETE", "language/nl");
        var updated = await client.AskAsync("PUT", "language/nl", """{"name":"Nederlands","isDefault":false,"isMandatory":false}""");

        Assert.Equal(("MissingDefault", "MissingDefault"), (deleted.Operation, updated.Operation));
        Assert.Equal("nl", (string?)(await client.GetJsonAsync("item/language/default"))["isoCode"]);
    }

    [Fact]
    public async Task Languages_do_not_fall_back_on_each_other_in_a_circle()
    {
        var told = await client.AskAsync("PUT", "language/nl", """{"name":"Nederlands","isDefault":true,"isMandatory":false,"fallbackIsoCode":"en-US"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidFallback"), (told.Status, told.Operation)); // English falls back on Dutch
    }

    [Theory]
    [InlineData("PUT", "language/sv-SE", """{"name":"Zweeds","isDefault":false,"isMandatory":false}""")]
    [InlineData("DELETE", "language/sv-SE", null)]
    public async Task A_language_that_is_not_there_is_a_404(string method, string url, string? body)
    {
        var told = await client.AskAsync(method, url, body);

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (told.Status, told.Operation));
    }

    [Fact]
    public async Task A_list_says_its_total_and_gives_the_part_that_is_asked()
    {
        var page = await client.GetJsonAsync("language?skip=1&take=1");
        var nothing = await client.GetJsonAsync("language?skip=-5&take=-5");
        var items = await client.GetJsonAsync("item/language?isoCode=nl&isoCode=onzin");

        Assert.Equal((2, 1), ((int)page["total"]!, page["items"]!.AsArray().Count));
        Assert.Equal((2, 0), ((int)nothing["total"]!, nothing["items"]!.AsArray().Count));
        Assert.Equal("nl", (string?)Assert.Single(items.AsArray())!["isoCode"]);
    }

    [Fact]
    public async Task The_audit_trail_names_who_made_a_language()
    {
        await client.AskAsync("POST", "language", Language("it-IT", "Italiaans", null));

        var language = await site.Services.GetRequiredService<ILanguageService>().GetAsync("it-IT");
        var trail = await site.Services.GetRequiredService<IAuditService>().GetItemsByEntityAsync(language!.Id, 0, 10);
        await client.AskAsync("DELETE", "language/it-IT");

        Assert.Contains(trail.Items, entry => entry is { UserId: -1, AuditType: Umbraco.Cms.Core.Models.AuditType.New });
    }

    private static string Language(string code, string name, string? fallback) =>
        $$"""{"isoCode":"{{code}}","name":"{{name}}","isDefault":false,"isMandatory":false,"fallbackIsoCode":{{(fallback is null ? "null" : $"\"{fallback}\"")}}}""";
}
