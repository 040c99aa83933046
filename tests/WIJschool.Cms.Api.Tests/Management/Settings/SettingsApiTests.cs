using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Tests.Management.Settings;

/// <summary>Settings of the host that the back office shows, and those that an administrator switches there.</summary>
public sealed class SettingsApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Redirects_are_switched_off_and_on_while_the_site_runs()
    {
        var settings = site.Services.GetRequiredService<IOptionsMonitor<WebRoutingSettings>>();

        var off = await client.AskAsync("POST", "redirect-management/status?status=Disabled");
        var offAsRead = (string?)(await client.GetJsonAsync("redirect-management/status"))["status"];
        var isOff = settings.CurrentValue.DisableRedirectUrlTracking;
        var on = await client.AskAsync("POST", "redirect-management/status?status=Enabled");

        Assert.Equal((HttpStatusCode.OK, "Disabled", true), (off.Status, offAsRead, isOff));
        Assert.Equal((HttpStatusCode.OK, false), (on.Status, settings.CurrentValue.DisableRedirectUrlTracking));
        Assert.Equal("Enabled", (string?)(await client.GetJsonAsync("redirect-management/status"))["status"]);
    }

    [Theory]
    [InlineData("redirect-management/status")]
    [InlineData("redirect-management/status?status=Misschien")]
    public async Task A_switch_goes_to_a_status_that_is_one(string url) => Assert.Equal(HttpStatusCode.BadRequest, (await client.AskAsync("POST", url)).Status);

    [Fact]
    public async Task The_level_of_telemetry_is_kept()
    {
        var changed = await client.AskAsync("POST", "telemetry/level", """{"telemetryLevel":"Basic"}""");
        var unknown = await client.AskAsync("POST", "telemetry/level", """{"telemetryLevel":"Alles"}""");
        var missing = await client.AskAsync("POST", "telemetry/level", "{}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (changed.Status, unknown.Status, missing.Status));
        Assert.Equal("Basic", (string?)(await client.GetJsonAsync("telemetry/level"))["telemetryLevel"]);
        Assert.Equal(3, (int)(await client.GetJsonAsync("telemetry?take=1"))["total"]!);
    }

    [Fact]
    public async Task The_choice_to_profile_is_kept()
    {
        var changed = await client.AskAsync("PUT", "profiling/status", """{"enabled":true}""");
        var on = await client.GetJsonAsync("profiling/status");
        await client.AskAsync("PUT", "profiling/status", """{"enabled":false}""");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.True((bool)on["enabled"]!);
        Assert.False((bool)(await client.GetJsonAsync("profiling/status"))["enabled"]!);
    }

    [Fact]
    public async Task Models_are_not_made()
    {
        var told = await client.AskAsync("POST", "models-builder/build");

        Assert.Equal((HttpStatusCode)428, told.Status);
        Assert.Equal("Models generation is not enabled", (string?)told.Body!["title"]);
        Assert.False((bool)(await client.GetJsonAsync("models-builder/dashboard"))["canGenerate"]!);
        Assert.Equal("Unknown", (string?)(await client.GetJsonAsync("models-builder/status"))["status"]);
    }

    [Theory]
    [InlineData("GET", "install/settings", 428)]
    [InlineData("POST", "install/setup", 428)]
    [InlineData("POST", "install/validate-database", 400)]
    public async Task A_site_that_runs_is_not_installed_again(string method, string url, int status)
    {
        using var nobody = site.As(null);

        var told = await nobody.AskAsync(method, url, method == "POST" ? "{}" : null);

        Assert.Equal((status, "Invalid runtime level"), ((int)told.Status, (string?)told.Body!["title"]));
    }

    [Fact]
    public async Task There_is_no_help_to_fetch()
    {
        var pages = await client.GetJsonAsync("help?section=content&baseUrl=http%3A%2F%2F127.0.0.1%3A9");

        Assert.Equal(0, (int)pages["total"]!);
    }
}
