using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Stories;
using WIJschool.Web.Audit;
using WIJschool.Web.Stories;

namespace WIJschool.Web.Tests.Stories;

/// <summary>What editors and coordinators see and do with what schools wrote.</summary>
public sealed class StoryEndpointTests(StoryEndpointTests.BackOffice site) : IClassFixture<StoryEndpointTests.BackOffice>
{
    [Fact]
    public async Task An_editor_asks_for_changes_once_with_words_and_the_school_is_mailed_and_can_write_again()
    {
        var (school, people) = await site.SchoolAsync(1);
        var (id, _) = await site.PublishedAsync(school, people[0]);
        await site.ReadAsync(db => db.Set<SchoolStory>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.State, StoryState.Submitted).SetProperty(s => s.SubmittedAt, (DateTimeOffset?)site.Clock.GetUtcNow())));
        using var editor = site.As(Constants.Security.SuperUserKey);

        var listed = (await ReadAsync(editor, "stories?take=200"))["items"]!.AsArray().Single(story => (Guid)story!["id"]! == id.Value)!;
        Assert.Equal(("Samen eten", "Success", "Submitted"), ((string)listed["title"]!, (string)listed["kind"]!, (string)listed["state"]!));
        await AssertProblemAsync(HttpStatusCode.UnprocessableEntity, "Story.MessageMissing", await editor.PostAsJsonAsync($"stories/{id.Value}/ask", new { message = " " }));
        Assert.Equal(HttpStatusCode.NoContent, (await editor.PostAsJsonAsync($"stories/{id.Value}/ask", new { message = "Wie deed wat?" })).StatusCode);

        var story = await site.ReadAsync(db => db.Set<SchoolStory>().SingleAsync(s => s.Id == id));
        Assert.Equal((StoryState.ChangesAsked, "Wie deed wat?"), (story.State, story.EditorMessage));
        Assert.Contains("Wie deed wat?", (await site.ReadAsync(db => db.Set<OutboxMail>().SingleAsync(mail => mail.Kind == StoryMails.ChangesAsked.Code))).Text, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.Set<AuditEvent>().AnyAsync(line => line.Action == AuditAction.StoryChangesAsked && line.Subject == id.Value && line.Coordinator != null)));
        await AssertProblemAsync(HttpStatusCode.NotFound, "Story.NotFound", await editor.PostAsJsonAsync($"stories/{Guid.NewGuid()}/ask", new { message = "Hoi" }));
        Assert.True((await site.DoAsync((WriteStory write) => write.ExecuteAsync(school, people[0], id, story.Revision, new StoryOutcome("Rust", ""), CancellationToken.None))).IsOk);
    }

    [Theory]
    [InlineData("GET", "stories", true)]
    [InlineData("POST", "stories/{0}/ask", true)]
    [InlineData("POST", "stories/{0}/decline", true)]
    [InlineData("GET", "story-questions", true)]
    [InlineData("POST", "story-questions/{0}/hide", true)]
    [InlineData("POST", "story-questions/{0}/show", true)]
    [InlineData("DELETE", "story-questions/{0}", true)]
    [InlineData("GET", "audit", false)]
    [InlineData("GET", "audit/{0}", false)]
    public async Task Editors_see_what_schools_wrote_and_only_who_sees_members_reads_the_trails(string method, string path, bool isForWriters)
    {
        async Task<HttpStatusCode> CallAsync(Guid? user)
        {
            using var client = site.As(user);
            using var request = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, Guid.NewGuid()));
            if (method == "POST") request.Content = JsonContent.Create(new { message = "Nee" });
            return (await client.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(null));
        Assert.Equal(!isForWriters, await CallAsync(await site.WriterAsync()) == HttpStatusCode.Forbidden);
        Assert.Equal(path.StartsWith("audit", StringComparison.Ordinal) || !path.Contains('{', StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, await CallAsync(Constants.Security.SuperUserKey));
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client, string address) => JsonNode.Parse(await client.GetStringAsync(address))!;

    private static async Task AssertProblemAsync(HttpStatusCode status, string code, HttpResponseMessage answer) => Assert.Equal(
        (status, $"urn:wijschool:{code}"), (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["type"]!));

    public sealed class BackOffice : BackOfficeSite
    {
        protected override void MapEndpoints(IEndpointRouteBuilder routes)
        {
            routes.MapStories();
            routes.MapAudit();
        }
    }
}
