using System.Net;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class PreviewApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    [Fact]
    public async Task A_preview_is_a_cookie_that_no_script_reads_until_it_is_ended()
    {
        using var client = site.As(ManagementSite.Administrator);
        using var anybody = site.As(null);

        var begun = await client.AskAsync("POST", "preview");
        anybody.DefaultRequestHeaders.Add("Cookie", begun.Headers["Set-Cookie"].Split(';')[0]);
        var ended = await anybody.AskAsync("DELETE", "preview");

        Assert.StartsWith("UMB_PREVIEW=", begun.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.EndsWith("; path=/; samesite=lax; httponly", begun.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.StartsWith("UMB_PREVIEW=; expires=Thu, 01 Jan 1970", ended.Headers["Set-Cookie"], StringComparison.Ordinal);
    }
}
