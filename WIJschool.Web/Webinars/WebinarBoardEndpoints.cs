using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.NoContent, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult, Microsoft.AspNetCore.Http.HttpResults.UnauthorizedHttpResult>;
using Made = Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<WIJschool.Web.Webinars.MadeResponse>, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult, Microsoft.AspNetCore.Http.HttpResults.UnauthorizedHttpResult>;

namespace WIJschool.Web.Webinars;

/// <summary>Webinars in the back office: a coordinator, who may see the members too, deals with requests and plans.</summary>
internal static class WebinarBoardEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapWebinarBoard(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/webinars").RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Members);
        group.MapGet("/board", ReadAsync);
        group.MapGet("/waiting", CountAsync);
        group.MapGet("/requests/{id:guid}", ReadRequestAsync);
        group.MapPost("/requests/{id:guid}/take", TakeAsync);
        group.MapPost("/requests/{id:guid}/propose", ProposeAsync);
        group.MapPost("/requests/{id:guid}/decline", DeclineAsync);
        group.MapPost("", PlanAsync);
        group.MapGet("/{id:guid}", ReadOneAsync);
        group.MapPut("/{id:guid}", ChangeAsync);
        group.MapPost("/{id:guid}/move", MoveAsync);
        group.MapPost("/{id:guid}/cancel", CancelAsync);
        group.MapPut("/{id:guid}/attendance", NoteAsync);
        group.MapPost("/{id:guid}/materials", AddMaterialAsync);
        group.MapDelete("/{id:guid}/materials/{material:guid}", RemoveMaterialAsync);
    }

    private static async Task<JsonHttpResult<WebinarBoardResponse>> ReadAsync(
        HttpResponse response, WebinarRequests requests, WebinarAgenda agenda, IExperts experts, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var all = experts.All();
        string Name(ExpertKey? key) => all.FirstOrDefault(expert => expert.Key == key)?.Name ?? "";
        return TypedResults.Json(
            new WebinarBoardResponse(
                [.. (await requests.BoardAsync(ct)).Select(request => RequestResponse.From(request, Name(request.Expert)))],
                [.. (await agenda.BoardAsync(ct)).Select(booked => WebinarResponse.From(booked, Name(booked.Webinar.Expert)))],
                [.. all.Select(expert => new ExpertResponse(expert.Key.Value, expert.Name, expert.Account is not null))]), json);
    }

    private static async Task<JsonHttpResult<WaitingResponse>> CountAsync(HttpResponse response, WebinarRequests requests, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new WaitingResponse(await requests.WaitingAsync(ct)), json);
    }

    private static async Task<Results<JsonHttpResult<RequestDetailResponse>, ProblemHttpResult>> ReadRequestAsync(
        Guid id, HttpResponse response, WebinarRequests requests, IExperts experts, ReaderLabels labels, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (await requests.FindAsync(new WebinarRequestId(id), ct) is not { } request) return WebinarErrors.RequestNotFound.ToProblem(await labels.ReadAsync());
        var dates = await requests.DatesAsync(request.Id, ct);
        return TypedResults.Json(
            new RequestDetailResponse(
                RequestResponse.From(request, request.Expert is { } key ? experts.Find(key)?.Name ?? "" : ""), request.Wishes, request.Intervention, request.ContactName,
                request.ContactMail?.Value ?? "", [.. dates.Select(date => new DateResponse(date.Id.Value, date.StartsAt, date.EndsAt, date.IsPicked))]), json);
    }

    private static Task<Answer> TakeAsync(Guid id, TakeWebinarRequest take, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => take.ExecuteAsync(new WebinarRequestId(id), by, ct));

    private static Task<Answer> ProposeAsync(
        Guid id, ProposalRequest sent, ProposeDates propose, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, async by =>
        {
            List<Slot> slots = [];
            foreach (var slot in sent.Slots ?? [])
            {
                var read = slot.Read();
                if (!read.IsOk) return read.Error;
                slots.Add(read.Value);
            }
            return await propose.ExecuteAsync(new WebinarRequestId(id), by, new Proposal(new ExpertKey(sent.Expert), sent.IsPublic, sent.Places, slots), ct);
        });

    private static Task<Answer> DeclineAsync(
        Guid id, ReasonRequest sent, DeclineWebinarRequest decline, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => decline.ExecuteAsync(new WebinarRequestId(id), by, sent.Reason ?? "", ct));

    private static Task<Made> PlanAsync(PlanRequest sent, PlanWebinar plan, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        MakeAsync(security, labels, async by =>
        {
            var slot = (sent.Slot ?? new SlotRequest(null, null, 0, null)).Read();
            if (!slot.IsOk) return slot.Error;
            var planned = await plan.ExecuteAsync(by, new ExpertKey(sent.Expert), (sent.Details ?? DetailsRequest.Empty).Read(), slot.Value, ct);
            return planned.IsOk ? planned.Value.Value : planned.Error;
        });

    private static async Task<Results<JsonHttpResult<WebinarDetailResponse>, ProblemHttpResult>> ReadOneAsync(
        Guid id, HttpResponse response, WebinarAgenda agenda, WebinarEvaluations evaluations, IExperts experts, ReaderLabels labels, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (await agenda.FindAsync(new WebinarId(id), ct) is not { } booked) return WebinarErrors.NotFound.ToProblem(await labels.ReadAsync());
        var webinar = booked.Webinar;
        return TypedResults.Json(
            new WebinarDetailResponse(
                WebinarResponse.From(booked, experts.Find(webinar.Expert)?.Name ?? ""), webinar.Description, webinar.JoinLink, webinar.Recording,
                [.. (await agenda.SignUpsAsync(webinar.Id, ct)).Select(SignUpResponse.From)],
                [.. (await agenda.MaterialsAsync(webinar.Id, ct)).Select(material => new MaterialResponse(material.Id.Value, material.Name, material.Link, material.Media))],
                await evaluations.ReadAsync(webinar, ct)), json);
    }

    private static Task<Answer> ChangeAsync(
        Guid id, DetailsRequest sent, ChangeWebinar change, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => change.ExecuteAsync(new WebinarId(id), by, sent.Read(), ct));

    private static Task<Answer> MoveAsync(Guid id, SlotRequest sent, MoveWebinar move, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, async by => sent.Read() is { IsOk: true } slot ? await move.ExecuteAsync(new WebinarId(id), by, slot.Value, ct) : sent.Read().Error!);

    private static Task<Answer> CancelAsync(
        Guid id, ReasonRequest sent, CancelWebinar cancel, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => cancel.ExecuteAsync(new WebinarId(id), by, sent.Reason ?? "", ct));

    private static Task<Answer> NoteAsync(
        Guid id, AttendanceRequest sent, NoteAttendance note, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, _ => note.ByCoordinatorAsync(new WebinarId(id), [.. (sent.Present ?? []).Select(signUp => new SignUpId(signUp))], ct));

    private static Task<Made> AddMaterialAsync(
        Guid id, MaterialRequest sent, AddMaterial add, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        MakeAsync(security, labels, async by =>
        {
            var added = await add.ExecuteAsync(new WebinarId(id), by, sent.Name ?? "", sent.Link ?? "", sent.Media, ct);
            return added.IsOk ? added.Value.Value : added.Error;
        });

    private static Task<Answer> RemoveMaterialAsync(
        Guid id, Guid material, RemoveMaterial remove, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct) =>
        DoAsync(security, labels, by => remove.ExecuteAsync(new WebinarId(id), new MaterialId(material), by, ct));

    private static async Task<Answer> DoAsync(IBackOfficeSecurityAccessor security, ReaderLabels labels, Func<CoordinatorKey, Task<Result<Done>>> change)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user) return TypedResults.Unauthorized();
        var result = await change(new CoordinatorKey(user.Key));
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
    }

    private static async Task<Made> MakeAsync(IBackOfficeSecurityAccessor security, ReaderLabels labels, Func<CoordinatorKey, Task<Result<Guid>>> make)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user) return TypedResults.Unauthorized();
        var result = await make(new CoordinatorKey(user.Key));
        return result.IsOk ? TypedResults.Json(new MadeResponse(result.Value), json) : result.Error.ToProblem(await labels.ReadAsync());
    }
}

