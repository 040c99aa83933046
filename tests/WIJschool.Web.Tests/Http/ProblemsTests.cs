using WIJschool.Core.Labels;
using WIJschool.Core.Results;
using WIJschool.Web.Http;

namespace WIJschool.Web.Tests.Http;

public sealed class ProblemsTests
{
    private static readonly LabelSet Dutch = new("nl", new Dictionary<string, string>(StringComparer.Ordinal) { ["Error.School.NotFound"] = "Deze school kennen we niet." });

    [Theory]
    [InlineData(ErrorKind.Invalid, 422)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.Gone, 410)]
    public void An_expected_failure_becomes_the_status_of_its_kind(ErrorKind kind, int status)
    {
        Assert.Equal(status, new DomainError(kind, "School.Any").ToProblem(Dutch).StatusCode);
    }

    [Fact]
    public void Every_kind_has_a_status_of_its_own()
    {
        var statuses = Enum.GetValues<ErrorKind>().Select(kind => new DomainError(kind, "School.Any").ToProblem(Dutch).StatusCode).ToList();

        Assert.Equal(statuses.Count, statuses.Distinct().Count());
        Assert.DoesNotContain(500, statuses);
    }

    [Fact]
    public void Its_words_are_those_of_the_dictionary_and_its_code_is_for_machines()
    {
        var problem = new DomainError(ErrorKind.NotFound, "School.NotFound").ToProblem(Dutch).ProblemDetails;

        Assert.Equal(("urn:wijschool:School.NotFound", "Deze school kennen we niet."), (problem.Type, problem.Title));
    }
}
