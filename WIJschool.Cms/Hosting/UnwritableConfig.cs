using Umbraco.Cms.Core.Configuration;
using WIJschool.Cms.Routing;

namespace WIJschool.Cms.Hosting;

/// <summary>Settings come from files and the environment of the host; the running site does not change them. Only a switch of the back office is kept beside them.</summary>
internal sealed class UnwritableConfig(RedirectSwitch redirects) : IConfigManipulator
{
    public Task SaveConnectionStringAsync(string connectionString, string? providerName) => throw Refused();

    public Task RemoveConnectionStringAsync() => throw Refused();

    public Task SaveConfigValueAsync(string itemPath, object value) => throw Refused();

    public Task SaveDisableRedirectUrlTrackingAsync(bool disable)
    {
        redirects.Set(disable);
        return Task.CompletedTask;
    }

    public Task SetGlobalIdAsync(string id) => throw Refused();

    public Task SetImagingHmacSecretKeyAsync(string base64Key) => throw Refused();

    private static NotSupportedException Refused() => new("Change settings in appsettings.json or the environment: the site does not write its own.");
}