/// <summary>A day and a time as the clock in Amsterdam shows them.</summary>
/// <param name="Day">Such as 2027-03-28.</param>
/// <param name="Time">Such as 14:30.</param>
/// <param name="Which">Asked for only where the clock shows the time twice.</param>
internal sealed record SlotRequest(string? Day, string? Time, int Minutes, [property: JsonConverter(typeof(JsonStringEnumConverter<RepeatedHour>))] RepeatedHour? Which)
{
    public Result<Slot> Read()
    {
        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(Time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return WebinarErrors.TimeInvalid;
        var start = DutchTime.At(day, time, Which);
        if (!start.IsOk) return start.Error;
        return Minutes is < 1 or > 1440 ? WebinarErrors.LengthInvalid : new Slot(start.Value, start.Value.AddMinutes(Minutes));
    }
}

internal sealed record ProposalRequest(Guid Expert, bool IsPublic, int Places, IReadOnlyList<SlotRequest>? Slots);

/// <param name="Reason">Goes into the mail as it is.</param>
internal sealed record ReasonRequest(string? Reason);

internal sealed record DetailsRequest(string? Title, string? Description, bool IsPublic, int Places, string? JoinLink, string? Recording)
{
    public static readonly DetailsRequest Empty = new(null, null, true, 0, null, null);

