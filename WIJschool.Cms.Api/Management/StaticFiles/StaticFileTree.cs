using Microsoft.AspNetCore.Hosting;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.StaticFiles;

/// <summary>
/// Files that the site sends as they are: the web root, and the folder of packages in it under the name that Umbraco gives it. Nothing else of the
/// disk can be seen, nor what the web server does not send, as files whose names begin with a dot.
/// </summary>
internal sealed class StaticFileTree(IWebHostEnvironment web) : FileTree
{
    private const string WebRoot = "wwwroot";
    private const string Packages = "App_Plugins";

    protected override bool TopHasParent => true;

    public override bool HasFile(FilePath path) => Address(path) is { Length: > 0 } address && web.WebRootFileProvider.GetFileInfo(address) is { Exists: true, IsDirectory: false };

    public override bool HasFolder(FilePath path) => path.IsRoot || IsTop(path) || Address(path) is { } address && web.WebRootFileProvider.GetDirectoryContents(address).Exists;

    protected override IEnumerable<FilePath> Files(FilePath folder) => Contents(folder, directories: false);

    protected override IEnumerable<FilePath> Folders(FilePath folder) => folder.IsRoot ? [folder.At(Packages), folder.At(WebRoot)] : Contents(folder, directories: true);

    private IEnumerable<FilePath> Contents(FilePath folder, bool directories) => Address(folder) is { } address
        ? web.WebRootFileProvider.GetDirectoryContents(address).Where(file => file.IsDirectory == directories).Select(file => folder.At(file.Name)) : [];

    /// <summary>Where it lies below the web root; null when it does not.</summary>
    private static string? Address(FilePath path) => path.Line().Skip(1).FirstOrDefault()?.Name switch
    {
        WebRoot => string.Join('/', path.Relative.Split('/').Skip(1)),
        Packages => path.Relative,
        _ => null,
    };

    private static bool IsTop(FilePath path) => path.Parent is { IsRoot: true } && path.Name is WebRoot or Packages;
}
