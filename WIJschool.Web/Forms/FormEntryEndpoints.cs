using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Forms;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;

namespace WIJschool.Web.Forms;

/// <summary>The entries of forms in the back office, for whoever has the section Formulieren.</summary>
internal static class FormEntryEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapFormEntries(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/forms").RequireAuthorization(BackOfficeAccess.SignedIn, FormSection.Policy);
        group.MapGet("", ListAsync);
        group.MapGet("/{form:guid}/entries", EntriesAsync);
        group.MapGet("/{form:guid}/entries/{id:guid}", EntryAsync);
        group.MapPut("/{form:guid}/entries/{id:guid}", JudgeAsync);
        group.MapDelete("/{form:guid}/entries/{id:guid}", DeleteAsync);
        group.MapGet("/{form:guid}/entries/{id:guid}/files/{file:guid}", FileAsync);
        group.MapGet("/{form:guid}/export", ExportAsync);
    }

    private static async Task<JsonHttpResult<IReadOnlyList<FormResponse>>> ListAsync(HttpResponse response, FormFinder forms, FormEntries entries, ReaderLabels labels, CancellationToken ct)
    {
        var words = await labels.ReadAsync();
        var tallies = (await entries.TallyAsync(ct)).ToDictionary(tally => tally.FormKey);
        var published = (await forms.AllAsync()).Select(found => FormResponse.From(found, tallies.GetValueOrDefault(found.Form.Key), words)).ToList();
        // a form that is gone from the site still has its entries
        var gone = await entries.NamesAsync([.. tallies.Keys.Except(published.Select(form => form.Key))], ct);
        return Kept(response, (IReadOnlyList<FormResponse>)[.. published, .. gone.Select(form => FormResponse.Gone(form.Key, form.Name, tallies[form.Key]))]);
    }

    private static async Task<JsonHttpResult<EntriesResponse>> EntriesAsync(
        Guid form, HttpResponse response, FormEntries entries, [AsParameters] EntryQuery query, CancellationToken ct)
    {
        var filter = query.ToFilter();
        var page = await entries.ReadAsync(form, filter, query.Skip, query.Take, ct);
        return Kept(response, new EntriesResponse(await entries.CountAsync(form, filter, ct), [.. page.Select(EntrySummary.From)]));
    }

    private static async Task<Results<JsonHttpResult<EntryResponse>, ProblemHttpResult>> EntryAsync(
        Guid form, Guid id, HttpResponse response, FormEntries entries, ReaderLabels labels, CancellationToken ct) =>
        await FindAsync(form, id, entries, ct) is { } entry ? Kept(response, EntryResponse.From(entry)) : FormErrors.EntryNotFound.ToProblem(await labels.ReadAsync());

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(
        Guid form, Guid id, JudgementRequest judgement, FormEntries entries, JudgeEntry judge, ReaderLabels labels, CancellationToken ct)
    {
        var found = await FindAsync(form, id, entries, ct) is not null;
        var status = Enum.TryParse<EntryStatus>(judgement.Status, out var known) && Enum.IsDefined(known) ? known : (EntryStatus?)null;
        var result = !found ? FormErrors.EntryNotFound
            : status is null ? FormErrors.StatusUnknown : await judge.ExecuteAsync(new FormEntryId(id), status.Value, judgement.Note ?? "", ct);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
    }

    private static async Task<Results<NoContent, ProblemHttpResult, UnauthorizedHttpResult>> DeleteAsync(
        Guid form, Guid id, FormEntries entries, DeleteEntry delete, IBackOfficeSecurityAccessor security, ReaderLabels labels, CancellationToken ct)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user) return TypedResults.Unauthorized();
        var result = await FindAsync(form, id, entries, ct) is null ? FormErrors.EntryNotFound : await delete.ExecuteAsync(new FormEntryId(id), new CoordinatorKey(user.Key), ct);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem(await labels.ReadAsync());
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> FileAsync(
        Guid form, Guid id, Guid file, HttpResponse response, FormEntries entries, FormFileFolder folder, ReaderLabels labels, CancellationToken ct)
    {
        if (await FindAsync(form, id, entries, ct) is null || await entries.FileAsync(new FormEntryId(id), new FormFileId(file), ct) is not { } kept || folder.Open(kept.Id) is not { } content)
            return FormErrors.FileNotFound.ToProblem(await labels.ReadAsync());
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // it is for saving, whatever it is
        return TypedResults.File(content, kept.MediaType, kept.Name);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        Guid form, string format, HttpResponse response, FormExport export, ReaderLabels labels, [AsParameters] EntryQuery query, CancellationToken ct)
    {
        var words = await labels.ReadAsync();
        if (ExportFormats.Find(format) is not { } found) return FormErrors.FormatUnknown.ToProblem(words);
        response.Headers.CacheControl = "no-store";
        var table = await export.ReadAsync(form, query.ToFilter(), words, ct);
        return TypedResults.Stream(stream => found.WriteAsync(stream, table, ct), found.MediaType, string.Create(CultureInfo.InvariantCulture, $"{table.Name}.{found.Extension}"));
    }

    /// <summary>An entry of this very form: the id of another's leads nowhere here.</summary>
    private static async Task<ReadEntry?> FindAsync(Guid form, Guid id, FormEntries entries, CancellationToken ct) =>
        await entries.FindAsync(new FormEntryId(id), ct) is { } entry && entry.Entry.FormKey == form ? entry : null;

    private static JsonHttpResult<T> Kept<T>(HttpResponse response, T value)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(value, json);
    }
}

