using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
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
    private readonly ConcurrentDictionary<string, HtmlString> icons = new(StringComparer.Ordinal);
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

    /// <summary>An icon of the site's own set. It says nothing to a screen reader: the words stand beside it.</summary>
    /// <param name="name">The id of the symbol in icons.svg, as a view has it.</param>
    public IHtmlContent Icon(string name) => icons.GetOrAdd(name, id =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{this["icons.svg"]}#{id}\"/></svg>"));

    public void Dispose() => watch.Dispose();

    private void Renew()
    {
        names = Read();
        icons.Clear(); // they hold the address of the file
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