    public WebinarDetails Read() => new(Title ?? "", Description ?? "", IsPublic, Places, JoinLink ?? "", Recording ?? "");
}

internal sealed record PlanRequest(Guid Expert, SlotRequest? Slot, DetailsRequest? Details);

/// <param name="Present">The sign-ups of who was there; all others with a place were not.</param>
internal sealed record AttendanceRequest(IReadOnlyList<Guid>? Present);

/// <param name="Link">Empty for a file of the media library.</param>
internal sealed record MaterialRequest(string? Name, string? Link, Guid? Media);

/// <param name="Id">Of what was made.</param>
internal sealed record MadeResponse(Guid Id);

/// <param name="Count">How many wait for a coordinator.</param>
internal sealed record WaitingResponse(int Count);

internal sealed record WebinarBoardResponse(IReadOnlyList<RequestResponse> Requests, IReadOnlyList<WebinarResponse> Webinars, IReadOnlyList<ExpertResponse> Experts);

internal sealed record ExpertResponse(Guid Id, string Name, bool HasAccount);

internal sealed record RequestResponse(
    Guid Id, string Topic, string Organisation, bool IsOfSchool, WebinarRequestStatus Status, string Expert, DateTimeOffset AskedAt, Guid? Webinar)
{
    public static RequestResponse From(WebinarRequest request, string expert) => new(
        request.Id.Value, request.Topic, request.Organisation, request.SchoolId is not null, request.Status, expert, request.AskedAt, request.WebinarId?.Value);
}

/// <param name="Contact">Who asked, by name.</param>
internal sealed record RequestDetailResponse(
    RequestResponse Request, string Wishes, Guid? Intervention, string Contact, string Mail, IReadOnlyList<DateResponse> Dates);

internal sealed record DateResponse(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsPicked);

internal sealed record WebinarResponse(
    Guid Id, string Title, string Expert, bool IsPublic, bool IsCancelled, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Places, int Placed, int Waiting)
{
    public static WebinarResponse From(BookedWebinar booked, string expert) => new(
        booked.Webinar.Id.Value, booked.Webinar.Title, expert, booked.Webinar.IsPublic, booked.Webinar.IsCancelled, booked.Webinar.StartsAt, booked.Webinar.EndsAt,
        booked.Webinar.Places, booked.Placed, booked.Waiting);
}

/// <param name="Result">What people thought of it; null while that is not to be told.</param>
internal sealed record WebinarDetailResponse(
    WebinarResponse Webinar, string Description, string JoinLink, string Recording, IReadOnlyList<SignUpResponse> SignUps, IReadOnlyList<MaterialResponse> Materials,
    EvaluationResult? Result);

internal sealed record SignUpResponse(Guid Id, string Name, string Mail, SignUpState State, bool? HasAttended)
{
    public static SignUpResponse From(SignUp signUp) => new(signUp.Id.Value, signUp.Name, signUp.Mail.Value, signUp.State, signUp.HasAttended);
}

internal sealed record MaterialResponse(Guid Id, string Name, string Link, Guid? Media);
