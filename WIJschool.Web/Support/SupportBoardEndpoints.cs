using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.NoContent, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult, Microsoft.AspNetCore.Http.HttpResults.UnauthorizedHttpResult>;

namespace WIJschool.Web.Support;

/// <summary>Support in the back office: a coordinator, who may see the members too, does the intake, assigns an adviser and talks along.</summary>
internal static class SupportBoardEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapSupportBoard(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/support-requests").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        group.MapGet("", ReadAsync);
        group.MapGet("/waiting", CountAsync);
        group.MapGet("/advisers", ReadAdvisersAsync);
        group.MapGet("/{id:guid}", ReadOneAsync);
        group.MapPost("/{id:guid}/take", TakeAsync);
        group.MapPost("/{id:guid}/assign", AssignAsync);
        group.MapPost("/{id:guid}/messages", WriteAsync);
        group.MapPost("/{id:guid}/close", CloseAsync);
    }

    private static async Task<JsonHttpResult<List<SupportResponse>>> ReadAsync(HttpResponse response, SupportRequests requests, Conversations conversations, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        List<SupportResponse> all = [];
        foreach (var request in await requests.BoardAsync(ct)) all.Add(SupportResponse.From(request, await conversations.AdviserOfAsync(request)));
        return TypedResults.Json(all, json);
    }

    private static async Task<JsonHttpResult<SupportWaitingResponse>> CountAsync(HttpResponse response, SupportRequests requests, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new SupportWaitingResponse(await requests.WaitingAsync(ct)), json);
    }

    /// <summary>The experts who have an account, and the users of the back office who may see this.</summary>
    private static async Task<JsonHttpResult<List<AdviserResponse>>> ReadAdvisersAsync(HttpResponse response, IExperts experts, IUserService users)
    {
        response.Headers.CacheControl = "no-store";
        var members = experts.All().Where(expert => expert.Account is not null).Select(expert => new AdviserResponse(expert.Name, expert.Account!.Value.Value, User: null));
        var all = (await users.GetAllAsync(Umbraco.Cms.Core.Constants.Security.SuperUserKey, 0, int.MaxValue)).Result?.Items ?? [];
        var colleagues = all.Where(user => user.IsApproved && SectionPolicies.Allows(SectionPolicies.Members, user))
            .Select(user => new AdviserResponse(user.Name ?? "", Member: null, user.Key));
        List<AdviserResponse> advisers = [.. members, .. colleagues.OrderBy(user => user.Name, StringComparer.CurrentCultureIgnoreCase)];
        return TypedResults.Json(advisers, json);
    }

    private static async Task<Results<JsonHttpResult<SupportDetailResponse>, ProblemHttpResult>> ReadOneAsync(
        Guid id, HttpResponse response, SupportRequests requests, Conversations conversations, ReaderLabels labels, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var words = await labels.ReadAsync();
        if (await requests.FindAsync(new SupportRequestId(id), ct) is not { } request) return SupportErrors.NotFound.ToProblem(words);
        var form = await conversations.ReadAsync(request, words, isSchool: false, "", ct);
        return TypedResults.Json(
            new SupportDetailResponse(
                SupportResponse.From(request, form.Adviser), request.Situation, request.Wish, request.ContactName, request.ContactMail?.Value ?? "", request.Helped, request.Remark,
                [.. form.Messages.Select(message => new SupportMessageResponse(message.Author, message.Side, message.Text, message.SentAt))]), json);
    }

    private static Task<Answer> TakeAsync(Guid id, TakeSupportRequest take, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => take.ExecuteAsync(new SupportRequestId(id), by, ct));

    private static Task<Answer> AssignAsync(
        Guid id, AssignRequest sent, AssignAdviser assign, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => assign.ExecuteAsync(
            new SupportRequestId(id), by, new Adviser(sent.Member is { } member ? new MemberKey(member) : null, sent.User is { } user ? new CoordinatorKey(user) : null), ct));

    private static Task<Answer> WriteAsync(
        Guid id, MessageRequest sent, WriteSupportMessage write, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => write.AsCoordinatorAsync(new SupportRequestId(id), by, sent.Text ?? "", ct));

    private static Task<Answer> CloseAsync(Guid id, CloseSupportRequest close, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => close.AsCoordinatorAsync(new SupportRequestId(id), by, ct));

    private static async Task<Answer> DoAsync(IBackOfficeSecurityAccessor security, ReaderLabels labels, Func<CoordinatorKey, Task<Result<Done>>> change)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user) return TypedResults.Unauthorized();
        var result = await change(new CoordinatorKey(user.Key));
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
    }
}

/// <param name="Count">How many wait for a coordinator.</param>
internal sealed record SupportWaitingResponse(int Count);

/// <summary>Who can be given a request: one of the two keys is there.</summary>
internal sealed record AdviserResponse(string Name, Guid? Member, Guid? User);

internal sealed record AssignRequest(Guid? Member, Guid? User);

internal sealed record MessageRequest(string? Text);

internal sealed record SupportResponse(
    Guid Id, string Organisation, SupportKind Kind, Urgency Urgency, SupportStatus Status, string Adviser, DateTimeOffset AskedAt, DateTimeOffset? ClosedAt)
{
    public static SupportResponse From(SupportRequest request, string adviser) => new(
        request.Id.Value, request.Organisation, request.Kind, request.Urgency, request.Status, adviser, request.AskedAt, request.ClosedAt);
}

/// <param name="Contact">Who asked, by name.</param>
/// <param name="Helped">How much it helped, 1 to 5; null while the school did not say.</param>
internal sealed record SupportDetailResponse(
    SupportResponse Request, string Situation, string Wish, string Contact, string Mail, int? Helped, string Remark, IReadOnlyList<SupportMessageResponse> Messages);

internal sealed record SupportMessageResponse(string Author, SupportSide Side, string Text, DateTimeOffset SentAt);
