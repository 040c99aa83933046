using System.Net;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class TemporaryFileApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task An_upload_waits_until_it_is_deleted()
    {
        var id = Guid.NewGuid();

        var stored = await client.UploadAsync(id, "brief.pdf", "inhoud"u8.ToArray());
        var again = await client.UploadAsync(id, "brief.pdf", "inhoud"u8.ToArray());
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
    public async Task An_upload_without_a_file_is_refused()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Guid.NewGuid().ToString()), "Id" } };

        using var response = await client.PostAsync(new Uri("temporary-file", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
