using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Install;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Hosting;

/// <summary>Whether the folders that the site writes to can be written.</summary>
internal sealed class WritableFolders(IHostingEnvironment environment, CmsDatabaseOptions database) : IFilePermissionHelper
{
    public bool RunFilePermissionTestSuite(out Dictionary<FilePermissionTest, IEnumerable<string>> report)
    {
        var data = Path.GetFullPath(database.DataDirectory);
        string[] folders = [data, environment.LocalTempPath];
        var closed = folders.Where(folder => !CanWrite(folder)).ToList();
        var media = new[] { Path.Combine(data, "media") }.Where(folder => !CanWrite(folder)).ToList();
        report = new()
        {
            [FilePermissionTest.FolderCreation] = closed,
            [FilePermissionTest.FileWriting] = closed,
            [FilePermissionTest.MediaFolderCreation] = media,
        };
        return closed.Count + media.Count == 0;
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
