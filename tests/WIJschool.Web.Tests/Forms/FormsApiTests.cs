using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using WIJschool.Core.Forms;
using WIJschool.Core.Persistence;

namespace WIJschool.Web.Tests.Forms;

/// <summary>Forms as Umbraco Forms' documentation of its API has them.</summary>
[Collection(OnTheSite.Name)]
public sealed class FormsApiTests(ImportedSite site) : IDisposable
{
    private const string Api = "/umbraco/forms/delivery/api/v1";

    private readonly HttpClient http = new() { BaseAddress = site.Address };

    [Fact]
    public async Task A_definition_has_pages_with_fields_in_the_language_that_is_asked_for()
    {
        var form = site.Page("form", "Praktijkvraag");

        var dutch = await ReadAsync($"{Api}/definitions/{form.Key}");
        var english = await ReadAsync($"{Api}/definitions/{form.Key}?culture=en");

        Assert.Equal((form.Key, "Praktijkvraag", "Practice question"), ((Guid)dutch["id"]!, (string)dutch["name"]!, (string)english["name"]!));
        Assert.Equal(["Je vraag", "Over jou"], dutch["pages"]!.AsArray().Select(page => (string)page!["caption"]!));
        var fields = dutch["pages"]!.AsArray().SelectMany(page => page!["fieldsets"]![0]!["columns"]![0]!["fields"]!.AsArray()).ToDictionary(field => (string)field!["alias"]!);
        Assert.Equal(("Schrijf je vraag op.", true, "Long answer", "4000"), (
            (string)fields["question"]!["requiredErrorMessage"]!, (bool)fields["question"]!["required"]!, (string)fields["question"]!["type"]!["name"]!, (string)fields["question"]!["settings"]!["maximumLength"]!));
        Assert.Equal((string)fields["tried"]!["id"]!, (string)fields["attempts"]!["condition"]!["rules"]![0]!["field"]!);
        Assert.Equal(("Is", "Ja"), ((string)fields["attempts"]!["condition"]!["rules"]![0]!["operator"]!, (string)fields["attempts"]!["condition"]!["rules"]![0]!["value"]!));
        Assert.Equal(["pdf", "jpg", "jpeg", "png", "docx"], fields["attachment"]!["fileUploadOptions"]!["allowedUploadExtensions"]!.AsArray().Select(type => (string)type!));
        var choice = english["pages"]![0]!["fieldsets"]![0]!["columns"]![0]!["fields"]!.AsArray().Single(field => (string)field!["alias"]! == "tried")!["preValues"]![0]!;
        Assert.Equal(("Yes", "Ja"), ((string)choice["caption"]!, (string)choice["value"]!)); // the value is the same in every language
        Assert.DoesNotContain("maatschappelijkealliantie", dutch.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{Api}/definitions/{Guid.NewGuid()}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_program_with_the_key_sends_an_entry_with_a_file()
    {
        using var settings = Settings(("FormsApiKey", "geheim"), ("EnableAntiForgeryTokenForFormsApi", "false"));
        var form = site.Page("form", "Praktijkvraag").Key;
        var values = new Dictionary<string, object>
        {
            ["question"] = "Hoe begin je een gesprek over vrijheid?",
            ["sectors"] = new[] { "Mbo" },
            ["tried"] = "Nee",
            ["name"] = "Programma",
            ["mail"] = "programma@school.nl",
            ["consent"] = "on",
            ["attachment"] = new[] { new { fileName = "plan.pdf", fileContents = "data:application/pdf;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes("%PDF-1.7")) } },
        };

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(form, values, key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(form, values, key: "fout")).StatusCode);
        var answer = await PostAsync(form, values, key: "geheim");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var after = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((true, true), ((bool)after["messageOnSubmitIsHtml"]!, ((string)after["messageOnSubmit"]!).Contains("Je vraag is verstuurd", StringComparison.Ordinal)));
        await using var db = await site.Get<IDbContextFactory<WijschoolDbContext>>().CreateDbContextAsync();
        var entry = (await new FormEntries(db).ReadAsync(form, new("programma@school.nl"), 0, 1, default)).Single();
        Assert.Equal(("Hoe begin je een gesprek over vrijheid?", "plan.pdf"), (entry.Values.Text("question"), entry.Files.Single().Name));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_as_documented()
    {
        using var settings = Settings(("FormsApiKey", "geheim"), ("EnableAntiForgeryTokenForFormsApi", "false"));
        var form = site.Page("form", "Stel je vraag").Key;

        var answer = await PostAsync(form, new() { ["name"] = "Anna", ["mail"] = "geen adres", ["subject"] = "Iets" }, "geheim");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 422, "One or more validation errors occurred."), (answer.StatusCode, (int)problem["status"]!, (string)problem["title"]!));
        Assert.Equal(["mail", "message", "subject"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Equal("Vul een e-mailadres in, bijvoorbeeld naam@school.nl.", (string)problem["errors"]!["mail"]![0]!);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Guid.NewGuid(), [], "geheim")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(site.Page("form", "Webinar aanvragen").Key, [], "geheim")).StatusCode);
    }

    [Theory]
    [InlineData("application/json", "geen json", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_entry_is_refused(string type, string body, HttpStatusCode expected)
    {
        using var settings = Settings(("FormsApiKey", ""), ("EnableAntiForgeryTokenForFormsApi", "false"));
        using var content = new StringContent(body, Encoding.UTF8, type);

        Assert.Equal(expected, (await http.PostAsync(new Uri($"{Api}/entries/{site.Page("form", "Stel je vraag").Key}", UriKind.Relative), content)).StatusCode);
    }

    [Theory]
    [InlineData("""[{"fileName": "plan.pdf", "fileContents": 5}]""")]
    [InlineData("""[{"fileName": 5, "fileContents": "data:application/pdf;base64,JVBERg=="}]""")]
    [InlineData("""[{"fileName": "plan.pdf", "fileContents": "data:application/pdf;base64,???"}]""")]
    [InlineData("""["plan.pdf"]""")]
    public async Task What_is_no_file_is_told_of_at_its_field(string files)
    {
        using var settings = Settings(("FormsApiKey", ""), ("EnableAntiForgeryTokenForFormsApi", "false"));
        using var content = new StringContent($$"""{ "values": { "attachment": {{files}} } }""", Encoding.UTF8, "application/json");

        var answer = await http.PostAsync(new Uri($"{Api}/entries/{site.Page("form", "Praktijkvraag").Key}", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("attachment", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Without_a_token_of_the_site_no_entry_is_taken_and_without_the_setting_nothing_is_there()
    {
        var form = site.Page("form", "Stel je vraag").Key;
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(form, new() { ["name"] = "Anna" }, null)).StatusCode);

        using var settings = Settings("Options", ("EnableFormsApi", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{Api}/definitions/{form}", UriKind.Relative))).StatusCode);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> ReadAsync(string address)
    {
        _ = site.Get<IConfiguration>();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(address, UriKind.Relative)))!;
    }

    private async Task<HttpResponseMessage> PostAsync(Guid form, Dictionary<string, object> values, string? key)
    {
        _ = site.Get<IConfiguration>();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Api}/entries/{form}", UriKind.Relative)) { Content = JsonContent.Create(new { values, culture = "nl" }) };
        if (key is not null) request.Headers.Add("Api-Key", key);
        return await http.SendAsync(request);
    }

    private Restored Settings(params (string Name, string Value)[] settings) => Settings("Security", settings);

    private Restored Settings(string section, params (string Name, string Value)[] settings) => new(
        (IConfigurationRoot)site.Get<IConfiguration>(), settings.Select(setting => ($"Umbraco:Forms:{section}:{setting.Name}", setting.Value)).ToList());

    /// <summary>Settings that hold until it is disposed.</summary>
    private sealed class Restored : IDisposable
    {
        private readonly IConfigurationRoot configuration;
        private readonly List<(string Name, string? Before)> before;

        public Restored(IConfigurationRoot configuration, List<(string Name, string Value)> settings)
        {
            this.configuration = configuration;
            before = settings.ConvertAll(setting => (setting.Name, configuration[setting.Name]));
            foreach (var (name, value) in settings) configuration[name] = value;
            configuration.Reload();
        }

        public void Dispose()
        {
            foreach (var (name, value) in before) configuration[name] = value ?? Default(name);
            configuration.Reload();
        }

        private static string Default(string name) => name.EndsWith("Key", StringComparison.Ordinal) ? "" : "true";
    }
}
