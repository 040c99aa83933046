using System.Net;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>What the API says of requests that it cannot read: the back office finds the field by the JSON path.</summary>
public sealed class UnreadableRequestTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("""{"name":"","isoCode":"fr-FR","isDefault":false,"isMandatory":false}""", "$.name")]
    [InlineData("""{"name":null,"isDefault":false,"isMandatory":false}""", "$.name", "$.isoCode")]
    [InlineData("""{"name":"Frans","isoCode":"fr-FR"}""", "$.$")]
    [InlineData("""{"name":"Frans","isoCode":"fr-FR","isDefault":"ja","isMandatory":false}""", "$.$.isDefault")]
    [InlineData("null", "$.body")]
    [InlineData("{", "$.$")]
    [InlineData("", "$.$")]
    public async Task A_language_that_lacks_something_names_the_field(string body, params string[] wrong)
    {
        var told = await client.AskAsync("POST", "language", body);

        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
        Assert.Equal(wrong.Order(StringComparer.Ordinal), told.Wrong.Order(StringComparer.Ordinal));
        Assert.Equal(("One or more validation errors occurred.", false), ((string?)told.Body!["title"], told.Headers.ContainsKey("api-supported-versions")));
        Assert.NotEmpty((string)told.Body["traceId"]!);
    }

    [Theory]
    [InlineData("""{"name":"Woord","translations":[{"isoCode":"nl","translation":"woord"},{"isoCode":"","translation":"word"}]}""", "$.translations[1].isoCode")]
    [InlineData("""{"name":"Woord","translations":[{"isoCode":"nl"}]}""", "$.translations[0].translation")]
    [InlineData("""{"name":"Woord","translations":null}""", "$.translations")]
    [InlineData("""{"name":"Woord","translations":[],"parent":{}}""", "$.$.parent")]
    [InlineData("""{"name":"Woord","translations":[],"id":"onzin"}""", "$.$.id")]
    public async Task What_is_wrong_inside_a_list_is_named_by_its_place(string body, string wrong)
    {
        var told = await client.AskAsync("POST", "dictionary", body);

        Assert.Equal((HttpStatusCode.BadRequest, wrong), (told.Status, Assert.Single(told.Wrong)));
    }

    [Theory]
    [InlineData("language?skip=veel")]
    [InlineData("item/dictionary?id=onzin")]
    [InlineData("tree/dictionary/children?parentId=onzin")]
    public async Task A_value_in_the_address_that_cannot_be_read_is_refused(string url)
    {
        var told = await client.AskAsync("GET", url);

        Assert.Equal((HttpStatusCode.BadRequest, "One or more validation errors occurred."), (told.Status, (string?)told.Body?["title"]));
    }

    [Fact]
    public async Task An_id_that_is_none_is_a_404()
    {
        var told = await client.AskAsync("GET", "dictionary/geen-guid");

        Assert.Equal((HttpStatusCode.NotFound, ""), (told.Status, told.Text));
    }
}
