using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Net;
using WIJschool.Core.Forms;
using WIJschool.Core.Labels;
using WIJschool.Core.Results;
using WIJschool.Web.Http;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>
/// Forms for other programs, at the addresses and in the shapes that Umbraco Forms documents. The rules are those of the page; a form for
/// members needs a member who is signed in.
/// </summary>
internal static class FormsApiEndpoints
{
    private const string KeyHeader = "Api-Key";
    private const long MostBytes = 32 * 1024 * 1024; // files come as base64 in the JSON

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static void MapFormsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/forms/delivery/api/v1").AllowAnonymous().DisableAntiforgery().AddEndpointFilter(GateAsync);
        group.MapGet("/definitions/{id:guid}", DefinitionAsync);
        group.MapPost("/entries/{id:guid}", SubmitAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
    }

    private static async ValueTask<object?> GateAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<FormsApiOptions>>().CurrentValue;
        if (!options.Options.EnableFormsApi) return TypedResults.NotFound();
        if (options.Security.FormsApiKey is { Length: > 0 } key && !IsKey(http.Request.Headers[KeyHeader].ToString(), key)) return TypedResults.Unauthorized();
        http.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }

    private static bool IsKey(string given, string key) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<Results<JsonHttpResult<FormDefinitionResponse>, NotFound>> DefinitionAsync(Guid id, string? culture, FormsApi api, HttpContext http) =>
        await api.FindAsync(id, culture, http) is { } found ? TypedResults.Json(FormsApiMapping.Of(found.Form, found.After, found.Labels), json) : TypedResults.NotFound();

    private static async Task<IResult> SubmitAsync(Guid id, HttpContext http, FormsApi api, FormLimits limits, IIpResolver ip, IAntiforgery antiforgery, IOptionsMonitor<FormsApiOptions> options)
    {
        if (http.Request.ContentType is { Length: > 0 } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase)) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (limits.IsTooOften(ip.GetCurrentRequestIpAddress())) return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (options.CurrentValue.Security.EnableAntiForgeryTokenForFormsApi && !await antiforgery.IsRequestValidAsync(http)) return Refused("The antiforgery token is missing or invalid.");
        if (await ReadAsync(http) is not { } sent) return Refused("The body is no form entry.");
        if (await api.FindAsync(id, sent.Culture, http) is not { } found) return TypedResults.NotFound();
        var (entry, errors, error) = await api.SubmitAsync(found, sent, http);
        if (errors.Count > 0) return TypedResults.Json(new EntryProblems(errors, new Dictionary<string, object>(StringComparer.Ordinal), StatusCodes.Status422UnprocessableEntity, "One or more validation errors occurred."), json, "application/problem+json", StatusCodes.Status422UnprocessableEntity);
        if (error is not null) return error.ToProblem(found.Labels);
        return entry is null ? TypedResults.NotFound() : TypedResults.Json(found.After, json, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<EntryRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<EntryRequest>(http.Request.Body, json, http.RequestAborted);
        }
        catch (Exception refused) when (refused is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Refused(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    private sealed record EntryProblems(IReadOnlyDictionary<string, string[]> Errors, IReadOnlyDictionary<string, object> Extensions, int Status, string Title);
}

/// <param name="After">What comes after an entry.</param>
internal sealed record FormForPrograms(Form Form, EntryAccepted After, LabelSet Labels);

/// <summary>Reads and takes forms for programs.</summary>
internal sealed class FormsApi(FormSource source, SubmitForm submit, KeepFormFile keep, SiteContext site, PageAccess access, LabelSource labels, TimeProvider clock)
{
    /// <param name="culture">The default one when it is not given or not one of the site's.</param>
    /// <returns>Null when there is no such form in it, or not for this caller.</returns>
    public async Task<FormForPrograms?> FindAsync(Guid id, string? culture, HttpContext http)
    {
        await site.PrepareAsync(http);
        var asked = site.Cultures.FirstOrDefault(known => string.Equals(known, culture, StringComparison.OrdinalIgnoreCase), site.Reading.DefaultCulture);
        var reading = site.Reading with { Culture = asked };
        if (source.Find(id) is not { } page || access.Refuses(page, http.User)) return null;
        var form = await source.ReadAsync(page, reading, http.User, http.RequestAborted);
        var target = form.Settings.ConfirmationPage is { } key ? site.Tree.Find(key, reading) : null;
        var words = await labels.ForAsync(asked);
        var after = new EntryAccepted(
            target?.Key, target is null || site.Home is not { } home ? null : new GotoRoute(reading.UrlOf(target), new GotoStart(home.Page.Key, "home")),
            target is not null ? null : form.Settings.Confirmation.Length > 0 ? form.Settings.Confirmation : words["Form.SentText"], form.Settings.Confirmation.Length > 0);
        return new FormForPrograms(form, after, words);
    }

    /// <returns>The entry; or what is wrong with fields; or why the form takes no entry.</returns>
    public async Task<(FormEntryId? Entry, Dictionary<string, string[]> Errors, DomainError? Error)> SubmitAsync(FormForPrograms found, EntryRequest sent, HttpContext http)
    {
        var (form, ticket, member) = (found.Form, Guid.NewGuid(), FormSource.MemberOf(http.User));
        if (FormOpening.Check(form.Settings, clock.GetUtcNow(), member is not null) is { } closed) return (null, [], closed);
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<FieldProblem> problems = [];
        foreach (var field in form.Fields.Where(field => field.HasValue && sent.Values?.ContainsKey(field.Alias) == true))
        {
            var value = sent.Values![field.Alias];
            if (field.Kind == FormFieldKind.File) texts[field.Alias] = await FilesAsync(form, field, ticket, value, problems, http.RequestAborted);
            else texts[field.Alias] = TextsOf(value);
        }
        var values = FormRules.Tidy(form, FormValues.Of(texts));
        problems.AddRange(FormRules.Check(form, values).Where(problem => problems.TrueForAll(known => known.Field != problem.Field)));
        if (problems.Count > 0)
            return (null, problems.GroupBy(problem => problem.Field ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(problem => FormTexts.Of(problem, form, found.Labels).Text).ToArray(), StringComparer.Ordinal), null);
        var result = await submit.ExecuteAsync(new SentForm(form, values, ticket, member), http.RequestAborted);
        return result.IsOk ? (result.Value, [], null) : (null, [], result.Error);
    }

    private static IReadOnlyList<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(TextsOf)],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.True => [FormValues.Yes],
        _ => [],
    };

    private async Task<IReadOnlyList<string>> FilesAsync(Form form, FormField field, Guid ticket, JsonElement value, List<FieldProblem> problems, CancellationToken ct)
    {
        List<string> ids = [];
        foreach (var file in (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : []).Take(field.MaxFiles + 1))
        {
            if (ContentOf(file) is not var (name, bytes))
            {
                problems.Add(new FieldProblem(field.Alias, FieldProblemKind.FileEmpty));
                continue;
            }
            using var content = new MemoryStream(bytes, writable: false);
            var (id, problem) = await keep.ExecuteAsync(form, field, ticket, new GivenFile(name, bytes.Length, content), ct);
            if (problem is not null) problems.Add(problem);
            else ids.Add(id!.Value.Value.ToString());
        }
        return ids;
    }

    /// <summary>A name, and a data URL with the content in base64.</summary>
    private static (string Name, byte[] Bytes)? ContentOf(JsonElement file)
    {
        const string mark = ";base64,";
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("fileName", out var name) || name.ValueKind != JsonValueKind.String
            || !file.TryGetProperty("fileContents", out var contents) || contents.ValueKind != JsonValueKind.String || contents.GetString() is not { } url || url.IndexOf(mark, StringComparison.Ordinal) is not (>= 0 and var start)) return null;
        var bytes = new byte[url.Length];
        return Convert.TryFromBase64String(url[(start + mark.Length)..], bytes, out var length) ? (name.GetString()!, bytes[..length]) : null;
    }
}
