using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.ServerEvents;
using WIJschool.Cms.Api.Tests.Management.Security;
using Source = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;
using Type = Umbraco.Cms.Core.Constants.ServerEvents.EventType;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Windows of the back office that listen, as the real client of SignalR with the cookies of somebody who signed in.</summary>
public sealed class ServerEventTests(SignInSite site) : IClassFixture<SignInSite>
{
    [Fact]
    public async Task A_window_hears_of_a_page_that_another_saves_publishes_and_trashes()
    {
        await using var window = await OpenAsync(await AdministratorAsync());
        var page = NewPage();

        site.Get<IContentService>().Save(page);
        Assert.Equal(Type.Created, (await window.HearAsync(Source.Document, page.Key)).EventType);
        page.Name = $"Anders {Guid.NewGuid():N}";
        site.Get<IContentService>().Save(page);
        Assert.Equal(Type.Updated, (await window.HearAsync(Source.Document, page.Key)).EventType);
        site.Get<IContentService>().MoveToRecycleBin(page);
        Assert.Equal(Type.Trashed, (await window.HearAsync(Source.Document, page.Key)).EventType);
        site.Get<IContentService>().Delete(page);
        Assert.Equal(Type.Deleted, (await window.HearAsync(Source.Document, page.Key)).EventType);
    }

    [Fact]
    public async Task A_window_hears_of_types_words_languages_and_people()
    {
        await using var window = await OpenAsync(await AdministratorAsync());

        var word = (await site.Get<IDictionaryItemService>().CreateAsync(new DictionaryItem($"woord {Guid.NewGuid():N}"), Constants.Security.SuperUserKey)).Result;
        await window.HearAsync(Source.DictionaryItem, word.Key);
        var type = site.Get<IContentTypeService>().GetAll().First();
        await site.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        await window.HearAsync(Source.DocumentType, type.Key);
        var dataType = (await site.Get<IDataTypeService>().GetAllAsync()).First();
        await site.Get<IDataTypeService>().UpdateAsync(dataType, Constants.Security.SuperUserKey);
        await window.HearAsync(Source.DataType, dataType.Key);
        var language = (await site.Get<ILanguageService>().GetAllAsync()).First();
        await site.Get<ILanguageService>().UpdateAsync(language, Constants.Security.SuperUserKey);
        await window.HearAsync(Source.Language, language.Key);
        var user = await site.NewUserAsync();
        await window.HearAsync(Source.User, user.Key);
    }

    [Fact]
    public async Task A_user_hears_only_of_what_the_sections_show()
    {
        var editor = await site.NewUserAsync(); // content and media, no settings
        await using var window = await OpenAsync(editor);
        var webhook = await site.Get<IWebhookService>().CreateAsync(new Webhook("https://school.nl/haak", events: ["Umbraco.ContentPublish"]));
        var page = NewPage();

        site.Get<IContentService>().Save(page);

        await window.HearAsync(Source.Document, page.Key);
        Assert.True(webhook.Success);
        Assert.DoesNotContain(window.Heard, told => told.EventSource == Source.Webhook);
    }

    [Fact]
    public async Task A_user_with_a_start_node_hears_nothing_of_pages_elsewhere()
    {
        var content = site.Get<IContentService>();
        var (own, other) = (NewPage(), NewPage());
        content.Save([own, other]);
        var editor = await site.NewUserAsync();
        var limited = (await site.Get<IUserService>().GetAsync(editor.Key))!;
        limited.StartContentIds = [own.Id];
        site.Get<IUserService>().Save(limited);
        await RemoveStartOfGroupsAsync(limited);
        await using var window = await OpenAsync(editor);

        Touch(other);
        Touch(own);

        await window.HearAsync(Source.Document, own.Key);
        Assert.DoesNotContain(window.Heard, told => told.Key == other.Key);

        void Touch(IContent page)
        {
            page.Name = $"Pagina {Guid.NewGuid():N}";
            content.Save(page);
        }
    }

