using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace WIJschool.Web.Tests.BackOffice;

/// <summary>The bundle as the site sends it, asked over HTTP.</summary>
[Collection(OnTheSite.Name)]
public partial class BackOfficeTests(ImportedSite site)
{
    [Theory]
    [InlineData("/umbraco")]
    [InlineData("/umbraco/section/content/workspace/document/edit/1b6f1b6f-0000-4000-8000-000000000000")]
    [InlineData("/umbraco/oauth_complete?code=1&state=2")]
    [InlineData("/umbraco/preview?id=1")]
    public async Task A_deep_link_answers_the_page(string address)
    {
        using var answer = await site.SendAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<base href=\"/umbraco/\"", page, StringComparison.Ordinal);
        Assert.Contains("<umb-app", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_asked_for_again_each_time_and_runs_no_script_but_the_bundle()
    {
        using var answer = await site.SendAsync("/umbraco/section/media");

        Assert.True(answer.Headers.CacheControl?.NoCache);
        var policy = Header(answer, "Content-Security-Policy").Split("; ");
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'self'", policy);
        Assert.DoesNotContain("unsafe-eval", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Header(answer, "X-Frame-Options"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.DoesNotMatch(InlineScript(), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_that_the_browser_has_already_is_not_sent_again()
    {
        using var first = await site.SendAsync("/umbraco", "br");

        using var second = await site.SendAsync("/umbraco", "br", ("If-None-Match", first.Headers.ETag!.ToString()));
        using var otherForm = await site.SendAsync("/umbraco", "gzip", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, otherForm.StatusCode);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData(null, null)]
    public async Task A_script_comes_in_the_form_that_the_browser_reads_and_may_be_kept_for_a_year(string? accepted, string? sent)
    {
        using var answer = await site.SendAsync(await ScriptAsync(), accepted);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(sent, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal("public, max-age=31536000, immutable", Header(answer, "Cache-Control"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/umbraco/backoffice/css/rte-content.css", "text/css")]
    [InlineData("/umbraco/backoffice/css/umbraco-blockgridlayout.css", "text/css")]
    [InlineData("/umbraco/backoffice/css/dark.theme.css", "text/css")]
    [InlineData("/umbraco/backoffice/css/high-contrast.theme.css", "text/css")]
    [InlineData("/umbraco/backoffice/assets/installer-illustration.svg", "image/svg+xml")]
    public async Task What_the_client_asks_for_by_a_name_of_its_own_is_there_and_is_asked_for_again(string address, string type)
    {
        using var answer = await site.SendAsync(address, "br");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Theory, InlineData("br"), InlineData("gzip")]
    public async Task Both_compressed_forms_hold_the_same_script(string encoding)
    {
        var script = await ScriptAsync();
        using var plain = await site.SendAsync(script);
        using var answer = await site.SendAsync(script, encoding);

        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task The_length_of_an_asset_can_be_asked_without_the_asset()
    {
        var script = await ScriptAsync();
        using var whole = await site.SendAsync(script, "br");

        using var head = await site.SendAsync(script, "br", method: HttpMethod.Head);

        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/umbraco/assets/index-00000000.js")]
    [InlineData("/umbraco/assets/")]
    [InlineData("/umbraco/assets")]
    [InlineData("/umbraco/backoffice/css/no-such-sheet.css")]
    [InlineData("/umbraco/assets/..%2f..%2fumbraco%2findex.html.br")]
    [InlineData("/umbraco/assets/..%2f..%2f..%2fWIJschool.sln")]
    public async Task A_missing_asset_is_a_404_and_never_the_page(string address)
    {
        using var answer = await site.SendAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Null(answer.Headers.CacheControl); // a file that comes a moment later must not stay lost for a year
    }

    [Theory]
    [InlineData("/umbraco/management/api/v1/no-such-operation")]
    [InlineData("/umbraco/delivery/api/v2/no-such-operation")]
    [InlineData("/umbraco/swagger/no-such-document.json")]
    [InlineData("/umbraco/login")]
    [InlineData("/umbraco/serverEventHub")]
    [InlineData("/umbraco/no-such-page")]
    public async Task What_is_not_a_page_of_the_back_office_is_not_answered_with_it(string address)
    {
        using var answer = await site.SendAsync(address);

        Assert.DoesNotContain("<umb-app", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_to_who_posts()
    {
        using var answer = await site.SendAsync("/umbraco/section/content", method: HttpMethod.Post);

        Assert.DoesNotContain("<umb-app", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private async Task<string> ScriptAsync()
    {
        using var page = await site.SendAsync("/umbraco");
        return Script().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    [GeneratedRegex("""<script[^>]*\ssrc="(/umbraco/assets/[^"]+\.js)""", RegexOptions.None, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)""", RegexOptions.None, 1000)]
    private static partial Regex InlineScript();
}
