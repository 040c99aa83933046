using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Manifest;

namespace WIJschool.Cms.Api.Management.Manifests;

/// <summary>
/// Reads <c>umbraco-package.json</c> of each folder in <c>App_Plugins</c> below the web root, as Umbraco does: anew each time, for they are few
/// and asked once by a back office that opens. A file that cannot be read is left out and logged: one bad package must not keep editors out of the back office.
/// </summary>
internal sealed partial class PackageManifestFiles(IWebHostEnvironment web, ILogger<PackageManifestFiles> logger) : IPackageManifestService
{
    private const string Folder = "App_Plugins";
    private const string Name = "umbraco-package.json";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <inheritdoc />
    public async Task<IEnumerable<PackageManifest>> GetAllPackageManifestsAsync()
    {
        List<PackageManifest> packages = [];
        foreach (var file in Files(Folder))
        {
            if (await ReadAsync(file) is { } package) packages.Add(package);
        }

        return packages;
    }

    /// <inheritdoc />
    public async Task<IEnumerable<PackageManifest>> GetPublicPackageManifestsAsync() => (await GetAllPackageManifestsAsync()).Where(package => package.AllowPublicAccess);

    /// <inheritdoc />
    public async Task<IEnumerable<PackageManifest>> GetPrivatePackageManifestsAsync() => (await GetAllPackageManifestsAsync()).Where(package => !package.AllowPublicAccess);

    /// <inheritdoc />
    public async Task<PackageManifestImportmap> GetPackageManifestImportmapAsync()
    {
        var maps = (await GetAllPackageManifestsAsync()).Select(package => package.Importmap).OfType<PackageManifestImportmap>().ToList();
        return new PackageManifestImportmap
        {
            Imports = maps.SelectMany(map => map.Imports).GroupBy(import => import.Key, StringComparer.Ordinal)
                .ToDictionary(import => import.Key, import => import.First().Value, StringComparer.Ordinal),
            Scopes = maps.SelectMany(map => map.Scopes ?? []).GroupBy(scope => scope.Key, StringComparer.Ordinal)
                .ToDictionary(scope => scope.Key, scope => scope.First().Value, StringComparer.Ordinal),
        };
    }

    private async Task<PackageManifest?> ReadAsync(IFileInfo file)
    {
        try
        {
            await using var stream = file.CreateReadStream();
            return await JsonSerializer.DeserializeAsync<PackageManifest>(stream, json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            LogUnreadable(unreadable, file.PhysicalPath ?? file.Name);
            return null;
        }
    }

    private IEnumerable<IFileInfo> Files(string folder) => web.WebRootFileProvider.GetDirectoryContents(folder).OrderBy(file => file.Name, StringComparer.Ordinal)
        .SelectMany(file => file.IsDirectory ? Files($"{folder}/{file.Name}") : file.Name == Name ? [file] : []);

    [LoggerMessage(LogLevel.Warning, "The back-office package {Path} is left out: it cannot be read.")]
    private partial void LogUnreadable(Exception reason, string path);
}
