using Umbraco.Cms.Core.Configuration;

namespace WIJschool.Cms.Hosting;

/// <summary>Settings come from files and the environment of the host; the running site does not change them.</summary>
internal sealed class UnwritableConfig : IConfigManipulator
{
    public Task SaveConnectionStringAsync(string connectionString, string? providerName) => throw Refused();

    public Task RemoveConnectionStringAsync() => throw Refused();

    public Task SaveConfigValueAsync(string itemPath, object value) => throw Refused();

    public Task SaveDisableRedirectUrlTrackingAsync(bool disable) => throw Refused();

    public Task SetGlobalIdAsync(string id) => throw Refused();

    public Task SetImagingHmacSecretKeyAsync(string base64Key) => throw Refused();

    private static NotSupportedException Refused() => new("Change settings in appsettings.json or the environment: the site does not write its own.");
}
