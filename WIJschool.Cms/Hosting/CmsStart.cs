using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Nodes;
using WIJschool.Cms.Persistence.Beside;
using WIJschool.Cms.Persistence.Installation;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Routing;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Hosting;

/// <summary>What happens between building the services and serving the first request, in the order that Core needs.</summary>
public sealed partial class CmsStart(IServiceProvider services, IEventAggregator events, ILogger<CmsStart> logger)
{
    /// <summary>Set when this start gave the first user of a new database a password: show it to whoever started the site, never log it.</summary>
    public FirstSignIn? FirstSignIn { get; private set; }

    /// <summary>Makes or updates the database and fills every cache. Call it once, before the first request.</summary>
    /// <returns>Whether the database was empty before.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        // a container often has no culture; Core asks its texts for one by name
        if (CultureInfo.CurrentUICulture.Name.Length == 0) CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        StaticServiceProvider.Instance = services; // 47 of Core's files still ask it
        var installer = (DatabaseInstaller)services.GetService(typeof(DatabaseInstaller))!;
        var fresh = await installer.EnsureAsync(ct);
        foreach (var beside in services.GetServices<IBesideSchema>()) await beside.EnsureAsync(ct);
        var wasKilled = services.GetRequiredService<RunningMark>().Set();

        // before anything is cached: what other nodes change from here on is followed
        await services.GetRequiredService<IOtherNodes>().BeginAsync();

        // navigation and publish status first: URLs and the snapshot are worked out from them
        await events.PublishAsync(new PostRuntimePremigrationsUpgradeNotification(), ct);
        await ((PublishedSnapshotStore)services.GetService(typeof(PublishedSnapshotStore))!).LoadAsync(ct);
        await events.PublishAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, isRestarting: false), ct);
        if (wasKilled) await services.GetRequiredService<AfterKill>().CompleteAsync(ct);
        services.GetRequiredService<UnfinishedRedirects>().FinishOlderThan(TimeSpan.Zero); // whoever began them may not come back
        await events.PublishAsync(new UmbracoApplicationStartedNotification(isRestarting: false), ct);
        FirstSignIn = await services.GetRequiredService<FirstAdministrator>().EnsureAsync();
        LogStarted(fresh ? "a new" : "an existing");
        return fresh;
    }

    [LoggerMessage(LogLevel.Information, "Umbraco's core runs on {Kind} database.")]
    private partial void LogStarted(string kind);
}
