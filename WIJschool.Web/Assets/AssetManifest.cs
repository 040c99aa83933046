using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace WIJschool.Web.Assets;

/// <summary>
/// Where the built styles, scripts and icons are: their names carry a hash of their content, so that browsers may keep them for
/// ever. Read again when the front end is built anew while the site runs.
/// </summary>
public sealed class AssetManifest : IDisposable
{
    private const string ManifestPath = "assets/manifest.json";

    private readonly IFileProvider files;
    private readonly IDisposable watch;
    private volatile IReadOnlyDictionary<string, string> names;
    private int version;

    public AssetManifest(IWebHostEnvironment environment)
    {
        files = environment.WebRootFileProvider;
        names = Read();
        watch = Microsoft.Extensions.Primitives.ChangeToken.OnChange(() => files.Watch(ManifestPath), Renew);
    }

    /// <summary>Another number whenever the front end was built anew.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary>The address of a built file, such as <c>site.css</c>; a name that was not built leads to nothing.</summary>
    public string this[string name] => names.TryGetValue(name, out var path) ? path : $"/assets/{name}";

    public void Dispose() => watch.Dispose();

    private void Renew()
    {
        names = Read();
        Interlocked.Increment(ref version);
    }

    private Dictionary<string, string> Read()
    {
        var file = files.GetFileInfo(ManifestPath);
        if (!file.Exists)
            return [];
        try
        {
            using var stream = file.CreateReadStream();
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return []; // it is being written this very moment; the next change reads it whole
        }
    }
}
