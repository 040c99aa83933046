using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;

namespace WIJschool.Web.Audit;

/// <summary>The trails of schools in the back office, for whoever may see the members too.</summary>
internal static class AuditEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/audit").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        group.MapGet("", ReadSchoolsAsync);
        group.MapGet("/{school:guid}", ReadAsync);
    }

    private static async Task<JsonHttpResult<IReadOnlyList<AuditedSchoolResponse>>> ReadSchoolsAsync(HttpResponse response, WijschoolDbContext db, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var schools = await db.Set<School>().AsNoTracking().OrderBy(school => school.Name).ThenBy(school => school.Code)
            .Select(school => new { school.Id, school.Name, school.Code, school.Place }).ToListAsync(ct);
        return TypedResults.Json((IReadOnlyList<AuditedSchoolResponse>)
            [.. schools.Select(school => new AuditedSchoolResponse(school.Id.Value, school.Name, school.Code.Value, school.Place))], json);
    }

    private static async Task<JsonHttpResult<TrailResponse>> ReadAsync(
        Guid school, HttpResponse response, SchoolTrail trail, AuditNames names, ReaderLabels labels, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        var page = await trail.ReadAsync(new SchoolId(school), skip, take, ct);
        var (lines, words) = (await names.NameAsync(page.Entries, showsCoordinators: true, ct), await labels.ReadAsync());
        return TypedResults.Json(new TrailResponse(page.Total, [.. lines.Select(line => new TrailLineResponse(
            line.At, AuditController.WhoOf(line, words), AuditController.TextOf(line, words)))]), json);
    }
}

/// <param name="Code">Of the location, such as 00AA01.</param>
internal sealed record AuditedSchoolResponse(Guid Id, string Name, string Code, string Place);

/// <param name="Total">How many lines there are in all.</param>
internal sealed record TrailResponse(int Total, IReadOnlyList<TrailLineResponse> Items);

/// <param name="Text">What was done, in the reader's language.</param>
internal sealed record TrailLineResponse(DateTimeOffset At, string Who, string Text);
