using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class TemporaryFileApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task An_upload_waits_until_it_is_deleted()
    {
        var id = Guid.NewGuid();

        var stored = await client.UploadAsync(id, "brief.pdf", "%PDF-1.7 inhoud"u8.ToArray());
        var again = await client.UploadAsync(id, "brief.pdf", "%PDF-1.7 inhoud"u8.ToArray());
        var read = await client.GetJsonAsync($"temporary-file/{id}");
        var deleted = await client.AskAsync("DELETE", $"temporary-file/{id}");
        var gone = await client.AskAsync("DELETE", $"temporary-file/{id}");

        Assert.Equal((HttpStatusCode.Created, id.ToString()), (stored.Status, stored.Headers["Umb-Generated-Resource"]));
        Assert.Equal((HttpStatusCode.BadRequest, "KeyAlreadyUsed"), (again.Status, again.Operation));
        Assert.Equal("brief.pdf", (string?)read["fileName"]);
        Assert.InRange((DateTimeOffset)read["availableUntil"]!, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(2));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (deleted.Status, gone.Status));
    }

    [Theory]
    [InlineData("site.aspx", "FileExtensionNotAllowed")]
    [InlineData("pagina.cshtml", "FileExtensionNotAllowed")]
    public async Task A_file_that_a_server_might_run_is_refused(string name, string status)
    {
        var told = await client.UploadAsync(Guid.NewGuid(), name, "x"u8.ToArray());

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task An_upload_without_a_file_or_an_id_is_refused()
    {
        using var fileless = new MultipartFormDataContent { { new StringContent(Guid.NewGuid().ToString()), "Id" } };
        using var nameless = new MultipartFormDataContent { { new ByteArrayContent([1]), "File", "a.txt" } };

        using var noFile = await client.PostAsync(new Uri("temporary-file", UriKind.Relative), fileless);
        using var noId = await client.PostAsync(new Uri("temporary-file", UriKind.Relative), nameless);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (noFile.StatusCode, noId.StatusCode));
        Assert.Contains("$.File", await noFile.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("$.Id", await noId.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><a href=' java\tscript:alert(1)'>x</a></svg>")]
    public async Task A_drawing_in_which_something_runs_is_refused_with_the_reason(string drawing)
    {
        var told = await client.UploadAsync(Guid.NewGuid(), "tekening.svg", Encoding.UTF8.GetBytes(drawing));

        Assert.Equal((HttpStatusCode.BadRequest, "UploadBlocked"), (told.Status, told.Operation));
        Assert.Contains("script", (string?)told.Body!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_with_the_reason()
    {
        var told = await client.UploadAsync(Guid.NewGuid(), "foto.png", "MZ dit is geen foto"u8.ToArray());

        Assert.Equal((HttpStatusCode.BadRequest, "UploadBlocked"), (told.Status, told.Operation));
        Assert.Equal("The content of the file is not what its extension says", (string?)told.Body!["title"]);
    }
}

/// <summary>The Management API with room for small files only.</summary>
public sealed class SmallUploads() : ManagementSite("umbraco17-1000.sqlite.db.gz")
{
    protected override void AddServices(IServiceCollection services)
    {
        base.AddServices(services);
        services.Configure<RuntimeSettings>(settings => settings.MaxRequestLength = 4);
    }
}

public sealed class UploadLimitTests(SmallUploads site) : IClassFixture<SmallUploads>
{
    [Theory]
    [InlineData(4 * 1024, HttpStatusCode.Created)]
    [InlineData((4 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(200 * 1024, HttpStatusCode.RequestEntityTooLarge)] // more than the form may be
    public async Task A_file_that_is_too_large_is_refused_in_the_words_that_the_back_office_reads(int bytes, HttpStatusCode status)
    {
        using var client = site.As(ManagementSite.Administrator);

        var told = await client.UploadAsync(Guid.NewGuid(), "groot.txt", new byte[bytes]);

        Assert.Equal(status, told.Status);
        if (status != HttpStatusCode.Created) Assert.Matches("[(]?4096 bytes", (string)told.Body!["title"]!);
        Assert.Equal(4, (int)(await client.GetJsonAsync("temporary-file/configuration"))["maxFileSize"]!);
    }
}
