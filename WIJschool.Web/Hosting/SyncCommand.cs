using WIJschool.Cms.Sync;

namespace WIJschool.Web.Hosting;

/// <summary><c>usync import|export|report [folder]</c>: the site from and to files, without serving it.</summary>
internal static class SyncCommand
{
    private const string Usage = "Usage: usync import|export|report [folder] (default folder: uSync/v17)";

    public static bool Asks(string[] args) => Words(args) is ["usync", ..];

    /// <returns>0 when done, 1 when a file is broken, 2 when the command is not one of the three.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var words = Words(args);
        if (words is not ["usync", "import" or "export" or "report", ..])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        await app.StartCmsAsync(importWhenNew: false);
        var folder = words.Length > 2 ? Path.GetFullPath(words[2]) : DefaultFolder(app.Environment);
        try
        {
            await RunAsync(app.Services.GetRequiredService<UsyncFolder>(), words[1], folder, app.Lifetime.ApplicationStopping);
            return 0;
        }
        catch (Exception broken) when (broken is SyncFileException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync(broken.Message);
            return 1;
        }
    }

    private static string[] Words(string[] args) => [.. args.Where((_, place) => !SiteSettings.IsSetting(args, place))];

    public static string DefaultFolder(IHostEnvironment environment) => Path.Combine(environment.ContentRootPath, "uSync", "v17");

    private static async Task RunAsync(UsyncFolder usync, string verb, string folder, CancellationToken ct)
    {
        if (verb == "export")
        {
            var touched = await usync.ExportAsync(folder, ct);
            foreach (var path in touched) Console.WriteLine(path);
            Console.WriteLine($"{touched.Count} files written or removed in {folder}.");
            return;
        }
        var changes = verb == "import" ? await usync.ImportAsync(folder, ct) : await usync.ReportAsync(folder, ct);
        foreach (var change in changes.Where(c => c.Kind != SyncChangeKind.None))
        {
            Console.WriteLine($"{change.Kind,-6} {change.Item}");
            foreach (var reason in change.Reasons) Console.WriteLine($"         {reason}");
        }
        Console.WriteLine($"{changes.Count(c => c.Kind == SyncChangeKind.Create)} to create, {changes.Count(c => c.Kind == SyncChangeKind.Update)} to update, "
            + $"{changes.Count(c => c.Kind == SyncChangeKind.None)} unchanged{(verb == "import" ? "; done." : ".")}");
    }
}
