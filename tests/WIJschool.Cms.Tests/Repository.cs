namespace WIJschool.Cms.Tests;

/// <summary>Where the repository lies, and the samples of real Umbraco sites in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of <c>tests/Samples</c>.</summary>
    public static string Sample(string name) => Path.Combine(Root, "tests", "Samples", name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WIJschool.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}

/// <summary>A site that one test has to itself.</summary>
internal static class Running
{
    public static async Task<Running<TCms>> StartAsync<TCms>(params KeyValuePair<string, string?>[] settings)
        where TCms : CmsFixture, new()
    {
        var cms = new TCms { Extra = settings };
        await cms.InitializeAsync();
        return new Running<TCms>(cms);
    }
}

internal sealed class Running<TCms>(TCms cms) : IAsyncDisposable
    where TCms : CmsFixture
{
    public TCms Site => cms;

    public string Folder => cms.Folder;

    public T Get<T>()
        where T : notnull => cms.Get<T>();

    public async ValueTask DisposeAsync() => await cms.DisposeAsync();
}
