using System.Net;
using System.Net.WebSockets;
using System.Text;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Web.Tests.Rendering;

/// <summary>A draft is seen by whoever may browse it, in a preview, and by nobody else: not before, not after, not from anything that was kept.</summary>
[Collection(OnTheSite.Name)]
public class PreviewTests(ImportedSite site)
{
    private const string Secret = "Waterhoentjesgeheim";

    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    [Fact]
    public async Task A_draft_is_seen_in_a_preview_and_by_nobody_else() => await WhileDraftedAsync(async page =>
    {
        var cookie = await PreviewOfAsync(Administrator);

        foreach (var address in new[] { $"/{page.Key}", "/over/missie", "/over", "/gereedschapskist" })
        {
            await AskAsync(address);
            var previewed = await AskAsync(address, cookie);
            var after = await AskAsync(address);

            Assert.Contains(Secret, previewed.Text, StringComparison.Ordinal); // the menu names it on every page
            Assert.DoesNotContain(Secret, after.Text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public async Task A_previewed_page_may_stand_in_our_own_frame_and_is_kept_nowhere()
    {
        var page = site.Page("contentPage", "Missie");
        using var previewed = await site.SendAsync("/over/missie", header: ("Cookie", await PreviewOfAsync(Administrator)));
        using var plain = await site.SendAsync($"/{page.Key}", header: ("Cookie", "UMB_PREVIEW=onzin"));

        Assert.Contains("frame-ancestors 'self'", Header(previewed, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("SAMEORIGIN", "no-store"), (Header(previewed, "X-Frame-Options"), Header(previewed, "Cache-Control")));
        Assert.Contains("frame-ancestors 'none'", Header(plain, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("DENY", Header(plain, "X-Frame-Options"));
    }

    [Fact]
    public async Task A_document_that_was_never_published_is_shown_by_its_id_in_its_language()
    {
        var documents = site.Get<IContentService>();
        var parent = documents.GetById(site.Page("contentPage", "Missie").Key)!;
        var draft = documents.Create(Secret, parent.ParentId, "contentPage");
        draft.SetCultureName(Secret, "nl");
        draft.SetCultureName($"{Secret} in English", "en");
        documents.Save(draft);
        try
        {
            var cookie = await PreviewOfAsync(Administrator);

            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync($"/{draft.Key}")).Status);
            Assert.Contains($"<title>{Secret}", (await AskAsync($"/{draft.Key}?culture=nl&rnd=1", cookie)).Text, StringComparison.Ordinal);
            Assert.Contains($"{Secret} in English", (await AskAsync($"/{draft.Key}?culture=en", cookie)).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync($"/{draft.Key}")).Status);
        }
        finally
        {
            documents.Delete(draft);
        }
    }

    [Fact]
    public async Task Whoever_may_not_browse_a_document_previews_what_is_published_of_it() => await WhileDraftedAsync(async page =>
    {
        var elsewhere = site.Get<IContentService>().GetById(site.Page("toolbox", "Gereedschapskist").Key)!;
        var limited = await PreviewOfAsync(await UserAsync("content", elsewhere.Id));
        var translator = await PreviewOfAsync(await UserAsync("translation", start: null));

        foreach (var cookie in new[] { limited, translator })
        {
            Assert.DoesNotContain(Secret, (await AskAsync($"/{page.Key}", cookie)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, (await AskAsync("/over", cookie)).Text, StringComparison.Ordinal);
            Assert.Contains(Secret, (await AskAsync("/over", await PreviewOfAsync(Administrator))).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, (await AskAsync("/over", cookie)).Text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public async Task A_page_that_refers_to_a_draft_names_it_to_nobody_after_a_preview()
    {
        var intervention = site.Page("intervention", "Legpuzzelmethode");
        await WhileDraftedAsync(intervention, async () =>
        {
            var cookie = await PreviewOfAsync(Administrator);
            foreach (var address in new[] { "/gereedschapskist", "/succesverhalen", "/", "/sitemap", "/sitemap.xml", "/rss.xml", $"/gereedschapskist/vergelijk?id={intervention.Key}" })
            {
                await AskAsync(address, cookie);
                Assert.DoesNotContain(Secret, (await AskAsync(address)).Text, StringComparison.OrdinalIgnoreCase);
            }
        });
    }

    [Fact]
    public async Task A_page_names_the_drafts_it_refers_to_only_to_whoever_sees_its_own_draft()
    {
        var intervention = site.Page("intervention", "Peer education");
        var story = site.Page("successStory", "Van twee kampen naar één kantine"); // it refers to the intervention
        var toolbox = site.Get<IContentService>().GetById(site.Page("toolbox", "Gereedschapskist").Key)!;
        await WhileDraftedAsync(intervention, async () =>
        {
            var limited = await PreviewOfAsync(await UserAsync("content", toolbox.Id)); // may browse the intervention, not the story

            Assert.Contains(Secret, (await AskAsync($"/{intervention.Key}", limited)).Text, StringComparison.Ordinal);
            Assert.Contains(Secret, (await AskAsync($"/{story.Key}", await PreviewOfAsync(Administrator))).Text, StringComparison.Ordinal);
            foreach (var cookie in new[] { limited, null }) Assert.DoesNotContain(Secret, (await AskAsync($"/{story.Key}", cookie)).Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_protected_page_is_shown_to_an_editor_who_previews_it()
    {
        var page = site.Page("contentPage", "Missie");
        var undo = site.Protect(page, "Kernteam");
        try
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync("/over/missie")).Status);
            Assert.Equal(HttpStatusCode.OK, (await AskAsync("/over/missie", await PreviewOfAsync(Administrator))).Status);
        }
        finally
        {
            undo();
        }
    }

    [Fact]
    public async Task The_cookie_of_a_user_who_may_no_longer_sign_in_shows_nothing() => await WhileDraftedAsync(async page =>
    {
        var user = await UserAsync("content", start: null);
        var cookie = await PreviewOfAsync(user);
        await site.Get<IUserService>().DisableAsync(Administrator, new HashSet<Guid> { user });

        Assert.DoesNotContain(Secret, (await AskAsync($"/{page.Key}", cookie)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Only_whoever_previews_may_listen_to_what_is_saved()
    {
        using var refused = await site.SendAsync("/umbraco/PreviewHub/negotiate?negotiateVersion=1", method: HttpMethod.Post);
        using var open = await site.SendAsync(
            "/umbraco/PreviewHub/negotiate?negotiateVersion=1", header: ("Cookie", await PreviewOfAsync(Administrator)), method: HttpMethod.Post);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, open.StatusCode));
    }

    [Fact]
    public async Task An_open_preview_is_told_of_a_document_that_is_saved()
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await PreviewOfAsync(Administrator));
        await socket.ConnectAsync(new UriBuilder(new Uri(site.Address, "/umbraco/PreviewHub")) { Scheme = "ws" }.Uri, giveUp.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, giveUp.Token);
        Assert.Equal("{}\u001e", await ReadAsync());

        await WhileDraftedAsync(async page =>
        {
            var told = await ReadAsync();
            while (!told.Contains("refreshed", StringComparison.Ordinal)) told = await ReadAsync(); // it also asks whether anybody is there
            Assert.Contains($"\"target\":\"refreshed\",\"arguments\":[\"{page.Key}\"]", told, StringComparison.Ordinal);
        });

        async Task<string> ReadAsync()
        {
            var buffer = new byte[4096];
            var read = await socket.ReceiveAsync(buffer, giveUp.Token);
            return Encoding.UTF8.GetString(buffer, 0, read.Count);
        }
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    private Task WhileDraftedAsync(Func<IPublishedContent, Task> test)
    {
        var page = site.Page("contentPage", "Missie");
        return WhileDraftedAsync(page, () => test(page));
    }

    /// <summary>Gives a page another name that is saved and not published, for as long as the test takes.</summary>
    private async Task WhileDraftedAsync(IPublishedContent page, Func<Task> test)
    {
        var before = page.Cultures["nl"].Name;
        Save(Secret);
        try
        {
            await test();
        }
        finally
        {
            Save(before);
        }

        void Save(string name)
        {
            var documents = site.Get<IContentService>();
            var document = documents.GetById(page.Key)!;
            document.SetCultureName(name, "nl");
            Assert.True(documents.Save(document).Success);
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string address, string? cookie = null)
    {
        using var response = await site.SendAsync(address, header: cookie is null ? null : ("Cookie", cookie));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> PreviewOfAsync(Guid user)
    {
#pragma warning disable CS0618 // Core's preview service still takes its tokens from there
        var token = await site.Get<IPreviewTokenGenerator>().GenerateTokenAsync(user);
#pragma warning restore CS0618
        Assert.True(token.Success);
        return $"{Constants.Web.PreviewCookieName}={token.Result}";
    }

    private async Task<Guid> UserAsync(string section, int? start)
    {
        var name = $"{Guid.NewGuid():N}";
        var group = new UserGroup(site.Get<IShortStringHelper>()) { Name = name, Alias = name, HasAccessToAllLanguages = true, StartContentId = start ?? -1, Permissions = { "Umb.Document.Read" } };
        group.AddAllowedSection(section);
        var made = await site.Get<IUserGroupService>().CreateAsync(group, Administrator);
        Assert.True(made.Success, made.Status.ToString());
        var created = await site.Get<IUserService>().CreateAsync(
            Administrator, new UserCreateModel { Name = name, Email = $"{name}@school.nl", UserName = $"{name}@school.nl", UserGroupKeys = new HashSet<Guid> { made.Result.Key } }, approveUser: true);
        Assert.True(created.Success, created.Status.ToString());
        return created.Result.CreatedUser!.Key;
    }
}
