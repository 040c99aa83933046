using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.ServerEvents;

namespace WIJschool.Cms.Tests.Nodes;

/// <summary>
/// Two sites over one PostgreSQL database, as two machines would run them. Core finds some of its services by one static
/// provider for the whole process, so <see cref="On"/> says whose turn it is.
/// </summary>
public sealed class TwoNodes : IAsyncLifetime, IAsyncDisposable
{
    private readonly string name = $"wijschool_{Guid.NewGuid():N}";
    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-nodes-").FullName;
    private readonly List<WebApplication> nodes = [];

    private static string Server => Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_POSTGRES") ?? "Host=localhost;Port=54329;Username=postgres";

    public IServiceProvider On(int node) => StaticServiceProvider.Instance = nodes[node].Services;

    public T Get<T>(int node)
        where T : notnull => On(node).GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        nodes.Add(await StartAsync("een"));
        nodes.Add(await StartAsync("twee"));
    }

    /// <summary>Stops a node, lets something happen without it and starts it again on what it left.</summary>
    public async Task WithoutAsync(int node, Func<Task> meanwhile)
    {
        await nodes[node].DisposeAsync();
        await meanwhile();
        nodes[node] = await StartAsync(node == 0 ? "een" : "twee");
    }

    public async Task DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var server = NpgsqlDataSource.Create($"{Server};Database=postgres");
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
        Directory.Delete(folder, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private async Task<WebApplication> StartAsync(string node)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, node)).FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = data, WebRootPath = data });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:umbracoDbDSN"] = $"{Server};Database={name}",
            ["ConnectionStrings:umbracoDbDSN_ProviderName"] = "Npgsql",
            ["WIJschool:Database:DataDirectory"] = data,
            ["Umbraco:CMS:Hosting:SiteName"] = node,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration, core => core.AddNotificationHandler<WindowEventNotification, HeardEvents>());
        builder.Services.AddSingleton<HeardEvents.List>();
        var app = builder.Build();
        await app.Services.GetRequiredService<CmsStart>().RunAsync(CancellationToken.None);
        return app;
    }
}

/// <summary>Keeps what a node would tell the windows that are open on it.</summary>
internal sealed class HeardEvents(HeardEvents.List list) : INotificationHandler<WindowEventNotification>
{
    public void Handle(WindowEventNotification notification) => list.AddRange(notification.Events);

    internal sealed class List : List<WindowEvent>;
}
