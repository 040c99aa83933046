using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Sync;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Nodes;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.ServerEvents;

namespace WIJschool.Cms.Tests.Nodes;

/// <summary>In the collection of PostgreSQL, so that no other site of this process runs at the same time.</summary>
[Collection(OnPostgres.Name)]
public sealed class NodesTests(PostgresCms site, TwoNodes nodes) : IClassFixture<TwoNodes>, IDisposable
{
    private const int One = 0;
    private const int Two = 1;

    [Fact]
    public async Task A_user_changed_on_one_node_is_changed_on_the_other()
    {
        var administrator = (await nodes.Get<IUserService>(Two).GetAsync(Constants.Security.SuperUserKey))!;
        var changed = (await nodes.Get<IUserService>(One).GetAsync(Constants.Security.SuperUserKey))!;
        changed.Name = $"{administrator.Name} {Guid.NewGuid():N}";

        nodes.Get<IUserService>(One).Save(changed);
        nodes.Get<IServerMessenger>(Two).Sync();

        Assert.Equal(changed.Name, (await nodes.Get<IUserService>(Two).GetAsync(Constants.Security.SuperUserKey))!.Name);
    }

    [Fact]
    public async Task A_change_that_a_killed_node_told_nobody_of_is_told_when_it_is_back()
    {
        var page = Publish(One, "Voor de klap");
        nodes.Get<IServerMessenger>(Two).Sync();
        await using (var db = await nodes.Get<IDbContextFactory<CmsDbContext>>(One).CreateDbContextAsync())
        {
            var now = DateTime.UtcNow; // committed, and then the process was gone
            await db.ContentVersions.Where(v => v.NodeId == page.Id).ExecuteUpdateAsync(v => v.SetProperty(x => x.Text, "Na de klap").SetProperty(x => x.VersionDate, now));
        }
        nodes.Get<IServerMessenger>(Two).Sync();
        Assert.Equal("Voor de klap", (await Served(Two, page))!.Name);

        await nodes.Get<AfterKill>(One).CompleteAsync(CancellationToken.None);
        nodes.Get<IServerMessenger>(Two).Sync();

        Assert.Equal("Na de klap", (await Served(Two, page))!.Name);
    }

    [Fact]
    public void Windows_on_one_node_hear_of_what_is_changed_on_the_other()
    {
        var heard = nodes.Get<HeardEvents.List>(Two);
        var page = Publish(One, "Van de ander");
        var before = heard.Count(told => told.Key == page.Key);

        nodes.Get<IServerMessenger>(Two).Sync();

        Assert.Equal(0, before);
        Assert.Contains(new WindowEvent("Created", "Umbraco:CMS:Document", page.Key, page.Path), heard);
        Assert.Contains(nodes.Get<HeardEvents.List>(One), told => told.Key == page.Key);
    }

    [Fact]
    public void What_one_node_protects_the_other_can_read()
    {
        var cookie = nodes.Get<IDataProtectionProvider>(One).CreateProtector("cookie").Protect("ingelogd");

        Assert.Equal("ingelogd", nodes.Get<IDataProtectionProvider>(Two).CreateProtector("cookie").Unprotect(cookie));
        Assert.NotEmpty(nodes.Get<IKeyValueService>(Two).FindByKeyPrefix("WIJschool.DataProtection+")!); // not in a folder of this machine
    }

    [Fact]
    public async Task Nodes_that_make_their_first_keys_at_once_read_each_others_cookies()
    {
        await using var together = new TwoNodes();
        await together.InitializeAsync();
        var protectors = new[] { One, Two }.Select(node => together.Get<IDataProtectionProvider>(node).CreateProtector("cookie")).ToList();

        var cookies = await Task.WhenAll(protectors.Select(p => Task.Run(() => p.Protect("eerste"))));

        Assert.All(protectors, protector => Assert.All(cookies, cookie => Assert.Equal("eerste", protector.Unprotect(cookie))));
    }

    [Fact]
    public async Task A_page_published_on_one_node_is_served_by_the_other_and_gone_there_when_it_is_taken_back()
    {
        var page = Publish(One, "Gedeeld");
        Assert.Null(await Served(Two, page));

        nodes.Get<IServerMessenger>(Two).Sync();
        Assert.Equal("Gedeeld", (await Served(Two, page))!.Name);

        Assert.True(nodes.Get<IContentService>(One).Unpublish(page).Success);
        nodes.Get<IServerMessenger>(Two).Sync();
        Assert.Null(await Served(Two, page));
    }

