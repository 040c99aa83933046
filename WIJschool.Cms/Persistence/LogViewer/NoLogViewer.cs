using Umbraco.Cms.Core.Logging.Viewer;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Persistence.LogViewer;

/// <summary>Reading the log in the back office: nothing here does yet, and an empty log would be a lie.</summary>
internal sealed class NoLogViewer : ILogViewerRepository
{
    private const string Reason = "The log is read from its files (see the logging settings); the back office cannot show it yet.";

    public IEnumerable<ILogEntry> GetLogs(LogTimePeriod logTimePeriod, string? filterExpression = null) => throw new NotSupportedException(Reason);

    public LogLevelCounts GetLogCount(LogTimePeriod logTimePeriod) => throw new NotSupportedException(Reason);

    public LogTemplate[] GetMessageTemplates(LogTimePeriod logTimePeriod) => throw new NotSupportedException(Reason);

    public Umbraco.Cms.Core.Logging.LogLevel GetGlobalMinLogLevel() => throw new NotSupportedException(Reason);

    public Umbraco.Cms.Core.Logging.LogLevel RestrictedToMinimumLevel() => throw new NotSupportedException(Reason);
}
