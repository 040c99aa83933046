namespace WIJschool.Architecture.Tests;

/// <summary>The files of this repository as a test reads them: what is built or fetched is left out.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "data"];

    public static string Root { get; } = FindRoot();

    /// <summary>Our own files under a folder, by a pattern such as <c>*.cs</c>; paths are relative to the repository.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WIJschool.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