    [Fact]
    public async Task Only_the_user_who_was_changed_hears_that_it_is_about_them()
    {
        var (one, other) = (await site.NewUserAsync(), await site.NewUserAsync());
        await using var window = await OpenAsync(one);
        await using var others = await OpenAsync(other);
        var changed = (await site.Get<IUserService>().GetAsync(one.Key))!;
        changed.Name = "Nieuwe naam";

        site.Get<IUserService>().Save(changed);

        await window.HearAsync(Source.CurrentUser, one.Key);
        await others.HearAsync(Source.User, one.Key);
        Assert.DoesNotContain(others.Heard, told => told.EventSource == Source.CurrentUser && told.Key == one.Key);
    }

    [Fact]
    public async Task A_right_that_is_taken_away_is_gone_while_the_window_is_open()
    {
        var editor = await site.NewUserAsync();
        await using var window = await OpenAsync(editor);
        var changed = (await site.Get<IUserService>().GetAsync(editor.Key))!;
        changed.ClearGroups();
        var translators = (await site.Get<IUserGroupService>().GetAsync(Constants.Security.TranslatorGroupKey))!;
        changed.AddGroup(new ReadOnlyUserGroup(translators.Id, translators.Key, translators.Name, null, translators.Icon, null, null, translators.Alias, translators.AllowedLanguages, translators.AllowedSections, translators.Permissions, translators.GranularPermissions, true));
        site.Get<IUserService>().Save(changed);
        await window.HearAsync(Source.CurrentUser, editor.Key);
        var page = NewPage();

        site.Get<IContentService>().Save(page);
        var word = (await site.Get<IDictionaryItemService>().CreateAsync(new DictionaryItem($"woord {Guid.NewGuid():N}"), Constants.Security.SuperUserKey)).Result;

        await window.HearAsync(Source.DictionaryItem, word.Key);
        Assert.DoesNotContain(window.Heard, told => told.Key == page.Key);
    }

    [Fact]
    public async Task A_window_is_closed_when_its_user_signs_out()
    {
        var editor = await site.NewUserAsync();
        using var browser = await site.SignedInAsync(editor);
        await using var window = await Listener.OpenAsync(site.Address, browser);

        await browser.SignOutAsync(new Uri(site.Address, "/umbraco/logout").ToString());

        await window.ClosedAsync();
    }

    [Fact]
    public async Task A_window_is_closed_when_its_user_is_disabled()
    {
        var editor = await site.NewUserAsync();
        await using var window = await OpenAsync(editor);

        await site.Get<IUserService>().DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { editor.Key });

