using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Logging.Viewer;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Logging;

/// <summary>Reads the log from its files, for the back office.</summary>
internal sealed class FileLogViewer(ILoggingConfiguration files, IServiceProvider services) : ILogViewerRepository
{
    /// <inheritdoc />
    public IEnumerable<ILogEntry> GetLogs(LogTimePeriod logTimePeriod, string? filterExpression = null)
    {
        var isWanted = LogFilter.Of(filterExpression);
        return Lines(logTimePeriod).Where(line => isWanted(line.Event)).Select(Entry).ToList();
    }

    /// <inheritdoc />
    public LogLevelCounts GetLogCount(LogTimePeriod logTimePeriod)
    {
        var counts = Lines(logTimePeriod).CountBy(line => line.Event.Level).ToDictionary();
        return new()
        {
            Debug = counts.GetValueOrDefault(LogEventLevel.Debug) + counts.GetValueOrDefault(LogEventLevel.Verbose),
            Information = counts.GetValueOrDefault(LogEventLevel.Information),
            Warning = counts.GetValueOrDefault(LogEventLevel.Warning),
            Error = counts.GetValueOrDefault(LogEventLevel.Error),
            Fatal = counts.GetValueOrDefault(LogEventLevel.Fatal),
        };
    }

    /// <inheritdoc />
    public LogTemplate[] GetMessageTemplates(LogTimePeriod logTimePeriod) =>
    [
        .. Lines(logTimePeriod).CountBy(line => line.Event.MessageTemplate.Text).OrderByDescending(template => template.Value)
            .Select(template => new LogTemplate { MessageTemplate = template.Key, Count = template.Value }),
    ];

    /// <summary>The least that the logger of the site takes; a host without one logs as .NET does.</summary>
    public LogLevel GetGlobalMinLogLevel() => services.GetService<Serilog.ILogger>() is { } logger
        ? Core(Enum.GetValues<LogEventLevel>().Where(logger.IsEnabled).DefaultIfEmpty(LogEventLevel.Fatal).Min())
        : LogLevel.Information;

    /// <summary>All that the logger takes is written to the files.</summary>
    public LogLevel RestrictedToMinimumLevel() => LogLevel.Verbose;

    private IEnumerable<LoggedLine> Lines(LogTimePeriod period)
    {
        // the back office asks for days; a period that ends at midnight has the whole of its last day
        var (from, to) = (period.StartTime, period.EndTime.TimeOfDay == TimeSpan.Zero ? period.EndTime.AddDays(1) : period.EndTime);
        for (var day = from.Date; day <= period.EndTime.Date; day = day.AddDays(1))
        {
            foreach (var path in Directory.EnumerateFiles(files.LogDirectory, $"*{day:yyyyMMdd}*.json").Order(StringComparer.Ordinal))
            {
                foreach (var line in Read(path).Where(line => line.Event.Timestamp.LocalDateTime is var moment && moment >= from && moment <= to)) yield return line;
            }
        }
    }

    private static IEnumerable<LoggedLine> Read(string path)
    {
        // the logger is writing to it, and deletes old ones
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } text)
        {
            if (CompactLogReader.Read(text) is { } line) yield return line;
        }
    }

    private static LogEntry Entry(LoggedLine line) => new()
    {
        Timestamp = line.Event.Timestamp,
        Level = Core(line.Event.Level),
        MessageTemplateText = line.Event.MessageTemplate.Text,
        RenderedMessage = line.Message(),
        Properties = line.Event.Properties.ToImmutableSortedDictionary(property => property.Key, property => Text(property.Value), StringComparer.Ordinal),
        Exception = line.Event.Exception?.ToString(),
    };

    private static string? Text(LogEventPropertyValue value) => value is ScalarValue scalar
        ? Convert.ToString(scalar.Value, System.Globalization.CultureInfo.InvariantCulture) : value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    private static LogLevel Core(LogEventLevel level) => Enum.Parse<LogLevel>(level.ToString());
}
