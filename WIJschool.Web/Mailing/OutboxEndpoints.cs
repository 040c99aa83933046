using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Web.Http;

namespace WIJschool.Web.Mailing;

/// <summary>
/// The outbox in the back office: what was not sent, to be tried again or called off. Addresses of members are seen by whoever may see
/// the members themselves.
/// </summary>
internal static class OutboxEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/mail").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        group.MapGet("", ReadAsync);
        group.MapPost("/{id:guid}/retry", RetryAsync);
        group.MapPost("/{id:guid}/cancel", CancelAsync);
    }

    private static async Task<JsonHttpResult<UnsentMailResponse>> ReadAsync(HttpResponse response, UnsentMail unsent, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(UnsentMailResponse.From(await unsent.ReadAsync(skip, take, ct)), json);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(Guid id, RetryMail retry, ReaderLabels labels, CancellationToken ct) =>
        await AnswerAsync(await retry.ExecuteAsync(new OutboxMailId(id), ct), labels);

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(Guid id, CancelMail cancel, ReaderLabels labels, CancellationToken ct) =>
        await AnswerAsync(await cancel.ExecuteAsync(new OutboxMailId(id), ct), labels);

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(Result<Done> result, ReaderLabels labels) =>
        result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
}

/// <summary>A part of the mail that was not sent, and how much there is.</summary>
internal sealed record UnsentMailResponse(int Total, IReadOnlyList<UnsentMailItemResponse> Items)
{
    public static UnsentMailResponse From(UnsentMailPage page) => new(page.Total, [.. page.Items.Select(UnsentMailItemResponse.From)]);
}

/// <param name="Kind">The code of what it is, such as School.Invitation.</param>
/// <param name="DueAt">When it is tried next.</param>
internal sealed record UnsentMailItemResponse(
    Guid Id, string Kind, string Recipient, string Subject, MailState State, int Attempts, DateTimeOffset WrittenAt, DateTimeOffset DueAt, string? LastError)
{
    public static UnsentMailItemResponse From(UnsentMailItem mail) => new(
        mail.Id.Value, mail.Kind, mail.Recipient.Value, mail.Subject, mail.State, mail.Attempts, mail.WrittenAt, mail.DueAt, mail.LastError);
}
