using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Extensions of the back office come from files in the web root.</summary>
public sealed class ManifestApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly string folder = Path.Combine(site.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath, "App_Plugins");

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_package_is_shown_to_whom_it_is_for_as_soon_as_its_file_is_there()
    {
        using var nobody = site.As(null);
        using var user = site.As(ManagementSite.Administrator);
        Assert.Empty((await nobody.GetJsonAsync("manifest/manifest/public")).AsArray());

        await WriteAsync("Aanmelden", """{"name":"Aanmelden","allowPublicAccess":true,"extensions":[]}""");
        await WriteAsync("WIJschool/dashboard", """
            { "name": "WIJschool", "id": "wijschool", "version": "1.0.0", // a comment, as some packages have them
              "extensions": [{ "type": "section", "alias": "wijschool", "meta": { "label": "WIJschool" } }] }
            """);
        await WriteAsync("Kapot", "{");

        var open = await nobody.GetJsonAsync("manifest/manifest/public");
        var closed = await user.GetJsonAsync("manifest/manifest/private");
        var all = await user.GetJsonAsync("manifest/manifest");
        Assert.Equal("Aanmelden", (string?)Assert.Single(open.AsArray())!["name"]);
        Assert.Equal("section", (string?)Assert.Single(closed.AsArray())!["extensions"]![0]!["type"]);
        Assert.Equal(["Aanmelden", "WIJschool"], all.AsArray().Select(package => (string)package!["name"]!));
    }

    private async Task WriteAsync(string package, string json)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, package)).FullName;
        await File.WriteAllTextAsync(Path.Combine(path, "umbraco-package.json"), json);
    }
}
