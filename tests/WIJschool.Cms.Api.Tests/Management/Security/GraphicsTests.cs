using System.Net;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>The back office shows its pictures before anybody is signed in.</summary>
public sealed class GraphicsTests(SignInSite site) : IClassFixture<SignInSite>
{
    [Theory]
    [InlineData("logo")]
    [InlineData("logo-alternative")]
    [InlineData("login-logo")]
    [InlineData("login-logo-alternative")]
    [InlineData("login-background")]
    public async Task A_picture_is_ours_and_kept_for_a_day(string name)
    {
        using var anybody = new HttpClient { BaseAddress = site.Address };

        using var response = await anybody.GetAsync(Graphic(name));

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromDays(1), response.Headers.CacheControl?.MaxAge);
        Assert.StartsWith("<svg", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_can_have_a_picture_of_its_own()
    {
        var file = Path.Combine(site.Get<Microsoft.AspNetCore.Hosting.IWebHostEnvironment>().WebRootPath, "umbraco", "assets", "logo_dark.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "<svg>van de school</svg>");
        using var anybody = new HttpClient { BaseAddress = site.Address };

        var picture = await anybody.GetStringAsync(Graphic("login-logo-alternative"));
        File.Delete(file);

        Assert.Equal("<svg>van de school</svg>", picture);
    }

    private static Uri Graphic(string name) => new($"/umbraco/management/api/v1/security/back-office/graphics/{name}", UriKind.Relative);
}
