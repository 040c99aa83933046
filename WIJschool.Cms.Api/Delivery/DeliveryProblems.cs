using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Refusals in the form that Umbraco gives them.</summary>
internal static class DeliveryProblems
{
    /// <summary>A value that cannot be read.</summary>
    public static ValidationProblem Invalid(string parameter, string message) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [parameter] = [message] });

    /// <summary>A request that is well formed but cannot be answered.</summary>
    public static ProblemHttpResult Refused(string title, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: title, type: "Error");

    /// <summary>A query of content that names something unknown.</summary>
    public static ProblemHttpResult From(ApiContentQueryOperationStatus status) => status switch
    {
        ApiContentQueryOperationStatus.SelectorOptionNotFound => Selector(),
        ApiContentQueryOperationStatus.FilterOptionNotFound => Filter(),
        _ => Sort(),
    };

    /// <summary>A query of media that names something unknown.</summary>
    public static ProblemHttpResult From(ApiMediaQueryOperationStatus status) => status switch
    {
        ApiMediaQueryOperationStatus.SelectorOptionNotFound => Selector(),
        ApiMediaQueryOperationStatus.FilterOptionNotFound => Filter(),
        _ => Sort(),
    };

    private static ProblemHttpResult Selector() => Refused("Selector option not found", "The attempted 'fetch' option does not exist");

    private static ProblemHttpResult Filter() => Refused("Filter option not found", "One of the attempted 'filter' options does not exist");

    private static ProblemHttpResult Sort() => Refused("Sort option not found", "One of the attempted 'sort' options does not exist");
}

/// <summary>A request that misses what its address cannot be without: as if there were no such address.</summary>
internal sealed class NoSuchAddress : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Remove("Vary");
        httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
