using WIJschool.Cms.Hosting;
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
        if (start.FirstSignIn is { GeneratedPassword: { } password } first)
        {
            // to the screen and not to the log, which others may read and which is kept
            Console.WriteLine($"Sign in at /umbraco as {first.Login} with the password {password} (shown this once; change it there).");
        }
        if (!fresh || !importWhenNew || !app.Configuration.GetValue("WIJschool:ImportWhenNew", defaultValue: true)) return;

        var folder = SyncCommand.DefaultFolder(app.Environment);
        app.Logger.LogImporting(folder);
        var changes = await app.Services.GetRequiredService<UsyncFolder>().ImportAsync(folder, stopping);
        app.Logger.LogImported(changes.Count);
    }

    [LoggerMessage(LogLevel.Information, "The database is new: importing the content in {Folder}.")]
    private static partial void LogImporting(this ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "{Count} items imported.")]
    private static partial void LogImported(this ILogger logger, int count);
}
