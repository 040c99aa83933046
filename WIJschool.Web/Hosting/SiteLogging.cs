using System.Globalization;
using Serilog;
using Serilog.Events;
using WIJschool.Cms.Logging;
using WIJschool.Cms.Persistence;

namespace WIJschool.Web.Hosting;

/// <summary>Serilog to the console for people and to a rolling file for machines, where the back office reads it.</summary>
internal static class SiteLogging
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static WebApplicationBuilder AddSiteLogging(this WebApplicationBuilder builder)
    {
        var data = builder.Configuration["WIJschool:Database:DataDirectory"] ?? new CmsDatabaseOptions().DataDirectory;
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // a line for every document that is published; the audit trail has them too
            .MinimumLevel.Override("Umbraco.Cms.Core.Services", LogEventLevel.Warning)
            // before the first visitor the address of the site is not known: true of every document of the first import, and no news
            .MinimumLevel.Override("Umbraco.Cms.Core.Events.UserNotificationsHandler", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // keys lie in the data folder, which is private as a whole
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.WithProperty("MachineName", Environment.MachineName) // the log viewer has a column for it
            .WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                LogFiles.Lines, LogFiles.In(data).Pattern(), rollingInterval: RollingInterval.Day, retainedFileTimeLimit: TimeSpan.FromDays(LogFiles.KeptDays),
                fileSizeLimitBytes: LogFiles.LargestFile, rollOnFileSizeLimit: true, retainedFileCountLimit: 2 * LogFiles.KeptDays)
            .CreateLogger();
        builder.Services.AddSingleton<Serilog.ILogger>(logger); // the back office shows what it takes
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
        return builder;
    }
}
