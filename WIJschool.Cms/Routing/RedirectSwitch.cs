using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Routing;

/// <summary>
/// Whether old addresses of pages are kept, as an administrator chose it while the site ran. Until somebody chooses, the host's setting holds.
/// The choice is kept in the database, since the site does not write its own settings; other nodes of the site learn of it when they start.
/// </summary>
internal sealed class RedirectSwitch(IServiceProvider services) : IPostConfigureOptions<WebRoutingSettings>, IOptionsChangeTokenSource<WebRoutingSettings>, IDisposable
{
    private const string Key = "WIJschool+DisableRedirectUrlTracking";

    private ChangeToken change = new();
    private bool? disabled;

    /// <inheritdoc />
    public string Name => Options.DefaultName;

    /// <inheritdoc />
    public void PostConfigure(string? name, WebRoutingSettings options)
    {
        if (disabled is { } chosen) options.DisableRedirectUrlTracking = chosen;
    }

    /// <inheritdoc />
    public IChangeToken GetChangeToken() => Volatile.Read(ref change).Token;

    /// <summary>Keeps a choice, which holds from the next page on.</summary>
    public void Set(bool disable)
    {
        KeyValues.SetValue(Key, disable ? bool.TrueString : bool.FalseString);
        Take(disable);
    }

    /// <summary>Takes up the choice that was kept, if any.</summary>
    public void Load()
    {
        if (bool.TryParse(KeyValues.GetValue(Key), out var kept)) Take(kept);
    }

    public void Dispose() => change.Dispose();

    // asked for when needed: what reads options is made long before the database can be read
    private IKeyValueService KeyValues => (IKeyValueService)services.GetService(typeof(IKeyValueService))!;

    private void Take(bool disable)
    {
        disabled = disable;
        using var before = Interlocked.Exchange(ref change, new ChangeToken());
        before.Tell();
    }

    private sealed class ChangeToken : IDisposable
    {
        private readonly CancellationTokenSource source = new();

        public ChangeToken() => Token = new CancellationChangeToken(source.Token);

        public IChangeToken Token { get; }

        public void Tell() => source.Cancel();

        public void Dispose() => source.Dispose();
    }
}

/// <summary>Takes up what was chosen before the site was started again.</summary>
internal sealed class LoadRedirectSwitch(RedirectSwitch redirects) : INotificationHandler<UmbracoApplicationStartedNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification) => redirects.Load();
}
