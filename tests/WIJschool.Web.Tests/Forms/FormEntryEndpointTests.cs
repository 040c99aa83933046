using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Forms;
using WIJschool.Core.Results;
using WIJschool.Web.Editing;
using WIJschool.Web.Forms;
using WIJschool.Web.Newsletters;

namespace WIJschool.Web.Tests.Forms;

/// <summary>Entries in the back office: read, judged, taken along and deleted by who has the section, and by nobody else.</summary>
public sealed class FormEntryEndpointTests(FormEntryEndpointTests.BackOffice site) : IClassFixture<FormEntryEndpointTests.BackOffice>
{
    [Fact]
    public async Task An_entry_is_read_judged_and_deleted_with_its_file()
    {
        var form = NewForm();
        var entry = await site.SendAsync(form, ("name", "Anna"), file: "%PDF-1.7");
        using var editor = site.As(Constants.Security.SuperUserKey);

        var list = await ReadAsync(editor, $"forms/{form.Key}/entries?text=anna");
        var read = await ReadAsync(editor, $"forms/{form.Key}/entries/{entry}");
        Assert.Equal((1, "Anna · brief.pdf"), ((int)list["total"]!, (string)list["items"]![0]!["summary"]!));
        Assert.Equal([("Naam", "Anna"), ("Bestand", "brief.pdf")], read["answers"]!.AsArray().Select(answer => ((string)answer!["label"]!, (string)answer["answer"]!)));
        var file = (string)read["files"]![0]!["id"]!;
        var saved = await editor.GetAsync($"forms/{form.Key}/entries/{entry}/files/{file}");
        Assert.Equal(("%PDF-1.7", "attachment", "default-src 'none'; sandbox"), (
            await saved.Content.ReadAsStringAsync(), saved.Content.Headers.ContentDisposition!.DispositionType, saved.Headers.GetValues("Content-Security-Policy").Single()));

        Assert.Equal(HttpStatusCode.NoContent, (await editor.PutAsJsonAsync($"forms/{form.Key}/entries/{entry}", new { status = "Done", note = "Gebeld" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PutAsJsonAsync($"forms/{form.Key}/entries/{entry}", new { status = "Weg", note = "" })).StatusCode);
        read = await ReadAsync(editor, $"forms/{form.Key}/entries/{entry}");
        Assert.Equal(("Done", "Gebeld"), ((string)read["status"]!, (string)read["note"]!));

        Assert.Equal(HttpStatusCode.NoContent, (await editor.DeleteAsync($"forms/{form.Key}/entries/{entry}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.DeleteAsync($"forms/{form.Key}/entries/{entry}")).StatusCode);
        await using var content = site.Get<FormFileFolder>().Open(new FormFileId(Guid.Parse(file)));
        Assert.Null(content);
    }

    [Fact]
    public async Task An_entry_is_found_under_its_own_form_only()
    {
        var (form, other) = (NewForm(), NewForm());
        var entry = await site.SendAsync(form, ("name", "Anna"));
        await site.SendAsync(other, ("name", "Bert"));
        using var editor = site.As(Constants.Security.SuperUserKey);

        foreach (var (method, path) in new[] { ("GET", ""), ("PUT", ""), ("DELETE", ""), ("GET", $"/files/{Guid.NewGuid()}") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"forms/{other.Key}/entries/{entry}{path}") { Content = JsonContent.Create(new { status = "Done", note = "" }) };
            Assert.Equal(HttpStatusCode.NotFound, (await editor.SendAsync(request)).StatusCode);
        }
        var forms = (await editor.GetFromJsonAsync<JsonArray>("forms"))!;
        Assert.Equal(("Proef", 1), forms.Where(found => (Guid)found!["key"]! == form.Key).Select(found => ((string)found!["name"]!, (int)found["new"]!)).Single());
    }

    [Fact]
    public async Task An_export_holds_all_entries_and_no_formula()
    {
        var form = NewForm();
        await site.SendAsync(form, ("name", "=HYPERLINK(\"https://kwaad.nl\")"));
        await site.SendAsync(form, ("name", "Anna; \"Ans\"\u0001 é"));
        using var editor = site.As(Constants.Security.SuperUserKey);

        var csv = await editor.GetByteArrayAsync($"forms/{form.Key}/export?format=csv");
        var lines = Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        Assert.EndsWith("Naam;Bestand", lines[0], StringComparison.Ordinal);
        Assert.Contains(";\"Anna; \"\"Ans\"\" é\";", lines[1], StringComparison.Ordinal);
        Assert.Contains(";\"'=HYPERLINK(\"\"https://kwaad.nl\"\")\";", lines[2], StringComparison.Ordinal);

        using var xlsx = new ZipArchive(new MemoryStream(await editor.GetByteArrayAsync($"forms/{form.Key}/export?format=xlsx")));
        using var sheet = new StreamReader(xlsx.Entries.Single(part => part.FullName.Contains("sheet", StringComparison.Ordinal) && part.FullName.EndsWith(".xml", StringComparison.Ordinal) && part.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var cells = await sheet.ReadToEndAsync();
        Assert.Contains("=HYPERLINK(", cells, StringComparison.Ordinal); // as text
        Assert.DoesNotContain(":f>", cells, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.GetAsync($"forms/{form.Key}/export?format=pdf")).StatusCode);
        Assert.Single(Encoding.UTF8.GetString(await editor.GetByteArrayAsync($"forms/{form.Key}/export?format=csv&text=niemand")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("GET", "forms")]
    [InlineData("GET", "forms/{0}/entries")]
    [InlineData("GET", "forms/{0}/entries/{1}")]
    [InlineData("PUT", "forms/{0}/entries/{1}")]
    [InlineData("DELETE", "forms/{0}/entries/{1}")]
    [InlineData("GET", "forms/{0}/entries/{1}/files/{1}")]
    [InlineData("GET", "forms/{0}/export?format=csv")]
    [InlineData("GET", "newsletter/subscribers")]
    [InlineData("GET", "newsletter/export")]
    public async Task Only_users_with_the_section_are_let_in(string method, string path)
    {
        var form = NewForm();
        var entry = await site.SendAsync(form, ("name", "Anna"));
        async Task<HttpStatusCode> CallAsync(Guid? user)
        {
            using var client = site.As(user);
            using var request = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, form.Key, entry));
            if (method == "PUT") request.Content = JsonContent.Create(new { status = "Done" });
            return (await client.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(await site.WriterAsync()));
        Assert.NotEqual(HttpStatusCode.Forbidden, await CallAsync(Constants.Security.SuperUserKey));
    }

    private static Form NewForm() => new(Guid.NewGuid(), "nl", "Proef", [new("", null,
        [new("name", FormFieldKind.Text, "Naam"), new("file", FormFieldKind.File, "Bestand") { FileTypes = ["pdf"], MaxFileBytes = 1000 }])], new());

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(path))!;

    public sealed class BackOffice : BackOfficeSite, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var sections = new SectionForEditors(Get<IUserGroupService>(), Get<IKeyValueService>());
            await sections.HandleAsync(new UmbracoApplicationStartedNotification(isRestarting: false), default);
        }

        public async Task<Guid> SendAsync(Form form, (string, string) value, string? file = null)
        {
            var ticket = Guid.NewGuid();
            var values = FormValues.Of(value);
            if (file is not null)
            {
                var bytes = Encoding.UTF8.GetBytes(file);
                var (id, _) = await DoAsync<KeepFormFile, (FormFileId?, FieldProblem?)>(keep => keep.ExecuteAsync(form, form.Find("file")!, ticket, new("brief.pdf", bytes.Length, new MemoryStream(bytes)), default));
                values = values.With("file", [id!.Value.Value.ToString()]);
            }
            return (await DoAsync<SubmitForm, Result<FormEntryId>>(submit => submit.ExecuteAsync(new SentForm(form, values, ticket, null), default))).Expect().Value;
        }

        protected override void MapEndpoints(IEndpointRouteBuilder routes)
        {
            routes.MapFormEntries();
            routes.MapSubscribers();
        }

        protected override void AddMore(IServiceCollection services) => services.AddScoped<FormFinder>().AddScoped<FormExport>().AddFormSection();
    }
}