        await window.ClosedAsync();
    }

    [Fact]
    public async Task A_window_that_was_left_alone_too_long_is_closed()
    {
        var editor = await site.NewUserAsync();
        await using var window = await OpenAsync(editor);
        site.Clock.Advance(TimeSpan.FromHours(2));

        await site.Get<IServerEventRouter>().NotifyUserAsync(new ServerEvent { EventType = Type.Updated, EventSource = Source.CurrentUser, Key = editor.Key }, editor.Key);

        await window.ClosedAsync();
        site.Clock.Advance(-TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Nobody_listens_without_having_signed_in()
    {
        using var stranger = new Browser(site.Address);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Listener.OpenAsync(site.Address, stranger));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_web_socket_brings_its_token_in_its_address_and_comes_from_a_page_of_the_site()
    {
        using var browser = await site.SignedInAsync(await site.NewUserAsync());
        var hub = new UriBuilder(new Uri(site.Address, $"{ServerEventFeature.Path}?access_token={Uri.EscapeDataString(Browser.Placeholder)}")) { Scheme = "ws" }.Uri;

        using var own = await DialAsync(hub, browser, site.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(WebSocketState.Open, own.State);
        await Assert.ThrowsAsync<WebSocketException>(() => DialAsync(hub, browser, "https://kwaad.example"));
        using var stranger = new Browser(site.Address);
        await Assert.ThrowsAsync<WebSocketException>(() => DialAsync(hub, stranger, site.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task Whoever_has_an_event_of_its_own_sends_it_to_one_or_to_all()
    {
        var editor = await site.NewUserAsync();
        await using var window = await OpenAsync(editor);
        await using var others = await OpenAsync(await AdministratorAsync());
        var (one, all) = (Guid.NewGuid(), Guid.NewGuid());

        await site.Get<IServerEventRouter>().NotifyUserAsync(new ServerEvent { EventType = "Klaar", EventSource = "School", Key = one }, editor.Key);
        await site.Get<IServerEventRouter>().BroadcastEventAsync(new ServerEvent { EventType = "Klaar", EventSource = "School", Key = all });

        await window.HearAsync("School", one);
        await window.HearAsync("School", all);
        await others.HearAsync("School", all);
        Assert.DoesNotContain(others.Heard, told => told.Key == one);
    }

    [Fact]
    public void Every_kind_of_thing_has_somebody_who_may_hear_of_it()
    {
        var all = typeof(Source).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(all.Order(StringComparer.Ordinal), site.Get<IEventSourceAuthorizer>().AuthorizableEventSources.Order(StringComparer.Ordinal));
    }

    private static async Task<ClientWebSocket> DialAsync(Uri hub, Browser browser, string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = browser.Cookies;
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(hub, CancellationToken.None);
        return socket;
    }

    private async Task<IUser> AdministratorAsync() => (await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;

    private async Task<Listener> OpenAsync(IUser user)
    {
        using var browser = await site.SignedInAsync(user);
        return await Listener.OpenAsync(site.Address, browser);
    }

    // what a group may see is added to what a user may
    private async Task RemoveStartOfGroupsAsync(IUser user)
    {
        var groups = site.Get<IUserGroupService>();
        var group = new UserGroup(site.Get<Umbraco.Cms.Core.Strings.IShortStringHelper>()) { Name = $"Zonder start {Guid.NewGuid():N}", Alias = $"zonder{Guid.NewGuid():N}" };
        group.AddAllowedSection(Constants.Applications.Content);
        var created = await groups.CreateAsync(group, Constants.Security.SuperUserKey);
        Assert.True(created.Success, created.Status.ToString());
        await groups.UpdateUserGroupsOnUsersAsync(new HashSet<Guid> { created.Result.Key }, new HashSet<Guid> { user.Key }, Constants.Security.SuperUserKey);
    }

    private IContent NewPage()
    {
        var type = site.Get<IContentTypeService>().GetAll().First(type => type.AllowedAsRoot && type.Variations == ContentVariation.Nothing && !type.IsElement);
        return site.Get<IContentService>().Create($"Pagina {Guid.NewGuid():N}", Constants.System.Root, type.Alias);
    }

    /// <summary>One window.</summary>
    private sealed class Listener(HubConnection connection) : IAsyncDisposable
    {
        private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

        private readonly ConcurrentQueue<ServerEvent> heard = new();
        private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly HashSet<ServerEvent> seen = [];

        public IReadOnlyCollection<ServerEvent> Heard => heard;

        public static async Task<Listener> OpenAsync(Uri site, Browser browser)
        {
            var connection = new HubConnectionBuilder().WithUrl(new Uri(site, ServerEventFeature.Path), options =>
            {
                options.Cookies = browser.Cookies;
                options.AccessTokenProvider = () => Task.FromResult<string?>(Browser.Placeholder);
                options.Transports = HttpTransportType.WebSockets;
            }).Build();
            var window = new Listener(connection);
            connection.On<ServerEvent>("notify", window.heard.Enqueue);
            connection.Closed += _ =>
            {
                window.closed.TrySetResult();
                return Task.CompletedTask;
            };
            await connection.StartAsync();
            return window;
        }

        /// <summary>The next event of something, in the order in which they come.</summary>
        public async Task<ServerEvent> HearAsync(string source, Guid key)
        {
            using var limit = new CancellationTokenSource(patience);
            while (!limit.IsCancellationRequested)
            {
                if (heard.FirstOrDefault(told => told.EventSource == source && told.Key == key && !seen.Contains(told)) is { } found)
                {
                    seen.Add(found);
                    return found;
                }

                await Task.Delay(10);
            }

            throw new Xunit.Sdk.XunitException($"Nothing was told of {source} {key}; heard: {string.Join(", ", heard.Select(told => $"{told.EventType} {told.EventSource} {told.Key}"))}");
        }

        public Task ClosedAsync() => closed.Task.WaitAsync(patience);

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
