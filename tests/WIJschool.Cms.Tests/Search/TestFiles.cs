using System.Runtime.CompilerServices;

namespace WIJschool.Cms.Tests.Search;

/// <summary>Finds test data beside the tests and the seed content of the repository, wherever it was cloned.</summary>
internal static class TestFiles
{
    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    /// <summary>A path from the top of the repository.</summary>
    public static string Repository(string path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder(), "../../..", path));

    private static string Folder([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;
}
