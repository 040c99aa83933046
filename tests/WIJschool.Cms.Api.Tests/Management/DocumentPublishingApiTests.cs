using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Publishing documents, with what is below them, at a time, and taking them off the site.</summary>
public sealed class DocumentPublishingApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    private const string Vacancies = "a6187a39-31b7-56e4-9acd-0eb418423c29";
    private const string ClosedParent = "e67f94fb-f503-57b1-9b69-6825cf680dfd";
    private const string ChildOfClosed = "525c1e6a-46b4-5d52-a8e9-a4160d9e175a";
    private const string DraftMessage = "5bfe53e3-a3ff-58fe-bf42-f22fd2c809f0";
    private const string Archive = "a45ec06e-e73e-51c5-be3f-7b4f8a4928f2";
    private const string DraftBelowArchive = "464d3104-1e20-402e-a86b-c623d0d21cd7";
    private const string Nothing = "00000000-0000-0000-0000-000000000001";
    private const string Now = """{"publishSchedules":[{"culture":null}]}""";

    private readonly HttpClient admin = site.As(ManagementSite.Administrator);
    private readonly IContentService documents = site.Services.GetRequiredService<IContentService>();

    [Fact]
    public async Task A_language_is_published_and_taken_off_again()
    {
        var published = await admin.AskAsync("PUT", $"document/{Vacancies}/publish", """{"publishSchedules":[{"culture":"nl"}]}""");
        var state = await StateAsync(Vacancies, "nl");
        var unpublished = await admin.AskAsync("PUT", $"document/{Vacancies}/unpublish", """{"cultures":["nl"]}""");

        Assert.Equal((HttpStatusCode.OK, "Published"), (published.Status, state));
        Assert.Equal((HttpStatusCode.OK, "Draft"), (unpublished.Status, await StateAsync(Vacancies, "nl")));
    }

    [Theory]
    [InlineData(Vacancies, Now, "CannotPublishInvariantWhenVariant")]
    [InlineData(Vacancies, """{"publishSchedules":[{"culture":"fr"}]}""", "InvalidCulture")]
    [InlineData(DraftMessage, """{"publishSchedules":[{"culture":"en-US"}]}""", "InvalidCulture")]
    [InlineData(DraftMessage, """{"publishSchedules":[{"culture":null,"schedule":{"publishTime":"2020-01-01T00:00:00Z"}}]}""", "PublishTimeNeedsToBeInFuture")]
    [InlineData(DraftMessage, """{"publishSchedules":[{"culture":null,"schedule":{"unpublishTime":"2020-01-01T00:00:00Z"}}]}""", "UpublishTimeNeedsToBeInFuture")]
    [InlineData(
        DraftMessage, """{"publishSchedules":[{"culture":null,"schedule":{"publishTime":"2099-01-02T00:00:00Z","unpublishTime":"2099-01-01T00:00:00Z"}}]}""",
        "UnpublishTimeNeedsToBeAfterPublishTime")]
    [InlineData(Nothing, Now, "ContentNotFound")]
    public async Task What_cannot_be_published_so_is_refused_with_its_reason(string id, string body, string status)
    {
        var refused = await admin.AskAsync("PUT", $"document/{id}/publish", body);

        Assert.Equal(status, refused.Operation);
    }

    [Fact]
    public async Task A_child_of_what_is_not_published_is_not_either()
    {
        await admin.AskAsync("PUT", $"document/{ChildOfClosed}/unpublish", """{"cultures":null}""");

        var refused = await admin.AskAsync("PUT", $"document/{ChildOfClosed}/publish", Now);

        Assert.Equal((HttpStatusCode.BadRequest, "PathNotPublished"), (refused.Status, refused.Operation));
        Assert.False(documents.GetById(Guid.Parse(ClosedParent))!.Published);
    }

    [Fact]
    public async Task A_time_to_publish_and_to_end_is_kept_shown_and_taken_away()
    {
        var planned = await admin.AskAsync(
            "PUT", $"document/{DraftMessage}/publish",
            """{"publishSchedules":[{"culture":null,"schedule":{"publishTime":"2099-01-01T10:00:00+01:00","unpublishTime":"2099-02-01T10:00:00+01:00"}}]}""");
        var opened = (await admin.GetJsonAsync($"document/{DraftMessage}"))["variants"]![0]!;
        var shown = (await admin.GetJsonAsync($"item/document?id={DraftMessage}"))[0]!["variants"]![0]!["flags"]!.AsArray();
        var cleared = await admin.AskAsync("PUT", $"document/{DraftMessage}/publish", """{"publishSchedules":[{"culture":null,"schedule":{}}]}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (planned.Status, cleared.Status));
        Assert.Equal(new DateTimeOffset(2099, 1, 1, 9, 0, 0, TimeSpan.Zero), (DateTimeOffset)opened["scheduledPublishDate"]!);
        Assert.Equal(new DateTimeOffset(2099, 2, 1, 9, 0, 0, TimeSpan.Zero), (DateTimeOffset)opened["scheduledUnpublishDate"]!);
        Assert.Equal("Draft", (string?)opened["state"]);
        Assert.Equal("Umb.ScheduledForPublish", (string?)shown.Single()!["alias"]);
        Assert.Null((await admin.GetJsonAsync($"document/{DraftMessage}"))["variants"]![0]!["scheduledPublishDate"]);
    }

    [Fact]
    public async Task A_branch_is_published_in_the_background_until_it_is_done()
    {
        var begun = await admin.AskAsync("PUT", $"document/{Archive}/publish-with-descendants", """{"includeUnpublishedDescendants":true,"cultures":["invariant"]}""");
        var task = (string?)begun.Body!["taskId"];
        var progress = begun.Body;
        for (var times = 0; times < 100 && !(bool)progress!["isComplete"]!; times++)
        {
            await Task.Delay(100);
            progress = await admin.GetJsonAsync($"document/{Archive}/publish-with-descendants/result/{task}");
        }

        Assert.False((bool)begun.Body["isComplete"]!);
        Assert.True((bool)progress!["isComplete"]!);
        Assert.True(documents.GetById(Guid.Parse(DraftBelowArchive))!.Published);
    }

    [Fact]
    public async Task A_task_that_nobody_began_is_not_found()
    {
        var asked = await admin.AskAsync("GET", $"document/{Archive}/publish-with-descendants/result/{Nothing}");

        Assert.Equal((HttpStatusCode.NotFound, "TaskResultNotFound"), (asked.Status, asked.Operation));
    }

    [Fact]
    public async Task A_user_of_one_language_publishes_a_branch_without_languages()
    {
        using var client = site.As(await site.UserWithAsync(start: null, "en-US"));

        var begun = await client.AskAsync("PUT", $"document/{Archive}/publish-with-descendants", """{"includeUnpublishedDescendants":false,"cultures":["invariant"]}""");
        var refused = await client.AskAsync("PUT", $"document/{Archive}/publish-with-descendants", """{"includeUnpublishedDescendants":false,"cultures":["nl"]}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (begun.Status, refused.Status));
    }

    private async Task<string?> StateAsync(string id, string culture) => (string?)(await admin.GetJsonAsync($"document/{id}"))["variants"]!.AsArray()
        .First(variant => (string?)variant!["culture"] == culture)!["state"];
}
