using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Logging.Viewer;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Api.Management.LogViewer;

/// <summary>From when until when. The back office tells days of the server (<c>2026-03-01</c>); a moment with an offset is taken too.</summary>
internal sealed record LogPeriod(LogMoment? StartDate, LogMoment? EndDate)
{
    public DateTimeOffset? From => StartDate?.Value;

    public DateTimeOffset? Until => EndDate?.Value;
}

/// <summary>A day, or a moment, that an address tells. What has no offset is meant where the server is, since log files are named by its days.</summary>
internal sealed record LogMoment(DateTimeOffset Value)
{
    /// <summary>Reads it; ASP.NET calls this for a value in an address.</summary>
    public static bool TryParse(string? text, out LogMoment? moment)
    {
        moment = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var value) ? new(value) : null;
        return moment is not null;
    }
}

internal sealed record LoggerResponse(string Name, LogLevel Level);

internal sealed record LevelCountsResponse(int Information, int Debug, int Warning, int Error, int Fatal)
{
    public static LevelCountsResponse From(LogLevelCounts counts) => new(counts.Information, counts.Debug, counts.Warning, counts.Error, counts.Fatal);
}

internal sealed record LogTemplateResponse(string? MessageTemplate, int Count);

internal sealed record LogProperty(string Name, string? Value);

internal sealed record LogMessageResponse(
    DateTimeOffset Timestamp, LogLevel Level, string? MessageTemplate, string? RenderedMessage, IReadOnlyList<LogProperty> Properties, string? Exception)
{
    public static LogMessageResponse From(ILogEntry entry) => new(
        entry.Timestamp, entry.Level, entry.MessageTemplateText, entry.RenderedMessage,
        [.. entry.Properties.Select(property => new LogProperty(property.Key, property.Value))], entry.Exception);
}

/// <summary>A search that somebody saved under a name, for everybody who may read the log.</summary>
internal sealed record SavedSearch
{
    [Required, StringLength(255)] public string Name { get; init; } = "";

    [Required, StringLength(255)] public string Query { get; init; } = "";

    public static SavedSearch From(ILogViewerQuery search) => new() { Name = search.Name, Query = search.Query };
}
