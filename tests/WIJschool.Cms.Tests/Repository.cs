namespace WIJschool.Cms.Tests;

/// <summary>Where the repository lies, and the samples of real Umbraco sites beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Above("WIJschool.sln") ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");

    /// <summary>A file or folder of <c>shared</c>, which lies beside the repository.</summary>
    public static string Shared(params string[] path)
    {
        var folder = Above("shared") ?? throw new DirectoryNotFoundException("The folder 'shared' with samples of real sites was not found beside the repository.");
        return Path.Combine([folder, "shared", .. path]);
    }

    private static string? Above(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, name);
            if (File.Exists(path) || Directory.Exists(path)) return folder.FullName;
        }
        return null;
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
    public string Folder => cms.Folder;

    public T Get<T>()
        where T : notnull => cms.Get<T>();

    public async ValueTask DisposeAsync() => await cms.DisposeAsync();
}
