using Serilog.Formatting;
using Umbraco.Cms.Core.Logging;

namespace WIJschool.Cms.Logging;

/// <summary>
/// The files that the site logs to, which the back office reads: one a day and machine, in Umbraco's names and form
/// (<c>umbraco/Logs/UmbracoTraceLog.MACHINE.20260301.json</c> below the data directory, a compact JSON object a line).
/// </summary>
public static class LogFiles
{
    /// <summary>How long they are kept, in days.</summary>
    public const int KeptDays = 31;

    /// <summary>How large one becomes before a next one is begun, in bytes. The back office shows at most 100 MB at once.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    /// <summary>What a line looks like. Addresses of people and secrets are left out of it.</summary>
    public static ITextFormatter Lines { get; } = new MaskedLines();

    /// <summary>Where the files are, as Core's log viewer asks it.</summary>
    public static ILoggingConfiguration In(string dataDirectory)
    {
        var folder = Path.Combine(Path.GetFullPath(dataDirectory), "umbraco", "Logs");
        Directory.CreateDirectory(folder); // Core looks into it before anything may have been logged
        return new LoggingConfiguration(folder, LoggingConfiguration.DefaultLogFileNameFormat, LoggingConfiguration.DefaultLogFileNameFormatArguments);
    }

    /// <summary>The path to give to a sink that writes a file a day: it puts the day before the ending.</summary>
    public static string Pattern(this ILoggingConfiguration files) =>
        Path.Combine(files.LogDirectory, string.Format(System.Globalization.CultureInfo.InvariantCulture, files.LogFileNameFormat, files.GetLogFileNameFormatArguments()));
}
