using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Routing;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Tests.Beside;

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

    [Fact]
    public async Task What_a_node_committed_before_it_was_killed_is_served_by_the_others()
    {
        var folder = Directory.CreateTempSubdirectory("wijschool-killed-").FullName;
        var other = new GivenCms(Directory.CreateTempSubdirectory("wijschool-killed-").FullName, Connection, Provider);
        await other.InitializeAsync();

        var key = await RenameAndDieAsync(folder);
        other.Get<IServerMessenger>().Sync();

        using (other.Get<IUmbracoContextFactory>().EnsureUmbracoContext())
        {
            Assert.Equal("Nieuwe naam", other.Get<IPublishedContentCache>().GetById(key)!.Name);
            Assert.Equal("/nieuwe-naam/", other.Get<IPublishedUrlProvider>().GetUrl(key, UrlMode.Relative));
            other.Get<UnfinishedRedirects>().FinishOlderThan(TimeSpan.Zero);
            Assert.Equal(["/oude-naam"], other.Get<IRedirectUrlService>().GetContentRedirectUrls(key).Select(r => r.Url));
        }
        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
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

    [Fact]
    public async Task A_page_renamed_by_a_process_that_is_gone_the_next_moment_is_still_found_at_its_old_address()
    {
        var folder = Directory.CreateTempSubdirectory("wijschool-killed-").FullName;
        var key = await RenameAndDieAsync(folder);

        var cms = new GivenCms(folder, Connection, Provider);
        await cms.InitializeAsync();
        using (cms.Get<IUmbracoContextFactory>().EnsureUmbracoContext())
        {
            Assert.Equal("/nieuwe-naam/", cms.Get<IPublishedUrlProvider>().GetUrl(key, UrlMode.Relative));
            Assert.Equal(["/oude-naam"], cms.Get<IRedirectUrlService>().GetContentRedirectUrls(key).Select(r => r.Url));
            Assert.True(cms.Get<IDocumentNavigationQueryService>().TryGetChildrenKeys(key, out var below));
            Assert.Equal(["/oude-naam/onder"], cms.Get<IRedirectUrlService>().GetContentRedirectUrls(below.Single()).Select(r => r.Url));
        }
        Assert.Empty(cms.Get<IKeyValueService>().FindByKeyPrefix("WIJschool.OldRoutes+")!);
        await cms.DisposeAsync();
    }

    [Theory]
    [InlineData("joint-before", 0)]
    [InlineData("joint-after", 1)]
    public async Task A_process_killed_in_a_joint_transaction_leaves_both_halves_or_neither(string moment, int left)
    {
        var folder = Directory.CreateTempSubdirectory("wijschool-killed-").FullName;
        using var process = Start(folder, moment);
        using var late = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(late.Token);
        Assert.Equal(137, process.ExitCode);

        var cms = new GivenCms(folder, Connection, Provider);
        await cms.InitializeAsync();
        await using var notes = await cms.Get<IDbContextFactory<NotesDbContext>>().CreateDbContextAsync();
        Assert.Equal(left, await notes.Notes.CountAsync(note => note.Text == "killed"));
        Assert.Equal(left == 1, cms.Get<IMemberService>().Exists("killed@school.nl"));
        await cms.DisposeAsync();
    }

    protected abstract Task CheckFileAsync(CmsDbContext db);

    protected async Task<Guid> RenameAndDieAsync(string folder)
    {
        using var process = Start(folder, "rename");
        using var late = new CancellationTokenSource(Patience);
        var key = Guid.Parse((await process.StandardOutput.ReadLineAsync(late.Token))!);
        await process.WaitForExitAsync(late.Token);
        Assert.Equal(137, process.ExitCode);
        return key;
    }

    private async Task PublishUntilKilledAsync(string folder)
    {
        using var process = Start(folder, "publish");
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

    private Process Start(string folder, string work)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(KilledProcess).Assembly.Location, work, folder, Connection, Provider }) start.ArgumentList.Add(argument);
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
        var former = await db.DocumentVersions.Where(d => !d.Published).Join(db.ContentVersions.Where(v => !v.Current), d => d.Id, v => v.Id, (_, v) => v)
            .Join(db.Nodes, v => v.NodeId, n => n.Id, (v, n) => new { n.UniqueId, v.Text }).ToListAsync();
        Assert.All(former, was => Assert.Contains(
            $"/{was.Text!.Replace(' ', '-')}", cms.Get<IRedirectUrlService>().GetContentRedirectUrls(was.UniqueId).Select(r => r.Url)));

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
