using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Tests.Killed;

[Collection(OnSqlite.Name)]
public sealed class KilledOnSqlite : KilledWhilePublishingTests
{
    protected override string Connection => "Data Source=|DataDirectory|/Umbraco.sqlite.db;Pooling=True";

    protected override string Provider => "Microsoft.Data.Sqlite";

    protected override async Task CheckFileAsync(CmsDbContext db)
    {
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync());
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync());
    }
}

[Collection(OnPostgres.Name)]
public sealed class KilledOnPostgres : KilledWhilePublishingTests, IAsyncLifetime
{
    private readonly string name = $"wijschool_{Guid.NewGuid():N}";

    protected override string Connection => $"{PostgresCms.Server};Database={name}";

    protected override string Provider => "Npgsql";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var server = NpgsqlDataSource.Create($"{PostgresCms.Server};Database=postgres");
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }

    protected override Task CheckFileAsync(CmsDbContext db) => Task.CompletedTask;
}

/// <summary>A process that is killed while it publishes loses nothing that it confirmed, and leaves nothing half done.</summary>
public abstract class KilledWhilePublishingTests
{
    private const int Rounds = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Guid, string> confirmed = new();

    protected abstract string Connection { get; }

    protected abstract string Provider { get; }

    [Fact]
    public async Task What_was_confirmed_is_there_and_nothing_is_half_a_version()
    {
        var folder = Directory.CreateTempSubdirectory("wijschool-killed-").FullName;
        for (var round = 0; round < Rounds; round++) await PublishUntilKilledAsync(folder);
        Assert.True(confirmed.Count > Rounds, $"Only {confirmed.Count} pages were published before the process was killed.");

        var cms = new GivenCms(folder, Connection, Provider);
        await cms.InitializeAsync();
        await CheckRowsAsync(cms);
        await CheckPagesAsync(cms);
        await cms.DisposeAsync();
    }

    protected abstract Task CheckFileAsync(CmsDbContext db);

    private async Task PublishUntilKilledAsync(string folder)
    {
        using var process = Start(folder);
        using var late = new CancellationTokenSource(Patience);
        await HearAsync(process, late.Token); // it is up and its code is warm

        var hearing = Task.Run(async () =>
        {
            while (await HearAsync(process, late.Token))
            {
            }
        });
        await Task.Delay(Random.Shared.Next(100, 1200), late.Token);
        process.Kill(); // SIGKILL: nothing in the process runs any more
        await process.WaitForExitAsync(late.Token);
        await hearing;
        Assert.Equal(137, process.ExitCode);
    }

    private async Task<bool> HearAsync(Process process, CancellationToken ct)
    {
        if (await process.StandardOutput.ReadLineAsync(ct) is not { } line) return false;
        // a kill may cut the last line short
        if (line.Split(' ', 2) is [var key, { Length: 6 } text]) confirmed[Guid.Parse(key)] = text;
        return true;
    }

    private Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(KilledProcess).Assembly.Location, "publish", folder, Connection, Provider }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private async Task CheckRowsAsync(GivenCms cms)
    {
        await using var db = await cms.Get<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();
        await CheckFileAsync(db);
        var documents = await db.Documents.ToListAsync();
        var versions = await db.ContentVersions.Join(db.DocumentVersions, v => v.Id, d => d.Id, (v, d) => new { v.Id, v.NodeId, v.Current, d.Published }).ToListAsync();
        var valued = await db.PropertyData.Select(p => p.VersionId).ToHashSetAsync();
        var ofDocument = versions.ToLookup(v => v.NodeId);
        var objectType = Umbraco.Cms.Core.Constants.ObjectTypes.Document;

        Assert.Equal(await db.Nodes.CountAsync(n => n.NodeObjectType == objectType), documents.Count);
        Assert.Equal(await db.ContentVersions.CountAsync(v => db.Documents.Any(d => d.NodeId == v.NodeId)), versions.Count);
        Assert.All(documents, document =>
        {
            Assert.Single(ofDocument[document.NodeId], v => v.Current);
            Assert.Equal(document.Published ? 1 : 0, ofDocument[document.NodeId].Count(v => v.Published));
            Assert.All(ofDocument[document.NodeId], v => Assert.Contains(v.Id, valued));
        });
        Assert.Empty(await db.Nodes.Where(n => !n.Path.EndsWith("," + n.Id) && n.Id != -1).Select(n => n.Path).ToListAsync());
    }

    private async Task CheckPagesAsync(GivenCms cms)
    {
        await cms.Get<ContentIndexing>().Settled;
        using var context = cms.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        await using var db = await cms.Get<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();
        var published = await db.Documents.Where(d => d.Published).Join(db.Nodes, d => d.NodeId, n => n.Id, (_, n) => n.UniqueId).ToListAsync();
        Assert.Empty(confirmed.Keys.Except(published));

        foreach (var key in published)
        {
            var page = cms.Get<IContentService>().GetById(key)!;
            var served = cms.Get<IPublishedContentCache>().GetById(key)!;
            var text = page.GetValue<string>("title", published: true)!;
            if (confirmed.TryGetValue(key, out var last)) Assert.True(string.CompareOrdinal(text, last) >= 0, $"'{last}' was confirmed, '{text}' is published.");
            Assert.Equal(text, served.GetProperty("title")!.GetSourceValue());
            Assert.Equal(page.PublishName, served.Name);
            Assert.True(cms.Get<IDocumentNavigationQueryService>().TryGetParentKey(key, out _));
            Assert.True(cms.Get<IPublishStatusQueryService>().IsDocumentPublishedInAnyCulture(key));
            if (page.Level > 1) Assert.Equal($"/{page.PublishName!.Replace(' ', '-').ToLowerInvariant()}/", cms.Get<IPublishedUrlProvider>().GetUrl(served, UrlMode.Relative));
            Assert.Contains(Found(cms, page.PublishName!.Split(' ')[0]), item => item == key);
        }
    }

    private static IEnumerable<Guid> Found(GivenCms cms, string word) => cms.Get<ISearchIndex>()
        .Search(new SearchRequest { Query = word }, CancellationToken.None).Items.Select(item => item.Key);
}
