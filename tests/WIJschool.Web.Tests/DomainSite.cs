using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Umbraco.Cms.Core.DependencyInjection;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Sync;
using WIJschool.Core.Labels;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Hosting;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Umbraco's core keeps one static service provider a process

namespace WIJschool.Web.Tests;

/// <summary>The domain on Umbraco's core, without pages: a fresh database with the words of the mails, a clock that runs when it is told to, and a mail server that can be told what to do.</summary>
public abstract class DomainSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-domain-").FullName;
    private WebApplication? app;
    private IServiceProvider? before;

    public TestClock Clock { get; } = new();

    public TestTransport Mail { get; } = new();

    public TestExperts Experts { get; } = new();

    /// <summary>Where it answers.</summary>
    public Uri Address => new(app!.Urls.Single());

    protected abstract Dictionary<string, string?> Database { get; }

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = folder, WebRootPath = folder });
        builder.Configuration.AddInMemoryCollection(Database);
        builder.Configuration.AddInMemoryCollection(
        [
            new("WIJschool:Database:DataDirectory", folder), new("Umbraco:CMS:WebRouting:UmbracoApplicationUrl", "https://wijschool.example"),
            new("Umbraco:CMS:InstallDefaultData:Languages:InstallData", "Values"),
            new("Umbraco:CMS:InstallDefaultData:Languages:Values:0", "nl"), new("Umbraco:CMS:InstallDefaultData:Languages:Values:1", "en"),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration);
        builder.Services.AddSingleton<LabelSource>().AddScoped<Mailing.MailWriter>().AddDomain();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IMailTransport>(Mail).AddSingleton<IExperts>(Experts);
        AddServices(builder.Services);
        app = builder.Build();
        before = StaticServiceProvider.Instance;
        await Get<CmsStart>().RunAsync(CancellationToken.None);
        await ImportWordsAsync();
        if (!Serves) return;
        app.Urls.Add("http://127.0.0.1:0");
        Map(app);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        if (before is not null) StaticServiceProvider.Instance = before;
        SqliteConnection.ClearAllPools();
        await DropAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Does something as a request would: with a context of its own.</summary>
    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1)); // no two requests come at the same moment
        await using var scope = app!.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Looks into the database.</summary>
    public async Task<T> ReadAsync<T>(Func<WijschoolDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<WijschoolDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Whether it answers requests, and does so with no hosted service but the server.</summary>
    protected virtual bool Serves => false;

    protected virtual void AddServices(IServiceCollection services)
    {
    }

    protected virtual void Map(WebApplication app)
    {
    }

    protected virtual Task DropAsync() => Task.CompletedTask;

    private async Task ImportWordsAsync()
    {
        var source = Path.Combine(SiteFolders.Locate().Root, "uSync", "v17");
        var words = Path.Combine(folder, "words");
        Directory.CreateDirectory(Path.Combine(words, "Dictionary"));
        foreach (var file in Directory.GetFiles(Path.Combine(source, "Dictionary"), "mail-*.config").Append(Path.Combine(source, "Dictionary", "site-name.config")))
            File.Copy(file, Path.Combine(words, "Dictionary", Path.GetFileName(file)));
        File.Copy(Path.Combine(source, "usync.config"), Path.Combine(words, "usync.config"));
        await Get<UsyncFolder>().ImportAsync(words, CancellationToken.None);
    }
}

public sealed class DomainOnSqlite : DomainSite
{
    protected override Dictionary<string, string?> Database => [];
}

/// <summary>A database of its own on the server that WIJSCHOOL_TEST_POSTGRES names; <c>./test</c> starts one.</summary>
public sealed class DomainOnPostgres : PostgresSite;

/// <inheritdoc cref="DomainOnPostgres"/>
public abstract class PostgresSite : DomainSite
{
    private readonly string name = $"wijschool_{Guid.NewGuid():N}";

    private static string Server => Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_POSTGRES") ?? "Host=localhost;Port=54329;Username=postgres";

    protected override Dictionary<string, string?> Database => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:umbracoDbDSN"] = $"{Server};Database={name}",
        ["ConnectionStrings:umbracoDbDSN_ProviderName"] = "Npgsql",
    };

    protected override async Task DropAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var server = NpgsqlDataSource.Create($"{Server};Database=postgres");
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}

public sealed class TestClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}

/// <summary>Experts without pages.</summary>
public sealed class TestExperts : IExperts
{
    private readonly List<Expert> all = [];

    public Expert Add(string name, MemberKey? account)
    {
        var expert = new Expert(new ExpertKey(Guid.NewGuid()), name, account);
        lock (all) all.Add(expert);
        return expert;
    }

    public IReadOnlyList<Expert> All()
    {
        lock (all) return [.. all];
    }
}

/// <summary>A mail server that keeps what it took.</summary>
public sealed class TestTransport : IMailTransport
{
    private readonly List<OutboxMail> taken = [];

    /// <summary>What it does before it takes a mail.</summary>
    public Func<OutboxMail, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<OutboxMail> Taken
    {
        get
        {
            lock (taken) return [.. taken];
        }
    }

    public async Task SendAsync(OutboxMail mail)
    {
        await Before(mail);
        lock (taken) taken.Add(mail);
    }

    public void Clear()
    {
        lock (taken) taken.Clear();
        Before = _ => Task.CompletedTask;
    }
}
