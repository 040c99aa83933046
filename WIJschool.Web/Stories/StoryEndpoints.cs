using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Http;

namespace WIJschool.Web.Stories;

/// <summary>The stories of schools in the back office: an editor reads and publishes them as any document, and tells the school what is missing.</summary>
internal static class StoryEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapStories(this IEndpointRouteBuilder routes)
    {
        var stories = routes.MapGroup("/umbraco/wijschool/api/v1/stories").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Documents);
        stories.MapGet("", ReadAsync);
        stories.MapPost("/{id:guid}/ask", AskAsync);
        stories.MapPost("/{id:guid}/decline", DeclineAsync);
        var questions = routes.MapGroup("/umbraco/wijschool/api/v1/story-questions").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Documents);
        questions.MapGet("", ReadQuestionsAsync);
        questions.MapPost("/{id:guid}/hide", HideAsync);
        questions.MapPost("/{id:guid}/show", ShowAsync);
        questions.MapDelete("/{id:guid}", DeleteAsync);
    }

    private static async Task<JsonHttpResult<StoriesResponse>> ReadAsync(HttpResponse response, SchoolStories stories, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        var page = await stories.AtHandAsync(skip, take, ct);
        return TypedResults.Json(new StoriesResponse(page.Total, [.. page.Stories.Select(StoryResponse.From)]), json);
    }

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> AskAsync(
        Guid id, EditorMessage message, AskForChanges ask, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) => Editor(security) is { } by
            ? await AnswerAsync(await ask.ExecuteAsync(new StoryId(id), by, message.Message ?? "", ct), labels) : TypedResults.Unauthorized();

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> DeclineAsync(
        Guid id, EditorMessage message, DeclineStory decline, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) => Editor(security) is { } by
            ? await AnswerAsync(await decline.ExecuteAsync(new StoryId(id), by, message.Message ?? "", ct), labels) : TypedResults.Unauthorized();

    private static async Task<JsonHttpResult<QuestionsResponse>> ReadQuestionsAsync(HttpResponse response, ReactionsOfStory reactions, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        var page = await reactions.ModeratedAsync(skip, take, ct);
        return TypedResults.Json(new QuestionsResponse(page.Total, page.Reported, [.. page.Questions.Select(QuestionResponse.From)]), json);
    }

    private static Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> HideAsync(
        Guid id, ModerateQuestion moderate, ReactionPages pages, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        JudgeAsync(by => moderate.ShowAsync(new StoryQuestionId(id), isHidden: true, by, ct), pages, security, labels, ct);

    private static Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> ShowAsync(
        Guid id, ModerateQuestion moderate, ReactionPages pages, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        JudgeAsync(by => moderate.ShowAsync(new StoryQuestionId(id), isHidden: false, by, ct), pages, security, labels, ct);

    private static Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> DeleteAsync(
        Guid id, ModerateQuestion moderate, ReactionPages pages, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        JudgeAsync(by => moderate.DeleteAsync(new StoryQuestionId(id), by, ct), pages, security, labels, ct);

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> JudgeAsync(
        Func<CoordinatorKey, Task<Result<Guid>>> judge, ReactionPages pages, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (Editor(security) is not { } by) return TypedResults.Unauthorized();
        var judged = await judge(by);
        if (judged.IsOk) await pages.RenewAsync(judged.Value, ct);
        return await AnswerAsync(judged, labels);
    }

    private static CoordinatorKey? Editor(IBackOfficeSecurityAccessor security) =>
        security.BackOfficeSecurity?.CurrentUser is { } user ? new CoordinatorKey(user.Key) : null;

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> AnswerAsync<T>(Result<T> result, ReaderLabels labels) =>
        result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
}

/// <param name="Message">Goes into the mail to the school and onto its page as it is.</param>
internal sealed record EditorMessage(string? Message);

/// <param name="Total">How many there are in all.</param>
internal sealed record StoriesResponse(int Total, IReadOnlyList<StoryResponse> Items);

/// <param name="Document">The key of the document that an editor reads and publishes.</param>
/// <param name="Since">When the school handed it in last.</param>
internal sealed record StoryResponse(Guid Id, Guid Document, string Title, string School, StoryKind Kind, StoryState State, DateTimeOffset Since, string? Message)
{
    public static StoryResponse From(StoryAtHand story) => new(
        story.Id.Value, story.Document, story.Title, story.School, story.Kind, story.State, story.Since, story.Message);
}

/// <param name="Total">How many there are in all.</param>
/// <param name="Reported">How many of them somebody reported.</param>
internal sealed record QuestionsResponse(int Total, int Reported, IReadOnlyList<QuestionResponse> Items);

/// <param name="Story">The title of the story.</param>
internal sealed record QuestionResponse(
    Guid Id, Guid? Document, string Story, string School, string Text, string? Answer, DateTimeOffset AskedAt, bool IsReported, bool IsHidden)
{
    public static QuestionResponse From(ModeratedQuestion question) => new(
        question.Id.Value, question.Document, question.Title, question.Asker, question.Text, question.Answer, question.AskedAt, question.IsReported, question.IsHidden);
}
