using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;

namespace WIJschool.Web.Schools;

/// <summary>All schools in the back office, for a coordinator to find and to close, and the ministry's lists of school sites.</summary>
internal static class SchoolDirectoryEndpoints
{
    private const string Api = "/umbraco/wijschool/api/v1";
    private const int LargestList = 25 * 1024 * 1024; // the largest of DUO's has some 2 MB

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapSchoolDirectory(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapGroup($"{Api}/schools").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        schools.MapGet("", ReadAsync);
        schools.MapGet("/{id:guid}", FindAsync);
        schools.MapPost("/{id:guid}/close", CloseAsync);
        var sites = routes.MapGroup($"{Api}/school-sites").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        sites.MapGet("", CountSitesAsync);
        sites.MapPost("/{sector}", ImportSitesAsync).WithMetadata(new RequestSizeLimitAttribute(LargestList));
    }

    private static async Task<JsonHttpResult<SchoolsResponse>> ReadAsync(
        HttpResponse response, SchoolDirectory directory, CancellationToken ct, SchoolStatus? status = null, string search = "", int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(SchoolsResponse.From(await directory.ReadAsync(status, search, skip, take, ct)), json);
    }

    private static async Task<Results<JsonHttpResult<SchoolDetailResponse>, ProblemHttpResult>> FindAsync(
        Guid id, HttpResponse response, SchoolDirectory directory, ReaderLabels labels, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return await directory.FindAsync(new SchoolId(id), ct) is { } school
            ? TypedResults.Json(SchoolDetailResponse.From(school), json) : SchoolErrors.NotFound.ToProblem(await labels.ReadAsync());
    }

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> CloseAsync(
        Guid id, CloseSchool close, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (Coordinator(security) is not { } by) return TypedResults.Unauthorized();
        var closed = await close.ByCoordinatorAsync(new SchoolId(id), by, ct);
        return closed.IsOk ? TypedResults.NoContent() : closed.Error.ToProblem(await labels.ReadAsync());
    }

    private static async Task<JsonHttpResult<IReadOnlyList<SiteCountResponse>>> CountSitesAsync(HttpResponse response, SchoolSites sites, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var counts = await sites.CountsAsync(ct);
        return TypedResults.Json<IReadOnlyList<SiteCountResponse>>([.. Sectors.All.Select(sector => new SiteCountResponse(sector, counts.GetValueOrDefault(sector)))], json);
    }

    /// <summary>Takes the file as it is: the body of the request.</summary>
    private static async Task<Results<JsonHttpResult<SiteCountResponse>, ProblemHttpResult, UnauthorizedHttpResult>> ImportSitesAsync(
        Sector sector, HttpRequest request, ImportSchoolSites import, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (Coordinator(security) is not { } by) return TypedResults.Unauthorized();
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        var imported = await import.ExecuteAsync(file.ToArray(), sector, by, ct);
        return imported.IsOk ? TypedResults.Json(new SiteCountResponse(sector, imported.Value), json) : imported.Error.ToProblem(await labels.ReadAsync());
    }

    private static CoordinatorKey? Coordinator(IBackOfficeSecurityAccessor security) =>
        security.BackOfficeSecurity?.CurrentUser is { } user ? new CoordinatorKey(user.Key) : null;
}

/// <summary>A part of the schools by name, and how many there are.</summary>
internal sealed record SchoolsResponse(int Total, IReadOnlyList<ListedSchoolResponse> Items)
{
    public static SchoolsResponse From(SchoolsPage page) => new(page.Total, [.. page.Schools.Select(ListedSchoolResponse.From)]);
}

/// <param name="Code">Of the location, such as 00AA01.</param>
/// <param name="People">How many belong to it.</param>
internal sealed record ListedSchoolResponse(
    Guid Id, string Name, string Code, Sector Sector, string Place, SchoolStatus Status, int Pupils, DateTimeOffset RegisteredAt, int People)
{
    public static ListedSchoolResponse From(ListedSchool school) => new(
        school.Id.Value, school.Name, school.Code.Value, school.Sector, school.Place, school.Status, school.Pupils, school.RegisteredAt, school.People);
}

/// <summary>One school, with the admins whom a coordinator may have to reach.</summary>
/// <param name="Staff">How many belong to it beside its admins.</param>
internal sealed record SchoolDetailResponse(
    Guid Id, string Name, string Code, Sector Sector, string Place, SchoolStatus Status, int Pupils, DateTimeOffset RegisteredAt, DateTimeOffset? DecidedAt,
    DateTimeOffset? ClosedAt, IReadOnlyList<SchoolAdminResponse> Admins, int Staff)
{
    public static SchoolDetailResponse From(SchoolDetail detail)
    {
        var school = detail.School;
        return new SchoolDetailResponse(
            school.Id.Value, school.Name, school.Code.Value, school.Sector, school.Place, school.Status, school.Pupils, school.RegisteredAt, school.DecidedAt, school.ClosedAt,
            [.. detail.Admins.Select(admin => new SchoolAdminResponse(admin.Name, admin.Mail))], detail.Staff);
    }
}

internal sealed record SchoolAdminResponse(string Name, string Mail);

/// <param name="Count">How many sites the list of a sector has; 0 when there is none.</param>
internal sealed record SiteCountResponse(Sector Sector, int Count);