/// <param name="Text">Words that an entry must hold.</param>
/// <param name="Status">The name of an <see cref="EntryStatus"/>; none for all.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal sealed record EntryQuery(string? Text, string? Status, DateOnly? From, DateOnly? To, int Skip = 0, int Take = 50)
{
    public EntryFilter ToFilter() => new(Text ?? "", Enum.TryParse<EntryStatus>(Status, out var status) ? status : null, From, To);
}

internal sealed record JudgementRequest(string? Status, string? Note);

/// <param name="Url">Where it is on the site; null for a form that is gone.</param>
/// <param name="Faults">What an editor has to mend, in words.</param>
internal sealed record FormResponse(Guid Key, string Name, string? Url, int Total, int New, int Spam, DateTimeOffset? Latest, IReadOnlyList<string> Faults)
{
    public static FormResponse From(FoundForm found, FormTally? tally, Core.Labels.LabelSet labels) => new(
        found.Form.Key, found.Form.Name, found.Url, tally?.Total ?? 0, tally?.New ?? 0, tally?.Spam ?? 0, tally?.Latest, [.. found.Faults.Select(fault => FormFaultTexts.Of(fault, labels))]);

    public static FormResponse Gone(Guid key, string name, FormTally tally) => new(key, name, null, tally.Total, tally.New, tally.Spam, tally.Latest, []);
}

/// <param name="Total">How many the filter leaves.</param>
internal sealed record EntriesResponse(int Total, IReadOnlyList<EntrySummary> Items);

/// <param name="Summary">The first answers in a line.</param>
internal sealed record EntrySummary(Guid Id, DateTimeOffset SentAt, EntryStatus Status, string Summary, bool HasNote, int Files)
{
    private const int Answers = 3;
    private const int Longest = 160;

    public static EntrySummary From(ReadEntry entry)
    {
        var text = string.Join(" · ", entry.Fields.Where(field => field.HasValue && entry.Values.Has(field.Alias)).Take(Answers).Select(entry.Shown).Where(shown => shown.Length > 0));
        return new EntrySummary(entry.Entry.Id.Value, entry.Entry.SentAt, entry.Entry.Status, text.Length > Longest ? text[..Longest] + "…" : text, entry.Entry.Note.Length > 0, entry.Files.Count);
    }
}

/// <param name="Version">Of the form, as it was then.</param>
/// <param name="ForgetAt">When it is deleted by itself; null for never.</param>
internal sealed record EntryResponse(
    Guid Id, DateTimeOffset SentAt, EntryStatus Status, string Note, int Version, string Culture, bool IsMember, DateTimeOffset? ForgetAt,
    IReadOnlyList<AnswerResponse> Answers, IReadOnlyList<FileResponse> Files)
{
    public static EntryResponse From(ReadEntry entry) => new(
        entry.Entry.Id.Value, entry.Entry.SentAt, entry.Entry.Status, entry.Entry.Note, entry.Version, entry.Entry.Culture, entry.Entry.Member is not null, entry.Entry.ForgetAt,
        [.. entry.Fields.Where(field => field.HasValue).Select(field => new AnswerResponse(field.Alias, field.Label, entry.Shown(field)))],
        [.. entry.Files.Select(file => new FileResponse(file.Id.Value, file.Name, file.Bytes))]);
}

/// <param name="Answer">As a person reads it; empty when nothing was filled in.</param>
internal sealed record AnswerResponse(string Alias, string Label, string Answer);

internal sealed record FileResponse(Guid Id, string Name, long Bytes);