    [Fact]
    public async Task Groups_and_webhooks_that_a_node_keeps_in_memory_follow_too()
    {
        Assert.Empty(await nodes.Get<IWebhookService>(Two).GetByAliasAsync("Umbraco.ContentDelete"));
        var group = new UserGroup(nodes.Get<IShortStringHelper>(One)) { Alias = "gedeeld", Name = "Gedeeld" };
        Assert.Null(await nodes.Get<IUserGroupService>(Two).GetAsync("gedeeld"));

        Assert.True((await nodes.Get<IUserGroupService>(One).CreateAsync(group, Constants.Security.SuperUserKey)).Success);
        await nodes.Get<IWebhookService>(One).CreateAsync(new Webhook("https://school.nl", enabled: false, [], ["Umbraco.ContentDelete"]));
        nodes.Get<IServerMessenger>(Two).Sync();

        Assert.NotNull(await nodes.Get<IUserGroupService>(Two).GetAsync("gedeeld"));
        Assert.Single(await nodes.Get<IWebhookService>(Two).GetByAliasAsync("Umbraco.ContentDelete"));
    }

    [Fact]
    public async Task The_other_node_hears_of_a_change_without_asking()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var follower = nodes.On(Two).GetServices<IHostedService>().OfType<FollowWhereShared>().Single();
        await follower.StartAsync(stop.Token);
        await Task.Delay(300, stop.Token);
        var page = Publish(One, "Gehoord");

        while (await Served(Two, page) is null) await Task.Delay(10, stop.Token);

        await follower.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void A_change_that_is_rolled_back_is_told_to_nobody()
    {
        Publish(One, "Eerst");
        var before = Newest();
        using (nodes.Get<ICoreScopeProvider>(One).CreateCoreScope())
        {
            Publish(One, "Nooit gebeurd");
        }

        Assert.Equal(before, Newest());
    }

    [Theory]
    [InlineData(false, SyncBootState.WarmBoot)]
    [InlineData(true, SyncBootState.ColdBoot)] // what it missed is no longer written down
    public async Task A_node_that_was_away_serves_and_finds_what_is_there_now(bool isLong, SyncBootState state)
    {
        await using var own = new TwoNodes();
        await own.InitializeAsync();
        var gone = Publish(own, One, "Verdwijnt");
        own.Get<IServerMessenger>(Two).Sync();
        Assert.NotNull(await Served(own, Two, gone));
        IContent? added = null;

        await own.WithoutAsync(Two, () =>
        {
            Assert.True(own.Get<IContentService>(One).Delete(gone).Success);
            added = Publish(own, One, "Verschijnt");
            if (isLong) Prune(own);
            return Task.CompletedTask;
        });
        own.Get<IServerMessenger>(Two).Sync();
        await own.Get<ContentIndexing>(Two).Settled;

        Assert.Equal(state, own.Get<ISyncBootStateAccessor>(Two).GetSyncBootState());
        Assert.Null(await Served(own, Two, gone));
        Assert.Equal("Verschijnt", (await Served(own, Two, added!))!.Name);
        Assert.True(own.Get<IDocumentNavigationQueryService>(Two).TryGetParentKey(added!.Key, out _));
        Assert.False(own.Get<IDocumentNavigationQueryService>(Two).TryGetParentKey(gone.Key, out _));
        Assert.Equal([added.Key], own.Get<ISearchIndex>(Two).Search(new SearchRequest { Query = "Verschijnt" }, CancellationToken.None).Items.Select(i => i.Key));
        Assert.Empty(own.Get<ISearchIndex>(Two).Search(new SearchRequest { Query = "Verdwijnt" }, CancellationToken.None).Items);
    }

    public void Dispose() => StaticServiceProvider.Instance = site.Services;

    private static void Prune(TwoNodes on)
    {
        using var scope = on.Get<ICoreScopeProvider>(One).CreateCoreScope(autoComplete: true);
        on.Get<ICacheInstructionRepository>(One).DeleteInstructionsOlderThan(DateTime.UtcNow.AddDays(1));
        Assert.Equal(1, on.Get<ICacheInstructionRepository>(One).CountAll());
    }

    private Task<IPublishedContent?> Served(int node, IContent page) => Served(nodes, node, page);

    private static Task<IPublishedContent?> Served(TwoNodes on, int node, IContent page) =>
        on.Get<IDocumentCacheService>(node).GetByKeyAsync(page.Key, preview: false);

    private int Newest()
    {
        using var scope = nodes.Get<ICoreScopeProvider>(One).CreateCoreScope(autoComplete: true);
        return nodes.Get<ICacheInstructionRepository>(One).GetMaxId();
    }

    private IContent Publish(int node, string name) => Publish(nodes, node, name);

    private static IContent Publish(TwoNodes on, int node, string name)
    {
        var types = on.Get<IContentTypeService>(node);
        var type = types.Get("gedeeld");
        if (type is null)
        {
            type = new ContentType(on.Get<IShortStringHelper>(node), -1) { Alias = "gedeeld", Name = "Gedeeld", AllowedAsRoot = true };
            Assert.True(types.CreateAsync(type, Constants.Security.SuperUserKey).Result.Success);
        }
        var contents = on.Get<IContentService>(node);
        var page = contents.Create(name, -1, type);
        Assert.True(contents.Save(page).Success);
        Assert.True(contents.Publish(page, ["*"]).Success);
        return page;
    }
}
