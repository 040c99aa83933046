using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;

namespace WIJschool.Web.Schools;

/// <summary>The schools that ask to take part, in the back office: a coordinator, who may see the members too, lets them in or not.</summary>
internal static class SchoolRequestEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapSchoolRequests(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/school-requests").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        group.MapGet("", ReadAsync);
        group.MapPost("/{id:guid}/approve", ApproveAsync);
        group.MapPost("/{id:guid}/refuse", RefuseAsync);
    }

    private static async Task<JsonHttpResult<SchoolRequestsResponse>> ReadAsync(
        HttpResponse response, WaitingSchools waiting, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(SchoolRequestsResponse.From(await waiting.ReadAsync(skip, take, ct)), json);
    }

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> ApproveAsync(
        Guid id, ApproveSchool approve, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (Coordinator(security) is not { } by) return TypedResults.Unauthorized();
        return await AnswerAsync(await approve.ExecuteAsync(new SchoolId(id), by, ct), labels);
    }

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> RefuseAsync(
        Guid id, RefusalRequest refusal, RefuseSchool refuse, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (Coordinator(security) is not { } by) return TypedResults.Unauthorized();
        return await AnswerAsync(await refuse.ExecuteAsync(new SchoolId(id), by, refusal.Reason ?? "", ct), labels);
    }

    private static CoordinatorKey? Coordinator(IBackOfficeSecurityAccessor security) =>
        security.BackOfficeSecurity?.CurrentUser is { } user ? new CoordinatorKey(user.Key) : null;

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> AnswerAsync(Result<Done> result, ReaderLabels labels) =>
        result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
}

/// <param name="Reason">Goes into the mail to the school's contact as it is.</param>
internal sealed record RefusalRequest(string? Reason);

/// <summary>A part of the schools that wait, what waits longest first, and how many there are.</summary>
internal sealed record SchoolRequestsResponse(int Total, IReadOnlyList<SchoolRequestResponse> Items)
{
    public static SchoolRequestsResponse From(WaitingSchoolsPage page) => new(page.Total, [.. page.Schools.Select(SchoolRequestResponse.From)]);
}

/// <param name="Code">Of the location, such as 00AA01.</param>
/// <param name="Contact">Who asked, by name.</param>
internal sealed record SchoolRequestResponse(Guid Id, string Name, string Code, Sector Sector, string Place, string Contact, DateTimeOffset Since)
{
    public static SchoolRequestResponse From(WaitingSchool school) => new(
        school.Id.Value, school.Name, school.Code.Value, school.Sector, school.Place, school.Contact, school.Since);
}
