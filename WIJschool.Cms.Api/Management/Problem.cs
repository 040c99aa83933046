using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace WIJschool.Cms.Api.Management;

/// <summary>
/// A refusal, as Umbraco's Management API words it: a ProblemDetails whose <c>operationStatus</c> tells the back office which of Core's
/// statuses it was, and whose <c>errors</c> light up fields.
/// </summary>
/// <param name="Type"><c>Error</c>, or the address of the HTTP status where the request itself could not be read.</param>
internal sealed record Problem(string Type, string Title, int Status) : IResult
{
    private const string UnreadableType = "https://tools.ietf.org/html/rfc9110#section-15.5.1";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OperationStatus { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Errors { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Members that one kind of refusal has besides.</summary>
    [JsonExtensionData]
    public Dictionary<string, object>? More { get; init; }

    /// <summary>Whether the request was refused before an operation saw it: Umbraco names no version then.</summary>
    [JsonIgnore]
    public bool IsUnreadable => Type == UnreadableType;

    /// <summary>400: the operation may not be done so.</summary>
    public static Problem Refused<TStatus>(TStatus status, string title, string? detail = null)
        where TStatus : struct, Enum => Of(StatusCodes.Status400BadRequest, status, title, detail);

    /// <summary>404: what the operation is about is not there.</summary>
    public static Problem Missing<TStatus>(TStatus status, string title, string? detail = null)
        where TStatus : struct, Enum => Of(StatusCodes.Status404NotFound, status, title, detail);

    /// <summary>409: something else stands in its place.</summary>
    public static Problem Taken<TStatus>(TStatus status, string title, string? detail = null)
        where TStatus : struct, Enum => Of(StatusCodes.Status409Conflict, status, title, detail);

    /// <summary>400: a handler of the site stopped the operation.</summary>
    /// <param name="status">Core's status.</param>
    /// <param name="what">What the operation is about, as in "dictionary item".</param>
    public static Problem Cancelled<TStatus>(TStatus status, string what)
        where TStatus : struct, Enum => Refused(status, "Cancelled by notification", $"A notification handler prevented the {what} operation.");

    /// <summary>400 for a status that Umbraco itself answers with an internal error.</summary>
    public static Problem Other<TStatus>(TStatus status, string what)
        where TStatus : struct, Enum => Refused(status, $"The {what} operation was refused");

    /// <summary>400: the request could not be read. Each error is a JSON path with what is wrong there.</summary>
    public static Problem Unreadable(HttpContext http, IEnumerable<(string Path, string Message)> errors) =>
        new(UnreadableType, "One or more validation errors occurred.", StatusCodes.Status400BadRequest)
        {
            Errors = errors.GroupBy(error => error.Path, StringComparer.Ordinal)
                .Select(path => new Dictionary<string, string[]>(StringComparer.Ordinal) { [path.Key] = [.. path.Select(error => error.Message)] })
                .ToList(),
            TraceId = Activity.Current?.Id ?? http.TraceIdentifier,
        };

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(this, ManagementJson.Options, ManagementJson.ContentType, httpContext.RequestAborted);
    }

    private static Problem Of<TStatus>(int code, TStatus status, string title, string? detail)
        where TStatus : struct, Enum => new("Error", title, code) { Detail = detail, OperationStatus = status.ToString() };
}
