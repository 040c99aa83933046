using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Umbraco.Cms.Core.DependencyInjection;
using WIJschool.Cms.Hosting;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Umbraco's core keeps one static service provider a process

namespace WIJschool.Cms.Tests;

/// <summary>Umbraco's core over a fresh database of its own, thrown away with the fixture.</summary>
/// <param name="given">The folder of a site that was there before; null for a fresh one.</param>
public abstract class CmsFixture(string? given = null) : IAsyncLifetime
{
    private WebApplication? app;
    private IServiceProvider? before;

    public string Folder { get; } = given ?? Directory.CreateTempSubdirectory("wijschool-test-").FullName;

    public IServiceProvider Services => app!.Services;

    /// <summary>Settings of one test's own.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Extra { get; init; } = [];

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Services of one test's own; another start may have others.</summary>
    public Action<IServiceCollection>? With { get; set; }

    protected abstract Dictionary<string, string?> Settings();

    /// <summary>Changes to the services of a site of one test's own.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    public virtual Task InitializeAsync() => StartAsync();

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = Folder, WebRootPath = Folder });
        builder.Configuration.AddInMemoryCollection(Settings());
        builder.Configuration.AddInMemoryCollection(Extra);
        builder.Configuration.AddInMemoryCollection([new("WIJschool:Database:DataDirectory", Folder)]);
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration);
        Change(builder.Services);
        With?.Invoke(builder.Services);
        app = builder.Build();
        before ??= StaticServiceProvider.Instance;
        await Get<CmsStart>().RunAsync(CancellationToken.None);
    }

    /// <summary>Stops the site and starts it again on the database that it left.</summary>
    public async Task ReopenAsync()
    {
        await app!.DisposeAsync();
        await StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (before is not null) StaticServiceProvider.Instance = before; // of the site that the other tests share
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

public class SqliteCms : CmsFixture
{
    protected override Dictionary<string, string?> Settings() => [];
}

/// <summary>A database of its own on the server that WIJSCHOOL_TEST_POSTGRES names; <c>./test</c> starts one.</summary>
public class PostgresCms : CmsFixture
{
    private readonly string name = $"wijschool_{Guid.NewGuid():N}";

    internal static string Server => Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_POSTGRES") ?? "Host=localhost;Port=54329;Username=postgres";

    protected override Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:umbracoDbDSN"] = $"{Server};Database={name}",
        ["ConnectionStrings:umbracoDbDSN_ProviderName"] = "Npgsql",
    };

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var server = NpgsqlDataSource.Create($"{Server};Database=postgres");
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}

/// <summary>Test classes of one database share its site. Write a behaviour once in an abstract class and derive it for both.</summary>
[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteCms>
{
    public const string Name = "SQLite";
}

[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresCms>
{
    public const string Name = "PostgreSQL";
}
