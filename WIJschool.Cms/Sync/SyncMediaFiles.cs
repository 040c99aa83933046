using Umbraco.Cms.Core.IO;

namespace WIJschool.Cms.Sync;

/// <summary>
/// uSync describes media but does not carry their files. Ours lie in <c>media</c> beside the version folder, at the path
/// that their media item names, and are copied to the site's media where they are missing.
/// </summary>
internal sealed class SyncMediaFiles(MediaFileManager media)
{
    public void CopyFrom(string folder)
    {
        var source = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))!, "media");
        if (!Directory.Exists(source)) return;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/');
            if (media.FileSystem.FileExists(path) && media.FileSystem.GetSize(path) == new FileInfo(file).Length) continue;
            using var stream = File.OpenRead(file);
            media.FileSystem.AddFile(path, stream, overrideIfExists: true);
        }
    }
}
