using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Hosting;
using WIJschool.Web.Tests.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Tests.Stories;

/// <summary>The pages on which schools save, write and react, on the whole site.</summary>
public sealed class StoryPageTests(ImportedSite site) : IClassFixture<ImportedSite>
{
    private const string Hostile = "<script>alert(1)</script>";

    [Fact]
    public async Task A_story_is_written_handed_in_once_published_seen_reacted_to_and_taken_offline()
    {
        var (brug, author, _) = await EnterAsync("De Brug", SchoolRole.Staff);
        var (_, reader, _) = await EnterAsync("De Sluis", SchoolRole.Staff);
        using var _1 = author;
        using var _2 = reader;
        var story = await WriteAsync(author, $"Samen eten {Hostile}");

        var sent = await Task.WhenAll(SubmitAsync(author, story), SubmitAsync(author, story));
        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        var document = Assert.Single(Documents(story.Title));
        Assert.Equal(("Situatie", false), (document.GetValue<string>("situation", "nl")!.Contains("Situatie", StringComparison.Ordinal) ? "Situatie" : "", document.Published));
        Assert.Contains(brug.Name, document.GetValue<string>("schoolName")!, StringComparison.Ordinal);
        Assert.Contains("Ingestuurd", (await author.GetAsync(story.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await author.GetAsync($"{story.Address}/aanpak")).Answer.StatusCode);

        await AskAsync(story.Id, "Wie kookte er?");
        Assert.Contains("Wie kookte er?", (await author.GetAsync(story.Address)).Text, StringComparison.Ordinal);
        await author.SendAsync($"{story.Address}/resultaat", new() { ["Result"] = "De leerlingen kookten.", ["Lessons"] = "Begin klein." });
        Assert.Equal(HttpStatusCode.Found, (await SubmitAsync(author, story)).StatusCode);
        document = Assert.Single(Documents(story.Title));
        Assert.Contains("De leerlingen kookten.", document.GetValue<string>("result", "nl")!, StringComparison.Ordinal);

        var address = await PublishAsync(document, story.Id);
        var kept = await KeptAsync(address);
        Assert.DoesNotContain(Hostile, kept.Text, StringComparison.Ordinal);
        Assert.Contains("Nog niemand heeft laten weten dat dit helpt.", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/mijn-school", kept.Text, StringComparison.Ordinal);

        await reader.PostFormOfAsync(address, "waardering", []);
        await reader.PostFormOfAsync(address, "vraag", new() { ["Question"] = $"Hoe dan? {Hostile}" });
        var after = await site.AskAsync(address);
        Assert.Contains("1 collega van een andere school", after.Text, StringComparison.Ordinal);
        Assert.Contains("Hoe dan? &lt;script&gt;", after.Text, StringComparison.Ordinal);
        Assert.True((await KeptAsync(address)).IsKept);
        Assert.Contains("Hoe dan?", (await author.GetAsync("/mijn-school/vragen")).Text, StringComparison.Ordinal);
        await author.SendAsync("/mijn-school/vragen", new() { ["answer"] = "Met de ouders." });
        Assert.Contains("Met de ouders.", (await site.AskAsync(address)).Text, StringComparison.Ordinal);

        site.Get<IContentService>().MoveToRecycleBin(site.Get<IContentService>().GetById(document.Key)!);
        await UntilAsync(story.Id, StoryState.Offline);
        Assert.Contains("Niet meer op de site", (await author.GetAsync(story.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(address)).Status);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_beside_the_field_and_what_was_typed_stays()
    {
        var (_, author, _) = await EnterAsync("De Kade", SchoolRole.Staff);
        using var _1 = author;
        var story = await BeginAsync(author, "Met een foto");
        var pictures = $"{story.Address}/fotos";
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8];
        var typed = new Dictionary<string, string> { ["AltText"] = "Een tafel", ["Consent"] = "true" };

        foreach (var (name, content) in new (string, byte[])[]
        {
            ("foto.jpg", Encoding.UTF8.GetBytes($"<html>{Hostile}</html>")), ("foto.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            ("foto.jpg", jpeg), ("foto.png", []), ("foto.webp", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray()),
        })
        {
            var (answer, text) = await author.SendFileAsync(pictures, typed, ("Picture", name, content));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Dit is geen foto die we kunnen gebruiken.", text, StringComparison.Ordinal);
            Assert.Contains("Een tafel", text, StringComparison.Ordinal);
        }

        var good = await System.IO.File.ReadAllBytesAsync(Path.Combine(SiteFolders.Locate().Root, "uSync", "media", "delen", "wijschool.png"));
        byte[] tooLarge = [.. good, .. new byte[10 * 1024 * 1024]];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.SendFileAsync(pictures, typed, ("Picture", "foto.png", tooLarge))).Answer.StatusCode);
        var (refused, why) = await author.SendFileAsync(pictures, new() { ["AltText"] = "Een tafel" }, ("Picture", "foto.png", good));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("als iedereen het goed vindt", why, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await author.SendFileAsync(pictures, typed, ("Picture", "foto.png", good))).Answer.StatusCode);
        var (_, shown) = await author.GetAsync(pictures);
        var address = shown.Split("src=\"").Select(part => part.Split('"')[0]).Single(source => source.StartsWith(pictures, StringComparison.Ordinal));
        var (own, _) = await author.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (own.StatusCode, own.Content.Headers.ContentType?.MediaType));
        var (_, stranger, _) = await EnterAsync("Elders", SchoolRole.Admin);
        using var _2 = stranger;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Answer.StatusCode);
    }

    [Fact]
    public async Task What_is_sent_to_another_schools_story_changes_nothing_and_what_comes_from_no_form_of_ours_is_refused()
    {
        var (_, staff, _) = await EnterAsync("De Haven", SchoolRole.Staff);
        var (_, stranger, _) = await EnterAsync("De Dijk", SchoolRole.Admin);
        using var _1 = staff;
        using var _2 = stranger;
        var story = await BeginAsync(staff, "Nog bezig");
        var (_, token) = await stranger.FormAsync("/mijn-school/verhalen/nieuw", []);
        foreach (var path in new[] { "aanpak", "insturen", "fotos", "fotos/weg", "weggooien" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"{story.Address}/{path}", token)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/mijn-school/vragen", new(token) { ["id"] = Guid.NewGuid().ToString(), ["answer"] = "Hoi" })).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/mijn-school/reacties/{Guid.NewGuid()}/waardering", token)).Answer.StatusCode);

        var forged = await staff.PostAsync($"{story.Address}/aanpak", new() { ["Situation"] = "Van elders", ["Revision"] = "0" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Answer.StatusCode);
        Assert.Contains("Van elders", forged.Text, StringComparison.Ordinal); // what was typed is not lost
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Equal("", (await scope.ServiceProvider.GetRequiredService<WijschoolDbContext>().Set<SchoolStory>().AsNoTracking().SingleAsync(s => s.Id == story.Id)).Situation);
    }

    [Fact]
    public async Task An_intervention_is_saved_from_a_page_that_stays_kept_for_visitors()
    {
        var (_, staff, _) = await EnterAsync("De Spil", SchoolRole.Staff);
        using var _1 = staff;
        var page = site.Page("intervention", "Steungroepaanpak");
        const string Address = "/gereedschapskist/steungroepaanpak";
        var kept = await KeptAsync(Address);
        Assert.Contains($"/mijn-school/bewaard/nieuw?interventie={page.Key}", kept.Text, StringComparison.Ordinal);

        var (done, _) = await staff.SendAsync($"/mijn-school/bewaard/nieuw?interventie={page.Key}", new() { ["note"] = $"Voor groep 7 {Hostile}" });

        Assert.Equal("/mijn-school/bewaard?klaar=bewaard", done.Headers.Location?.OriginalString);
        var (_, list) = await staff.GetAsync("/mijn-school/bewaard");
        Assert.Contains("Steungroepaanpak", list, StringComparison.Ordinal);
        Assert.Contains("Bewaard door je school", (await staff.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bewaard door je school", (await KeptAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/mijn-school/bewaard/nieuw?interventie={Guid.NewGuid()}")).Answer.StatusCode);
    }

    private async Task<(School School, MemberVisitor Visitor, MemberKey Member)> EnterAsync(string name, SchoolRole role)
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        var school = MadeSchools.Approved(name, TimeProvider.System.GetUtcNow());
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WijschoolDbContext>();
        db.Add(school);
        await db.SaveChangesAsync();
        var (visitor, member) = await VisitorAsync(school, role);
        return (school, visitor, member);
    }

    private async Task<(MemberVisitor Visitor, MemberKey Member)> VisitorAsync(School? school, SchoolRole role)
    {
        var member = MemberVisitor.NewMember(site);
        if (school is not null)
        {
            await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WijschoolDbContext>();
            db.Add(new SchoolMembership(school.Id, new MemberKey(member.Key), role, TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync();
        }
        var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);
        return (visitor, new MemberKey(member.Key));
    }

    private static async Task<Written> BeginAsync(MemberVisitor author, string title)
    {
        var (begun, _) = await author.SendAsync("/mijn-school/verhalen/nieuw", new() { ["Kind"] = "Success", ["Title"] = title, ["Intro"] = "Twee groepen aan één tafel.", ["Sector"] = "Primary" });
        Assert.Equal(HttpStatusCode.Found, begun.StatusCode);
        var address = begun.Headers.Location!.OriginalString[..^"/aanpak".Length];
        return new Written(new StoryId(Guid.Parse(address.Split('/')[^1])), title, address);
    }

    private static async Task<Written> WriteAsync(MemberVisitor author, string title)
    {
        var story = await BeginAsync(author, title);
        await author.SendAsync($"{story.Address}/aanpak", new() { ["Situation"] = $"Situatie {Hostile}", ["Approach"] = "Aanpak" });
        await author.SendAsync($"{story.Address}/resultaat", new() { ["Result"] = "Resultaat", ["Lessons"] = "Lessen" });
        return story;
    }

    private static async Task<HttpResponseMessage> SubmitAsync(MemberVisitor author, Written story) =>
        (await author.SendAsync($"{story.Address}/insturen", [])).Answer;

    private async Task AskAsync(StoryId story, string message)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<AskForChanges>().ExecuteAsync(story, new CoordinatorKey(Guid.NewGuid()), message, CancellationToken.None)).IsOk);
    }

    private IEnumerable<IContent> Documents(string title)
    {
        var documents = site.Get<IContentService>();
        var overview = site.Page("storyOverview", "Succesverhalen");
        return documents.GetPagedChildren(documents.GetById(overview.Key)!.Id, 0, 500, out _, propertyAliases: null, filter: null, ordering: null, loadTemplates: false).Where(page => page.GetCultureName("nl") == title);
    }

    private async Task<string> PublishAsync(IContent document, StoryId story)
    {
        Assert.True(site.Get<IContentService>().Publish(document, ["nl"]).Success);
        await UntilAsync(story, StoryState.Published);
        return $"/succesverhalen/{site.Get<Umbraco.Cms.Core.Services.IDocumentUrlService>().GetUrlSegment(document.Key, "nl", false)}";
    }

    private async Task UntilAsync(StoryId story, StoryState state)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<WijschoolDbContext>().Set<SchoolStory>().AnyAsync(s => s.Id == story && s.State == state)) return;
            await Task.Delay(50);
        }
        Assert.Fail($"The story is not {state}.");
    }

    private async Task<Answer> KeptAsync(string address)
    {
        await site.AskAsync(address);
        var kept = await site.AskAsync(address);
        Assert.True(kept.IsKept);
        return kept;
    }

    private sealed record Written(StoryId Id, string Title, string Address);
}
