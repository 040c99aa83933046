using WIJschool.Cms.Hosting;
using WIJschool.Cms.Security;
using WIJschool.Cms.Sync;

namespace WIJschool.Web.Hosting;

/// <summary>Starts Umbraco's core before the first request is let in, and fills an empty database with the site's own content.</summary>
internal static partial class SiteStart
{
    public static async Task StartCmsAsync(this WebApplication app, bool importWhenNew = true)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var start = app.Services.GetRequiredService<CmsStart>();
        var fresh = await start.RunAsync(stopping);
        try
        {
            if (fresh && importWhenNew && app.Configuration.GetValue("WIJschool:ImportWhenNew", defaultValue: true)) await ImportAsync(app, stopping);
        }
        finally
        {
            Show(start.FirstSignIn); // last, where it is seen, and also when the import failed: it is shown once
        }
    }

    private static async Task ImportAsync(WebApplication app, CancellationToken stopping)
    {
        var folder = SyncCommand.DefaultFolder(app.Environment);
        app.Logger.LogImporting(folder);
        var changes = await app.Services.GetRequiredService<UsyncFolder>().ImportAsync(folder, stopping);
        app.Logger.LogImported(changes.Count);
    }

    // on the console alone: a log file outlives the moment, and others read it
    private static void Show(FirstSignIn? signIn)
    {
        if (signIn is null) return;
        Console.WriteLine($"First administrator: {signIn.Login}");
        if (signIn.GeneratedPassword is { } password) Console.WriteLine($"Password, shown only now: {password}");
        Console.WriteLine("Keep it: you sign in with it at /umbraco.");
    }

    [LoggerMessage(LogLevel.Information, "The database is new: importing the content in {Folder}.")]
    private static partial void LogImporting(this ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "{Count} items imported.")]
    private static partial void LogImported(this ILogger logger, int count);
}
