using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Core.Labels;
using WIJschool.Core.Results;

namespace WIJschool.Web.Http;

/// <summary>The one place where an expected failure of the domain becomes an answer.</summary>
internal static class Problems
{
    /// <param name="labels">In the reader's language.</param>
    public static ProblemHttpResult ToProblem(this DomainError error, LabelSet labels) => TypedResults.Problem(
        type: $"urn:wijschool:{error.Code}", title: labels.For(error), statusCode: error.Kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Gone => StatusCodes.Status410Gone,
            _ => StatusCodes.Status500InternalServerError,
        });
}
